import type { ChapterBlock } from '@chengwen/domain';
import { memo } from 'react';
import { Cell } from './cell.js';
import { usePaper } from './paper-context.js';
import { TextInput } from './text-input.js';

interface TablePartProps {
  readonly chapter: string;
  readonly block: Extract<ChapterBlock, { kind: 'table' }>;
}

/** As many as the content takes. */
const MOST_ROWS = 300;
const MOST_COLUMNS = 60;

/** A table that no template knows (附表), cell by cell; its first line is its head. */
export const TablePart = memo(({ chapter, block }: TablePartProps) => {
  const { edit } = usePaper();
  const { id, title, rows } = block;
  const width = Math.max(1, ...rows.map((row) => row.length));
  const set = (change: { title?: string; rows?: string[][] }) =>
    edit?.({ type: 'chapters', edit: { op: 'table', chapter, block: id, set: change } });
  const write = (line: number, column: number, text: string) =>
    set({
      rows: rows.map((row, at) =>
        at === line ? Array.from({ length: width }, (_, cell) => (cell === column ? text : (row[cell] ?? ''))) : row,
      ),
    });
  return (
    <Cell as="div" place={{ part: 'chapters', row: chapter, field: id }} label={title || '表格'} className="table-part">
      {(edit || title) && (
        <div className="table-title">
          <TextInput
            label="表格名称"
            value={title}
            maxLength={200}
            placeholder="表格名称"
            onChange={edit && ((text) => set({ title: text }))}
          />
        </div>
      )}
      <div className="grid-scroll wide">
        <table className="grid wide loose">
          <tbody>
            {rows.map((row, line) => (
              // Lines and cells of such a table have no identity; their order is the table.
              <tr key={line}>
                {Array.from({ length: width }, (_, column) => (
                  <td key={column} className={line === 0 ? 'loose-head' : column === 0 ? 'name' : ''}>
                    <TextInput
                      label={`${title || '表格'} 第${line + 1}行第${column + 1}列`}
                      value={row[column] ?? ''}
                      maxLength={1000}
                      onChange={edit && ((text) => write(line, column, text))}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {edit && (
        <div className="grid-note">
          <button
            type="button"
            className="offer-button"
            disabled={rows.length >= MOST_ROWS}
            onClick={() => set({ rows: [...rows, Array.from({ length: width }, () => '')] })}
          >
            ＋ 行
          </button>
          <button
            type="button"
            className="offer-button"
            disabled={width >= MOST_COLUMNS}
            onClick={() => set({ rows: rows.map((row) => [...row, '']) })}
          >
            ＋ 列
          </button>
          <button
            type="button"
            className="offer-button"
            disabled={rows.length <= 1}
            onClick={() => set({ rows: rows.slice(0, -1) })}
          >
            － 末行
          </button>
          <button
            type="button"
            className="offer-button"
            disabled={width <= 1}
            onClick={() => set({ rows: rows.map((row) => row.slice(0, width - 1)) })}
          >
            － 末列
          </button>
          <button
            type="button"
            className="offer-button"
            onClick={() => edit({ type: 'chapters', edit: { op: 'remove', chapter, block: id } })}
          >
            删除表格
          </button>
        </div>
      )}
    </Cell>
  );
});
