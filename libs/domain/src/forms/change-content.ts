import { canonical } from '../proof/canonical.js';
import { refusal } from '../refusal.js';
import type { Change, FormContent } from './content.js';
import { parseContent } from './parse-content.js';
import type { Template } from './template.js';

/**
 * Applies changes (修改) to a content: "fields/unit", "goals/actual", "funding/total/executed", "indicators/i4/target".
 * The result is read as strictly as what comes from outside.
 *
 * @throws Refusal content.malformed where a path leads nowhere, and everything parseContent refuses
 */
export function applyChanges(template: Template, content: FormContent, changes: readonly Change[]): FormContent {
  const copy = structuredClone(content) as unknown as Tree;
  for (const { path, value } of changes) {
    const parts = path.split('/');
    const last = parts.pop() ?? '';
    let at: unknown = copy;
    for (const part of parts) at = step(at, part);
    if (!isTree(at) || last === '' || last === '__proto__') throw nowhere(path);
    if (value === null && OPTIONAL.has(last)) delete at[last];
    else at[last] = value;
  }
  return parseContent(template, copy);
}

/** Parts that may be absent: null takes them away. */
const OPTIONAL: ReadonlySet<string> = new Set(['printed', 'categoryLabel', 'dimensionLabel', 'raw']);

type Tree = Record<string, unknown>;
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);
const nowhere = (path: string) => refusal('content.malformed', { path, problem: '没有这个位置' });

/** Rows of the indicator grid are found by id, everything else by key. */
function step(at: unknown, part: string): unknown {
  if (Array.isArray(at)) return (at as { id?: string }[]).find(({ id }) => id === part);
  return isTree(at) && Object.hasOwn(at, part) ? at[part] : undefined;
}

/** One cell that differs between two contents (差异). */
export interface Difference {
  /** As in a change: "indicators/i4/target". */
  readonly path: string;
  /** Where it stands on paper: 参保人数 · 实际完成值. */
  readonly label: string;
  readonly before: unknown;
  readonly after: unknown;
}

const ROW_LABELS: Readonly<Record<string, string>> = {
  category: '一级指标',
  dimension: '二级指标',
  categoryLabel: '一级指标',
  dimensionLabel: '二级指标',
  name: '三级指标',
  target: '年度指标值',
  actual: '实际完成值',
  weight: '分值',
  score: '得分',
  scoreReason: '评分说明',
  variance: '偏差原因分析及改进措施',
};

/** What changed from one content to another, cell by cell in the order of the paper (版本比较). */
export function diffContent(template: Template, before: FormContent, after: FormContent): readonly Difference[] {
  const labelOf = (specs: readonly { readonly key: string; readonly label: string }[], key: string): string =>
    specs.find((spec) => spec.key === key)?.label ?? key;
  const rowsBefore = byId(before);
  const rowsAfter = byId(after);
  return [
    ...differing(before.fields, after.fields, 'fields/', (key) => labelOf(template.fields, key)),
    ...keysOf(before.funding, after.funding).flatMap((row) =>
      differing(
        before.funding[row] ?? {},
        after.funding[row] ?? {},
        `funding/${row}/`,
        (key) => `${labelOf(template.funding.rows, row)} · ${labelOf(template.funding.columns, key)}`,
      ),
    ),
    ...differing(before.goals, after.goals, 'goals/', (key) => labelOf(template.goals, key)),
    ...keysOf(rowsAfter, rowsBefore).flatMap((id) => {
      const [old, now] = [rowsBefore[id], rowsAfter[id]];
      const name = (now ?? old)?.name ?? id;
      if (!old || !now) return [{ path: `indicators/${id}`, label: name, before: old, after: now }];
      return differing(old, now, `indicators/${id}/`, (key) => `${name} · ${ROW_LABELS[key] ?? key}`);
    }),
  ];
}

const byId = ({ indicators }: FormContent): Record<string, FormContent['indicators'][number]> =>
  Object.fromEntries(indicators.map((row) => [row.id, row]));

const keysOf = (a: object, b: object): string[] => [...new Set([...Object.keys(a), ...Object.keys(b)])];

function differing(before: object, after: object, way: string, label: (key: string) => string): Difference[] {
  const [old, now] = [before as Tree, after as Tree];
  return keysOf(before, after).flatMap((key) =>
    canonical([old[key] ?? null]) === canonical([now[key] ?? null])
      ? []
      : [{ path: `${way}${key}`, label: label(key), before: old[key], after: now[key] }],
  );
}
