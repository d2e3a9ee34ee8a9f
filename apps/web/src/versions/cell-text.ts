import {
  chapter,
  chapterBlock,
  indicator,
  matrix,
  matrixCell,
  printValue,
  value,
  type ChapterBlock,
} from '@chengwen/domain';

/** Words for keys that stand in a cell: an option that was ticked, a matrix in a chapter. */
export type Naming = (key: string) => string;

const UNNAMED: Naming = (key) => key;
const BLANK = '（未填）';

const blockText = (block: ChapterBlock, naming: Naming): string => {
  switch (block.kind) {
    case 'text':
      return block.text || BLANK;
    case 'matrix':
      return `〔${naming(block.matrix)}〕`;
    case 'table':
      return [block.title || '表格', ...block.rows.map((row) => row.join(' | '))].join('\n');
  }
};

/** Lists: ticked options, columns of a matrix, lines of a table. */
const listText = (cells: readonly unknown[], naming: Naming): string => {
  if (cells.length === 0) return BLANK;
  if (cells.every((cell) => typeof cell === 'string')) return cells.map(naming).join('、');
  return cells
    .map((cell) => (Array.isArray(cell) ? cell.join(' | ') : labelOf(cell)))
    .join(cells.some(Array.isArray) ? '\n' : '、');
};

const labelOf = (cell: unknown): string => {
  const { label, title } = (cell ?? {}) as { readonly label?: unknown; readonly title?: unknown };
  return typeof label === 'string' ? label : typeof title === 'string' ? title : '（其他内容）';
};

/** Whole parts that came or went: a row, a chapter, a paragraph, a matrix. */
const partText = (cell: unknown, naming: Naming): string | undefined => {
  const row = indicator.safeParse(cell);
  if (row.success) {
    const { name, target, actual, weight, score } = row.data;
    const reached = actual.kind === 'blank' ? '' : ` → ${printValue(actual)}`;
    const weighed = weight === null && score === null ? '' : `，分值 ${weight ?? '—'}，得分 ${score ?? '—'}`;
    return `${name}：${printValue(target)}${reached}${weighed}`;
  }
  const block = chapterBlock.safeParse(cell);
  if (block.success) return blockText(block.data, naming);
  const whole = chapter.safeParse(cell);
  if (whole.success)
    return [
      `${whole.data.number}${whole.data.heading}`,
      ...whole.data.blocks.map((one) => blockText(one, naming)),
    ].join('\n');
  const table = matrix.safeParse(cell);
  return table.success
    ? `${table.data.title}（${table.data.columns.map(({ label }) => label).join('、')}）`
    : undefined;
};

/** Any cell of a content as it reads on paper; a blank cell says so, because an empty place in a comparison says nothing. */
export const cellText = (cell: unknown, naming: Naming = UNNAMED): string => {
  if (cell === undefined) return '（没有此项）';
  if (cell === null || cell === '') return BLANK;
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return String(cell);
  if (Array.isArray(cell)) return listText(cell, naming);
  const figure = matrixCell.safeParse(cell);
  if (figure.success && figure.data.kind === 'amount') return figure.data.amount;
  if (figure.success && figure.data.kind === 'malformed') return figure.data.raw;
  const typed = value.safeParse(cell);
  if (typed.success) return printValue(typed.data) || BLANK;
  return partText(cell, naming) ?? '（其他内容）';
};
