import { shareWidth, type FlexibleColumn } from '../layout/columns.js';
import type { PrintModel } from '../model.js';
import { besideCells, flatRows, gridColumns, textOf } from './grid.js';
import { textWidth, type Paper } from './paper.js';

/** Widths in millimetres, for letters of 9 pt, of the columns that do not follow their texts. */
const FIXED: Readonly<Record<string, number>> = {
  block: 7,
  group: 16.5,
  dimension: 18.5,
  weight: 9.5,
  score: 10.5,
  recheckScore: 10.5,
};
const FLEXIBLE: Readonly<Record<string, FlexibleColumn>> = {
  name: { least: 22, usual: 38 },
  target: { least: 18.5, usual: 24 },
  actual: { least: 18.5, usual: 24 },
  forecast: { least: 18.5, usual: 24 },
  lastYear: { least: 17, usual: 21 },
  basis: { least: 17, usual: 21 },
  rule: { least: 17, usual: 22 },
  evidence: { least: 15, usual: 20 },
  variance: { least: 22, usual: 37 },
  measure: { least: 22, usual: 34 },
};
/** On a wide sheet labels and heads have room to stand on one line. */
const FIXED_WIDE: Readonly<Record<string, number>> = { ...FIXED, group: 19, dimension: 28, weight: 15, score: 13 };
const WIDE_MM = 200;
/** Half of a remark in brackets on a line. */
const LEAST_REMARK = 23;
const OTHER: FlexibleColumn = { least: 18, usual: 24 };

/** What a template's grid takes up beside the columns: the merged label 绩效指标 on its left, and the size of its letters. */
export type GridShape = {
  readonly block: boolean;
  /** Whether it prints the heads that the model names, which then claim width like a row. */
  readonly heads: boolean;
  readonly letterPt: number;
};

/** CSS that gives the columns of the indicator table (`.col-name`, `.col-target` …) widths that follow their texts. */
export function columnStyle(model: PrintModel, paper: Paper, { block, heads, letterPt }: GridShape): string {
  const total = textWidth(paper);
  const keys = gridColumns(model).map(({ key }) => key);
  const two = (model.tracks ?? []).length > 0;
  const labels = [...(block ? ['block'] : []), 'group', 'dimension', ...(two ? ['left-dimension'] : [])];
  const sides = [...(two ? ['left-name', ...keys.map((key) => `left-${key}`)] : []), 'name', ...keys];
  const own = (key: string): string => key.replace(/^left-/, '');
  const standard = total > WIDE_MM ? FIXED_WIDE : FIXED;
  const widthOf = (key: string): number => ((standard[own(key)] ?? 0) * letterPt) / 9;
  const fixed = [...labels, ...sides].filter((key) => own(key) in FIXED);
  const flexible = sides.filter((key) => !(own(key) in FIXED));
  const label = (key: string): string =>
    key === 'name' ? '三级指标' : (model.columns?.find((column) => column.key === key)?.label ?? '');
  const rows = flatRows(model).map(({ row }) => {
    const left = new Map(besideCells(row, gridColumns(model)).map(({ key, text }) => [key, text]));
    return flexible.map((key) => left.get(key) ?? textOf(row, key));
  });
  if (heads) rows.push(flexible.map((key) => label(own(key))));
  const shared = shareWidth(
    flexible.map((key) => {
      const column = FLEXIBLE[own(key)] ?? OTHER;
      // A remark in brackets is not broken in a head: 指标值（包含数字及文字描述）.
      const remark = heads && label(own(key)).includes('（') ? (LEAST_REMARK * letterPt) / 9 : 0;
      return { ...column, least: Math.max(column.least, remark) };
    }),
    rows,
    Math.floor(total - fixed.reduce((sum, key) => sum + widthOf(key), 0)),
    letterPt,
  );
  const widths = [
    ...fixed.map((key) => [key, widthOf(key)] as const),
    ...flexible.map((key, i) => [key, shared[i] ?? 0] as const),
  ];
  return widths
    .map(([column, width]) => `.col-${column} { width: ${((width / total) * 100).toFixed(3)}%; }`)
    .join('\n');
}
