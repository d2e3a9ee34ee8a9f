import type { Matrix, MatrixCell, MatrixSpec, Template } from '@chengwen/domain';
import { decimalOf } from './funding.js';
import { keyOf } from './lines.js';
import type { Span } from './spans.js';
import { tableCells } from './tables.js';

/** A table of a report that its template knows (收支分析表), read under its own key. */
export interface MatrixReading {
  readonly key: string;
  readonly matrix: Matrix;
  /** The caption before it is its title. */
  readonly titled: boolean;
}

interface Column {
  readonly key: string;
  readonly label: string;
  readonly at: number;
}

type Cells = Record<string, Record<string, MatrixCell>>;
/** The corner of a table: what its rows and columns are. */
const HEAD_WORDS = /^[险种项目类别指标单位年度亿万元:()\/\\、]{1,20}$/;

/**
 * Reads a table as a matrix of the template: recognised by its caption, or by its rows. Cells that the template computes
 * go into `printed`. Undefined where a line of it has no place: then it stays a table, whole.
 */
export function readMatrix(
  template: Template,
  title: string,
  rows: readonly Span[],
  year: number | undefined,
): MatrixReading | undefined {
  for (const spec of template.matrices ?? []) {
    const words = keyOf(title).replace(/\(?(?:单位:)?(?:万元|亿元|元)\)?$/, '');
    const titled = spec.titles.some((source) => new RegExp(source).test(words));
    const matrix = readRows(spec, rows, year);
    if (matrix) return { key: spec.key, titled, matrix: { ...matrix, title: titled ? title : '' } };
  }
  return undefined;
}

function readRows(
  spec: MatrixSpec,
  spans: readonly Span[],
  year: number | undefined,
): Omit<Matrix, 'title'> | undefined {
  const [first, ...rest] = spans.map(tableCells);
  const head = first && headOf(spec, first);
  if (!head) return undefined;
  const cells: Cells = {};
  const printed: Cells = {};
  let group = '';
  for (const row of rest) {
    const found = rowOf(spec, row, group, year);
    if (!found) return undefined;
    group = found.group;
    const places = placesOf(head, row, found.at);
    if (!places) return undefined;
    for (const column of head) {
      const text = places.get(column) ?? '';
      const computed = found.row.formula !== undefined || column.key === spec.sum?.key;
      if (text.length > 200 || (computed && text === '')) {
        if (text !== '') return undefined;
        continue;
      }
      ((computed ? printed : cells)[found.row.key] ??= {})[column.key] = cellOf(text, found.row.percent === true);
    }
  }
  if (Object.keys(cells).length === 0) return undefined;
  return {
    columns: head.map(({ key, label }) => ({ key, label })),
    cells,
    ...(Object.keys(printed).length > 0 ? { printed } : {}),
  };
}

/** The columns of a head; those the template does not know get keys of their own. Undefined where too few are known. */
function headOf(spec: MatrixSpec, cells: readonly string[]): Column[] | undefined {
  const named = (label: string): string | undefined => {
    const key = keyOf(label).replace(/:$/, '');
    if (spec.sum && key === keyOf(spec.sum.label)) return spec.sum.key;
    return spec.columns.find((column) => [column.label, ...(column.aliases ?? [])].some((each) => keyOf(each) === key))
      ?.key;
  };
  const columns: Column[] = [];
  let known = 0;
  cells.forEach((cell, at) => {
    const label = cell.trim();
    const key = named(label);
    if (label === '' || label.length > 60 || (key === undefined && HEAD_WORDS.test(keyOf(label)))) return;
    if (key !== undefined) known++;
    const own = key !== undefined && !columns.some((column) => column.key === key) ? key : `column${at}`;
    columns.push({ key: own, label: label.replace(/[:：]$/, ''), at });
  });
  return known >= 2 && known * 2 >= columns.length && columns.length <= 40 ? columns : undefined;
}

/** Which row of the template a line is: by its group, which may stand on a line above, and its label. */
function rowOf(
  spec: MatrixSpec,
  cells: readonly string[],
  above: string,
  year: number | undefined,
): { row: MatrixSpec['rows'][number]; group: string; at: number } | undefined {
  const words = cells.flatMap((cell, at) => (cell === '' ? [] : [{ key: keyOf(cell), at }]));
  const [first, second] = words;
  if (!first) return undefined;
  const grouped =
    second && spec.rows.find((row) => sameGroup(spec, row.group, first.key, year) && sameRow(row.label, second.key));
  if (second && grouped) return { row: grouped, group: first.key, at: second.at };
  const alone = spec.rows.find((row) => sameGroup(spec, row.group, above, year) && sameRow(row.label, first.key));
  return alone && { row: alone, group: above, at: first.at };
}

const sameRow = (label: string, key: string): boolean =>
  keyOf(label).replace(/[%()]/g, '') === key.replace(/[%():]/g, '');

/** {year}年 is the year of the report; where nobody says which that is, the later of two years in the table. */
function sameGroup({ rows }: MatrixSpec, group: string, key: string, year: number | undefined): boolean {
  if (!group.includes('{')) return keyOf(group) === key;
  const found = /^((?:19|20)\d{2})年?/.exec(key);
  if (!found || !rows)
    return /^本年/.test(key) ? group.includes('{year}') : /^上年/.test(key) && group.includes('{lastYear}');
  const printed = parseInt(found[1] ?? '', 10);
  return year === undefined ? false : printed === (group.includes('{year}') ? year : year - 1);
}

/** Which cell stands under which column: all moved by as much as the label is; without places, in their order. */
function placesOf(
  head: readonly Column[],
  cells: readonly string[],
  label: number,
): ReadonlyMap<Column, string> | undefined {
  const values = cells.flatMap((text, at) => (at > label && text !== '' ? [{ text, at }] : []));
  const start = (head[0]?.at ?? 0) - 1;
  for (const shift of [0, label - start, -1, 1]) {
    const places = new Map(
      head.map((column) => [column, values.find(({ at }) => at === column.at + shift)?.text ?? '']),
    );
    if ([...places.values()].filter((text) => text !== '').length === values.length) return places;
  }
  return values.length === head.length
    ? new Map(head.map((column, at) => [column, values[at]?.text ?? '']))
    : undefined;
}

function cellOf(text: string, percent: boolean): MatrixCell {
  if (text === '') return { kind: 'blank' };
  if (/^[—–―─/]{1,4}$|^-{1,4}$/.test(text)) return { kind: 'none' };
  const amount = decimalOf(percent ? text.replace(/[%％]$/, '') : text);
  return amount === undefined ? { kind: 'malformed', raw: text } : { kind: 'amount', amount };
}
