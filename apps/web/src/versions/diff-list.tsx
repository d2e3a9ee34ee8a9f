import type { FormContent, Template } from '@chengwen/domain';
import { cellText } from './cell-text.js';
import { differencesOf } from './differences.js';

interface DiffListProps {
  readonly template: Template;
  readonly before: FormContent;
  readonly after: FormContent;
  readonly beforeLabel: string;
  readonly afterLabel: string;
}

/** What changed, cell by cell in the order of the paper (版本比较). */
export const DiffList = ({ template, before, after, beforeLabel, afterLabel }: DiffListProps) => {
  const differences = differencesOf(template, before, after);
  if (differences.length === 0) return <p className="muted">内容没有差异。</p>;
  return (
    <table className="diff" data-testid="diff">
      <thead>
        <tr>
          <th scope="col">栏目</th>
          <th scope="col">{beforeLabel}</th>
          <th scope="col">{afterLabel}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ path, label, before: old, after: now, naming }) => (
          <tr key={path} data-testid={`diff-${path.replaceAll('/', '-')}`}>
            <th scope="row">{label}</th>
            <td data-head={beforeLabel}>
              <del>{cellText(old, naming)}</del>
            </td>
            <td data-head={afterLabel}>
              <ins>{cellText(now, naming)}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
