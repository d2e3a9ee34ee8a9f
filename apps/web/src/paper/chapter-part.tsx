import type { Chapter, FigureLookup } from '@chengwen/domain';
import { Button } from 'antd';
import { memo } from 'react';
import { freshId } from '../form/chapter-edits.js';
import { BlockMenu } from './block-menu.js';
import { Cell } from './cell.js';
import { fillHeading } from './headings.js';
import { MatrixTable } from './matrix-table.js';
import { useFilled, usePaper } from './paper-context.js';
import { Paragraph } from './paragraph.js';
import { Prose } from './prose.js';
import { TablePart } from './table-part.js';
import { TextInput } from './text-input.js';

interface ChapterPartProps {
  readonly chapter: Chapter;
  readonly lookup?: FigureLookup;
  readonly hint?: string | undefined;
}

const Heading = ({ chapter }: { chapter: Chapter }) => {
  const { edit } = usePaper();
  const { content, year } = useFilled();
  const { id, number, heading, level } = chapter;
  const set = (change: Partial<Pick<Chapter, 'number' | 'heading' | 'level'>>) =>
    edit?.({ type: 'chapters', edit: { op: 'head', chapter: id, set: change } });
  const shown = fillHeading(chapter, content, year);
  return (
    <Cell
      as="div"
      place={{ part: 'chapters', row: id }}
      label={`标题 ${number}${shown}`}
      className={`heading level-${level}`}
    >
      {(edit || number) && (
        <span className="heading-number">
          <TextInput
            label="章节序号"
            value={number}
            maxLength={12}
            placeholder="序号"
            onChange={edit && ((text) => set({ number: text }))}
          />
        </span>
      )}
      <span className="heading-words">
        <Prose
          label="章节标题"
          text={heading}
          maxLength={200}
          placeholder="标题"
          shown={shown === heading ? undefined : shown}
          onChange={edit && ((text) => set({ heading: text }))}
        />
      </span>
      {edit && (
        <BlockMenu label={`章节 ${shown}`}>
          {(close) => (
            <>
              <Button
                size="small"
                disabled={level <= 1}
                onClick={() => {
                  set({ level: level - 1 });
                  close();
                }}
              >
                升一级
              </Button>
              <Button
                size="small"
                disabled={level >= 4}
                onClick={() => {
                  set({ level: level + 1 });
                  close();
                }}
              >
                降一级
              </Button>
              <Button
                size="small"
                onClick={() => {
                  const next: Chapter = {
                    id: freshId(),
                    level,
                    number: '',
                    heading: '',
                    blocks: [{ kind: 'text', id: 'b1', text: '' }],
                  };
                  edit({ type: 'chapters', edit: { op: 'addChapter', after: id, chapter: next } });
                  close();
                }}
              >
                在后面增加一章
              </Button>
              <Button
                danger
                size="small"
                onClick={() => {
                  edit({ type: 'chapters', edit: { op: 'removeChapter', chapter: id } });
                  close();
                }}
              >
                删除本章
              </Button>
            </>
          )}
        </BlockMenu>
      )}
    </Cell>
  );
};

/** A chapter (章节): its heading and what stands in it. Rests while another one is written. */
export const ChapterPart = memo(({ chapter, lookup, hint }: ChapterPartProps) => {
  const { edit } = usePaper();
  const { id, blocks } = chapter;
  const empty = blocks.every((block) => block.kind === 'text' && block.text.trim() === '');
  return (
    <section className="chapter">
      <Heading chapter={chapter} />
      {edit && hint && empty && <p className="chapter-hint">{hint}</p>}
      {blocks.map((block, at) =>
        block.kind === 'text' ? (
          <Paragraph key={block.id} chapter={id} block={block} first={at === 0} {...(lookup && { lookup })} />
        ) : block.kind === 'table' ? (
          <TablePart key={block.id} chapter={id} block={block} />
        ) : (
          <MatrixPart key={block.id} matrix={block.matrix} />
        ),
      )}
      {edit && (
        <div className="chapter-foot">
          <button
            type="button"
            className="offer-button"
            onClick={() =>
              edit({
                type: 'chapters',
                edit: {
                  op: 'insert',
                  chapter: id,
                  after: blocks.at(-1)?.id,
                  block: { kind: 'text', id: freshId(), text: '' },
                },
              })
            }
            data-testid={`add-paragraph-${id}`}
          >
            ＋ 段落
          </button>
          <button
            type="button"
            className="offer-button"
            onClick={() =>
              edit({
                type: 'chapters',
                edit: { op: 'insert', chapter: id, after: blocks.at(-1)?.id, block: newTable() },
              })
            }
            data-testid={`add-table-${id}`}
          >
            ＋ 表格
          </button>
        </div>
      )}
    </section>
  );
});

const newTable = () => ({
  kind: 'table' as const,
  id: freshId(),
  title: '',
  rows: [
    ['', '', ''],
    ['', '', ''],
  ],
});

const MatrixPart = ({ matrix: key }: { matrix: string }) => {
  const { template } = usePaper();
  const { content } = useFilled();
  const spec = template.matrices?.find((one) => one.key === key);
  const matrix = content.matrices?.[key];
  return spec && matrix ? <MatrixTable spec={spec} matrix={matrix} /> : null;
};
