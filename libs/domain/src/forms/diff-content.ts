import { canonical } from '../proof/canonical.js';
import type { Chapter, ChapterBlock, FormContent, Matrix } from './content.js';
import { columnsOf, type Template } from './template.js';

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
  no: '指标序号',
  scoreReason: '评分说明',
};

type Keyed = readonly { readonly key: string; readonly label: string }[];
type Tree = Readonly<Record<string, unknown>>;

/** What changed from one content to another, cell by cell in the order of the paper (版本比较). */
export function diffContent(template: Template, before: FormContent, after: FormContent): readonly Difference[] {
  const columns = columnsOf(template);
  return [
    ...differing(before.fields, after.fields, 'fields/', (key) => labelOf(template.fields, key)),
    ...differing(before.choices ?? {}, after.choices ?? {}, 'choices/', (key) => labelOf(template.choices ?? [], key)),
    ...keysOf(before.funding, after.funding).flatMap((row) =>
      differing(
        before.funding[row] ?? {},
        after.funding[row] ?? {},
        `funding/${row}/`,
        (key) => `${labelOf(template.funding.rows, row)} · ${labelOf(template.funding.columns, key)}`,
      ),
    ),
    ...differing(before.goals, after.goals, 'goals/', (key) => labelOf(template.goals, key)),
    ...items(
      'indicators',
      before.indicators,
      after.indicators,
      ({ name, id }) => name || id,
      (old, now, way) => differing(old, now, way, (key) => `${now.name} · ${ROW_LABELS[key] ?? labelOf(columns, key)}`),
    ),
    ...items('chapters', before.chapters ?? [], after.chapters ?? [], headingOf, diffChapter),
    ...(template.matrices ?? []).flatMap(({ key, rows }) =>
      diffMatrix(`matrices/${key}`, rows, before.matrices?.[key], after.matrices?.[key]),
    ),
    ...differing(before.bound ?? {}, after.bound ?? {}, 'bound/', () => '所依据的表'),
  ];
}

const headingOf = ({ number, heading }: Chapter): string => `${number}${heading}`;

/** A chapter whose blocks are the same ones is compared block by block, one that was rearranged as a whole. */
function diffChapter(old: Chapter, now: Chapter, way: string): Difference[] {
  const { blocks: oldBlocks, ...oldHead } = old;
  const { blocks, ...head } = now;
  const heading = headingOf(now);
  return [
    ...differing(oldHead, head, way, () => heading),
    ...items(
      `${way}blocks`,
      oldBlocks,
      blocks,
      () => heading,
      (was, is, path) =>
        was.kind === is.kind ? differing(was, is, path, () => heading) : [changed(path.slice(0, -1), heading, was, is)],
    ),
  ];
}

function diffMatrix(path: string, rows: Keyed, before: Matrix | undefined, after: Matrix | undefined): Difference[] {
  if (!before || !after)
    return same(before, after) ? [] : [changed(path, (after ?? before)?.title ?? path, before, after)];
  return [
    ...(same(before.columns, after.columns)
      ? []
      : [changed(`${path}/columns`, after.title, before.columns, after.columns)]),
    ...(same(before.title, after.title) ? [] : [changed(`${path}/title`, after.title, before.title, after.title)]),
    ...keysOf(before.cells, after.cells).flatMap((row) =>
      differing(
        before.cells[row] ?? {},
        after.cells[row] ?? {},
        `${path}/cells/${row}/`,
        (key) => `${after.title} · ${labelOf(rows, row)} · ${labelOf(after.columns, key)}`,
      ),
    ),
  ];
}

/** Parts of a list found by id: those that came, those that went, and what changed in those that stayed. */
function items<T extends { readonly id: string } & (object | ChapterBlock)>(
  way: string,
  before: readonly T[],
  after: readonly T[],
  title: (item: T) => string,
  inside: (old: T, now: T, way: string) => Difference[],
): Difference[] {
  const [was, is] = [new Map(before.map((item) => [item.id, item])), new Map(after.map((item) => [item.id, item]))];
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((id) => {
    const [old, now] = [was.get(id), is.get(id)];
    if (old && now) return inside(old, now, `${way}/${id}/`);
    const item = (now ?? old) as T;
    return [changed(`${way}/${id}`, title(item), old, now)];
  });
}

const labelOf = (specs: Keyed, key: string): string => specs.find((spec) => spec.key === key)?.label ?? key;
const keysOf = (a: object, b: object): string[] => [...new Set([...Object.keys(a), ...Object.keys(b)])];
const same = (a: unknown, b: unknown): boolean => canonical([a ?? null]) === canonical([b ?? null]);
const changed = (path: string, label: string, before: unknown, after: unknown): Difference => ({
  ...{ path, label },
  ...{ before, after },
});

function differing(before: object, after: object, way: string, label: (key: string) => string): Difference[] {
  const [old, now] = [before as Tree, after as Tree];
  return keysOf(before, after).flatMap((key) =>
    same(old[key], now[key]) ? [] : [changed(`${way}${key}`, label(key), old[key], now[key])],
  );
}
