import type { Preview } from './preview-source.js';

/** Lines of the source that found no place (未归位), each under its number, so that nothing is lost unseen. */
export const LostLines = ({ lost }: { lost: Preview['lost'] }) => (
  <ul className="lost">
    {lost.map(({ line, text }) => (
      <li key={`${line} ${text}`}>
        <span className="muted">第{line}行</span> {text}
      </li>
    ))}
  </ul>
);
