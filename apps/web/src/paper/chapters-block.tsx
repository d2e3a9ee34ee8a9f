import { figureAt, type BoundForm, type Chapter, type Template } from '@chengwen/domain';
import { Button } from 'antd';
import { useMemo } from 'react';
import { freshId } from '../form/chapter-edits.js';
import { useNarrow } from '../frame/use-narrow.js';
import { ChapterPart } from './chapter-part.js';
import { drawsFigures, fillHeading } from './headings.js';
import { useFilled, usePaper, useSaying } from './paper-context.js';
import { showPlace } from './place.js';
import { worstSeverity } from './severity.js';

const NONE: readonly BoundForm[] = [];

/** What the template says belongs in a chapter (填表提示), found by its heading as printed. */
const hintOf = ({ chapters = [] }: Template, heading: string): string | undefined =>
  chapters.find(({ heading: own, pattern, hint }) => hint && (own === heading || new RegExp(pattern).test(heading)))
    ?.hint;

const Tree = ({ chapters, titles }: { chapters: readonly Chapter[]; titles: readonly string[] }) => {
  const { findings } = useSaying();
  const narrow = useNarrow();
  const worst = (id: string) =>
    worstSeverity([...findings].flatMap(([place, list]) => (place.startsWith(`chapters/${id}/`) ? list : [])));
  return (
    <details className="chapter-tree" open={!narrow}>
      <summary>目录</summary>
      <ol>
        {chapters.map(({ id, level }, at) => (
          <li key={id} className={`level-${level}`}>
            <button
              type="button"
              className={`jump ${worst(id) ?? ''}`}
              onClick={() => showPlace({ part: 'chapters', row: id })}
            >
              {titles[at] || '未命名章节'}
            </button>
          </li>
        ))}
      </ol>
    </details>
  );
};

/** 报告正文: the tree of headings beside the chapters, each a row of paragraphs, matrices and tables. */
export const ChaptersBlock = () => {
  const { template, edit, bound = NONE } = usePaper();
  const { content, year } = useFilled();
  const { chapters } = content;
  const lookup = useMemo(
    () => (reference: string) => figureAt(template, content, bound, reference),
    [template, content, bound],
  );
  if (!template.chapters && !chapters?.length) return null;
  const all = chapters ?? [];
  const titles = all.map((chapter) => `${chapter.number}${fillHeading(chapter, content, year)}`);
  const last = all.at(-1);
  const add = () => {
    const chapter: Chapter = {
      id: freshId(),
      level: 1,
      number: '',
      heading: '',
      blocks: [{ kind: 'text', id: 'b1', text: '' }],
    };
    edit?.({ type: 'chapters', edit: { op: 'addChapter', after: last?.id, chapter } });
    requestAnimationFrame(() => showPlace({ part: 'chapters', row: chapter.id }));
  };
  return (
    <section className="chapters" id="block-chapters" aria-label="报告正文">
      <Tree chapters={all} titles={titles} />
      <div className="chapter-list">
        {all.map((chapter) => (
          <ChapterPart
            key={chapter.id}
            chapter={chapter}
            // Only a chapter that shows figures of the form is drawn again when they change.
            {...(drawsFigures(chapter) && { lookup })}
            {...(hintOf(template, chapter.heading) && { hint: hintOf(template, chapter.heading) })}
          />
        ))}
        {edit && (
          <Button size="small" onClick={add} data-testid="add-chapter">
            在末尾增加一章
          </Button>
        )}
      </div>
    </section>
  );
};
