import { toDecimalText, type DecimalText } from '../values/decimal-text.js';
import { printValue } from '../values/print.js';
import { exact } from '../values/unit.js';
import type { Value } from '../values/value.js';
import type { FormContent, Indicator } from './content.js';
import type { LaidOutBeside, LaidOutDimension, LaidOutGroup, LaidOutRow } from './lay-out-parts.js';
import {
  columnsOf,
  hasColumn,
  type ColumnSpec,
  type IndicatorColumn,
  type Recheck,
  type Template,
} from './template.js';

const printCell = (value: Value | undefined): string =>
  value === undefined ? '' : value.kind === 'malformed' ? value.raw : printValue(value);

const CELLS: Readonly<Record<IndicatorColumn, (row: Indicator) => string>> = {
  target: ({ target }) => printCell(target),
  actual: ({ actual }) => printCell(actual),
  forecast: ({ forecast }) => printCell(forecast),
  lastYear: ({ lastYear }) => printCell(lastYear),
  basis: ({ basis }) => basis ?? '',
  weight: ({ weight }) => weight ?? '',
  score: ({ score }) => score ?? '',
  rule: ({ rule }) => rule ?? '',
  evidence: ({ evidence }) => evidence ?? '',
  variance: ({ variance }) => variance,
  measure: ({ measure }) => measure ?? '',
};

/** The columns a form prints: those of its template, without such as stand there only where something is filled in. */
export const printedColumns = (template: Template, { indicators }: FormContent): readonly ColumnSpec[] =>
  columnsOf(template).filter(({ key, optional }) => !optional || indicators.some((row) => CELLS[key](row) !== ''));

/** Rows keep their order; neighbours of one category, and of one dimension in it, share a merged cell. */
export function layOutIndicators(
  template: Template,
  { indicators }: FormContent,
  recheck: Recheck | undefined,
): LaidOutGroup[] {
  const scored = hasColumn(template, 'score');
  if (indicators.length === 0) return blankGroups(template);
  if (template.tracks) return layOutTracks(template, indicators);
  return neighbours(indicators, (row) => `${row.category} ${row.categoryLabel ?? ''}`).map((group) => ({
    label: categoryLabel(template, group[0]),
    // 产出指标（50分） stands on forms that are scored; an objective lists its weights in their own column only.
    weight: scored ? weightOf(group) : '',
    dimensions: neighbours(group, (row) => `${row.dimension} ${row.dimensionLabel ?? ''}`).map((rows) => ({
      label: dimensionLabel(template, rows[0]),
      rows: rows.map((row) => layOutRow(template, row, recheck)),
    })),
  }));
}

/** A form that nobody has begun shows its categories, with one blank line for each dimension (空表). */
function blankGroups(template: Template): LaidOutGroup[] {
  const no = template.tracks ? numberOf(undefined, 0) : '';
  return template.categories.map(({ label, dimensions }) => ({
    label,
    weight: '',
    dimensions: dimensions.map((dimension) => {
      const cells = cellsOf(template, undefined);
      const row = { ...BLANK_ROW, id: '', no, cells };
      return template.tracks
        ? {
            label: dimension.label,
            besideLabel: dimension.label,
            rows: [{ ...row, beside: { label: dimension.label, no, name: '', cells } }],
          }
        : { label: dimension.label, rows: [row] };
    }),
  }));
}

/**
 * A form of two tracks puts 中长期 and 年度 rows of one dimension side by side: rows of one number on one line, the rest in
 * their order. The left side repeats the numbers of the right where it has no row of its own, so that it prints blank.
 */
function layOutTracks(template: Template, indicators: readonly Indicator[]): LaidOutGroup[] {
  const place = (row: Indicator): string => `${row.category} ${row.dimension}`;
  const [left, right] = [
    indicators.filter(({ track }) => track === 'midTerm'),
    indicators.filter(({ track }) => track !== 'midTerm'),
  ];
  const order = [...new Set([...right, ...left].map(place))];
  const groups = neighbours(sorted(order), (key) => key.split(' ')[0] ?? '');
  return groups.map((keys) => {
    const dimensions = keys.map((key) => {
      const ofKey = (row: Indicator): boolean => place(row) === key;
      return sideBySide(template, left.filter(ofKey), right.filter(ofKey));
    });
    const some = indicators.find((row) => place(row) === keys[0] && row.categoryLabel !== undefined);
    const first = some ?? indicators.find((row) => place(row) === keys[0]);
    return { label: first ? categoryLabel(template, first) : '', weight: '', dimensions };
  });
}

/** Dimensions of one category together, categories in the order in which they come first. */
function sorted(places: readonly string[]): string[] {
  const categories = [...new Set(places.map((key) => key.split(' ')[0]))];
  return categories.flatMap((category) => places.filter((key) => key.split(' ')[0] === category));
}

function sideBySide(template: Template, left: readonly Indicator[], right: readonly Indicator[]): LaidOutDimension {
  const taken = new Set<Indicator>();
  const lines = right.map((row): [Indicator | undefined, Indicator | undefined] => {
    const same = left.find((other) => row.no !== undefined && other.no === row.no && !taken.has(other));
    if (same) taken.add(same);
    return [same, row];
  });
  for (const row of left.filter((other) => !taken.has(other))) {
    const free = lines.find(([other, own]) => other === undefined && (own?.no === undefined || row.no === undefined));
    if (free) free[0] = row;
    else lines.push([row, undefined]);
  }
  const own = right[0] ?? left[0];
  const besideLabel = labelOn(template, left[0] ?? own);
  return {
    label: own ? dimensionLabel(template, own) : '',
    besideLabel,
    rows: lines.map(([other, row], at) => {
      const no = numberOf(row ?? other, at);
      const beside: LaidOutBeside = {
        label: besideLabel,
        no,
        name: other?.name ?? '',
        cells: cellsOf(template, other),
      };
      return row
        ? { ...layOutRow(template, row, undefined), no, beside }
        : { ...BLANK_ROW, id: other?.id ?? '', no, cells: cellsOf(template, undefined), beside };
    }),
  };
}

const BLANK_ROW = { name: '', target: '', actual: '', weight: '', score: '', variance: '' };

/** 指标5：, by the row's own number, which may have gaps. */
const numberOf = (row: Indicator | undefined, at: number): string => `指标${row?.no ?? at + 1}：`;

function layOutRow(template: Template, row: Indicator, recheck: Recheck | undefined): LaidOutRow {
  const { id, name, weight, score, variance } = row;
  const rechecked = recheck && (recheck.rows[id]?.score ?? score ?? '');
  return {
    id,
    no: row.no === undefined ? '' : `指标${row.no}：`,
    name,
    target: printCell(row.target),
    actual: printCell(row.actual),
    weight: weight ?? '',
    score: score ?? '',
    ...(rechecked === undefined ? {} : { recheckScore: rechecked }),
    variance,
    cells: cellsOf(template, row),
  };
}

const cellsOf = (template: Template, row: Indicator | undefined): LaidOutRow['cells'] =>
  Object.fromEntries(columnsOf(template).map(({ key }) => [key, row ? CELLS[key](row) : '']));

const categoryLabel = ({ categories }: Template, row: Indicator): string =>
  row.categoryLabel ?? categories.find(({ key }) => key === row.category)?.label ?? row.category;

const dimensionLabel = (template: Template, row: Indicator): string =>
  row.dimensionLabel ?? officialLabel(template, row);

/** A row of the left side speaks for itself; where there is none, the template's own word stands there. */
const labelOn = (template: Template, row: Indicator | undefined): string =>
  row === undefined ? '' : row.track === 'midTerm' ? dimensionLabel(template, row) : officialLabel(template, row);

const officialLabel = ({ categories }: Template, row: Indicator): string =>
  categories.find(({ key }) => key === row.category)?.dimensions.find(({ key }) => key === row.dimension)?.label ??
  row.dimension;

/** 50分, where every row of the group has a weight. */
function weightOf(rows: readonly Indicator[]): string {
  const weights = rows.map(({ weight }) => weight).filter((weight): weight is DecimalText => weight !== null);
  if (weights.length < rows.length) return '';
  return `${toDecimalText(weights.reduce((sum, weight) => sum.plus(weight), new exact(0)))}分`;
}

type Run<T> = readonly [T, ...T[]];

/** Runs of neighbours that have the same key. */
function neighbours<T>(items: readonly T[], keyOf: (item: T) => string): Run<T>[] {
  const runs: [T, ...T[]][] = [];
  for (const item of items) {
    const run = runs.at(-1);
    if (run && keyOf(run[0]) === keyOf(item)) run.push(item);
    else runs.push([item]);
  }
  return runs;
}
