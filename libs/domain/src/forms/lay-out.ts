import { GRADE_LABELS } from '../score/score-form.js';
import { toDecimalText, type DecimalText } from '../values/decimal-text.js';
import { printValue } from '../values/print.js';
import { exact } from '../values/unit.js';
import type { Value } from '../values/value.js';
import type { FormContent, Indicator, MoneyCell } from './content.js';
import type { FormScore, Recheck, Template } from './template.js';

/** One indicator row as printed. */
export interface LaidOutRow {
  readonly id: string;
  readonly name: string;
  readonly target: string;
  readonly actual: string;
  readonly weight: string;
  readonly score: string;
  readonly recheckScore?: string;
  readonly variance: string;
}

/** 一级指标 with its 二级指标 and rows, merged on paper. */
export interface LaidOutGroup {
  readonly label: string;
  readonly weight: string;
  readonly dimensions: readonly { readonly label: string; readonly rows: readonly LaidOutRow[] }[];
}

/** A content as it stands on paper (排版内容): every string ready to print, the same for paper and screen. */
export interface LaidOut {
  readonly title: string;
  readonly yearLine: string;
  readonly unitNote: string;
  readonly header: { readonly projectName: string; readonly department: string; readonly unit: string };
  readonly funding: {
    readonly label: string;
    readonly columns: readonly string[];
    readonly rows: readonly { readonly label: string; readonly cells: readonly string[] }[];
  };
  readonly goals: { readonly expected: string; readonly actual: string };
  readonly groups: readonly LaidOutGroup[];
  readonly total: {
    readonly weight: string;
    readonly score: string;
    readonly recheckScore?: string;
    readonly grade: string;
  };
  readonly note: string;
}

/** Lays a content out as its template prints: figures with their printed precision, blank and — kept apart. */
export function layOut(
  template: Template,
  content: FormContent,
  score: FormScore,
  { year, recheck }: { readonly year: number; readonly recheck?: Recheck },
): LaidOut {
  const text = (key: string): string => content.fields[key] ?? '';
  return {
    title: template.title,
    yearLine: `（${year}年度）`,
    unitNote: '',
    header: { projectName: text('projectName'), department: text('department'), unit: text('unit') },
    funding: layOutFunding(template, content, score),
    goals: { expected: content.goals['expected'] ?? '', actual: content.goals['actual'] ?? '' },
    groups: layOutGroups(template, content, recheck),
    total: {
      weight: score.total.weight,
      score: score.total.score,
      ...(score.recheckTotal === undefined ? {} : { recheckScore: score.recheckTotal }),
      grade: GRADE_LABELS[score.grade],
    },
    note: text('note') || template.note,
  };
}

const DASH = '—';
const printMoney = (cell: MoneyCell | undefined): string =>
  cell === undefined || cell.kind === 'blank' ? '' : cell.kind === 'none' ? DASH : cell.amount;
const printCell = (value: Value): string => (value.kind === 'malformed' ? value.raw : printValue(value));

/** Weight, rate and score stand on the total row only; on the others they do not apply. */
function layOutFunding(
  { funding, moneyUnit }: Template,
  content: FormContent,
  { execution }: FormScore,
): LaidOut['funding'] {
  return {
    label: `项目资金（${moneyUnit}）`,
    columns: [...funding.columns.map(({ label }) => label), '分值', '执行率', '得分'],
    rows: funding.rows.map(({ key, label, total }) => ({
      label,
      cells: [
        ...funding.columns.map((column) => printMoney(content.funding[key]?.[column.key])),
        ...(total
          ? [execution.weight, execution.rate === undefined ? '' : `${execution.rate}%`, execution.score ?? '']
          : [DASH, DASH, DASH]),
      ],
    })),
  };
}

/** Rows keep their order; neighbours of one category, and of one dimension in it, share a merged cell. */
function layOutGroups(template: Template, { indicators }: FormContent, recheck: Recheck | undefined): LaidOutGroup[] {
  return neighbours(indicators, (row) => `${row.category} ${row.categoryLabel ?? ''}`).map((group) => {
    const [first] = group;
    const category = template.categories.find(({ key }) => key === first.category);
    return {
      label: first.categoryLabel ?? category?.label ?? first.category,
      weight: weightOf(group),
      dimensions: neighbours(group, (row) => `${row.dimension} ${row.dimensionLabel ?? ''}`).map((rows) => ({
        label:
          rows[0].dimensionLabel ??
          category?.dimensions.find(({ key }) => key === rows[0].dimension)?.label ??
          rows[0].dimension,
        rows: rows.map((row) => layOutRow(row, recheck)),
      })),
    };
  });
}

function layOutRow(row: Indicator, recheck: Recheck | undefined): LaidOutRow {
  const { id, name, weight, score, variance } = row;
  const rechecked = recheck && (recheck.rows[id]?.score ?? score ?? '');
  return {
    id,
    name,
    target: printCell(row.target),
    actual: printCell(row.actual),
    weight: weight ?? '',
    score: score ?? '',
    ...(rechecked === undefined ? {} : { recheckScore: rechecked }),
    variance,
  };
}

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
