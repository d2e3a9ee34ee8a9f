import { columnsOf, type ColumnSpec, type Template } from '@chengwen/domain';
import { filled, keyOf } from './lines.js';
import { isSide } from './places.js';
import type { Span } from './spans.js';
import { slotPattern } from './vocabulary.js';

/** A column of the grid as this paper prints it, and the cell of the head it stands under. */
export interface HeadColumn {
  readonly spec: ColumnSpec;
  readonly at: number;
}

/** One side of an indicator grid: where names stand, and which columns follow. */
export interface Side {
  readonly dimensionAt: number;
  readonly nameAt: number;
  readonly columns: readonly HeadColumn[];
}

/** The head of an indicator grid (指标表头): one side, or two where objectives are set twice. */
export interface GridHead {
  readonly sides: readonly Side[];
  /** Its cells stand between tabs. */
  readonly placed: boolean;
  /** Fields that the head itself prints: 1—7月完成值. */
  readonly slots: Readonly<Record<string, string>>;
  /** Cells that no column of the template is called. */
  readonly unknown: number;
}

const WORDS = [
  '绩效指标',
  '年度绩效指标',
  '一级指标',
  '二级指标',
  '三级指标',
  '指标名称',
  '指标内容',
  '指标',
  '年度',
  '序号',
  '绩效目标',
  '具体指标',
];
/** What heads say in brackets of their own: units, and how to fill them in. */
const PLAIN_BRACKET = /^[^()]*(?:\((?:[包含数字及和、与文描述]+|%|万元|元|亿元|\d{0,3}分)\))?$/;
const isName = (key: string): boolean =>
  key === '三级指标' || key === '指标名称' || key === '具体指标' || key === '指标内容';

/** Whether a line is the head of an indicator grid, or its first part. */
export const isGridHead = ({ key, raw, cells }: Pick<Span, 'key' | 'raw' | 'cells'>): boolean => {
  if (key.length > 200 || !key.includes('级指标')) return false;
  const words = new Set([...cells, ...raw.split(/\s+/)].map(keyOf));
  return words.has('三级指标') || (words.has('一级指标') && words.has('二级指标'));
};

/** How closely a printed head matches the label of a column: 2 by name, 1 where one goes on after the other. */
function match({ label, aliases = [] }: ColumnSpec, printed: string): number {
  let best = 0;
  // 1-9月执行情况 is the column 执行情况 of a form for some months.
  const key = printed.replace(/^1[-—–~至]\d{1,2}月份?(?=.{2})/, '');
  for (const each of [label, ...aliases]) {
    const name = keyOf(each);
    const slotted =
      label === each && each.includes('{') && slotPattern(each).pattern.exec(printed)?.[0].length === printed.length;
    if (name === key || slotted) return 3;
    const bare = name.replace(/\(.*\)$/, '');
    if (key.replace(/\(.*\)$/, '') === bare) best = 2;
    else if (best === 0 && key.length > 2 && (key.startsWith(bare) || key.endsWith(bare))) best = 1;
  }
  return best;
}

/** Reads the head of a grid: all its lines, where narrow cells broke it over several. */
export function readHead(template: Template, [first, ...more]: readonly Span[]): GridHead {
  const specs = columnsOf(template);
  const cells = first?.cells ?? [];
  const whole = (first?.key ?? '') + more.map(({ key }) => key).join('');
  const names = whole.split('三级指标').length - 1;
  if (!first || more.length > 0 || filled(cells).length < 2 || !cells.some((cell) => isName(keyOf(cell)))) {
    const side: Side = { dimensionAt: 0, nameAt: 0, columns: specs.map((spec) => ({ spec, at: -1 })) };
    return {
      sides: names > 1 && template.tracks ? [side, side] : [side],
      placed: false,
      slots: slotsIn(specs, whole.split('三级指标').at(-1) ?? ''),
      unknown: first && !isHeadPiece(template, first) ? 1 : 0,
    };
  }
  const sides: { dimensionAt: number; nameAt: number; columns: HeadColumn[] }[] = [];
  let dimensionAt = 0;
  let unknown = 0;
  const slots: Record<string, string> = {};
  cells.forEach((cell, at) => {
    const key = keyOf(cell);
    if (key === '') return;
    if (key === '二级指标') dimensionAt = at;
    if (isName(key)) sides.push({ dimensionAt, nameAt: at, columns: [] });
    if (WORDS.includes(key) || isSide(key)) return;
    const side = sides.at(-1);
    const ranked = specs
      .map((spec) => ({ spec, rank: side?.columns.some((column) => column.spec === spec) ? 0 : match(spec, key) }))
      .sort((a, b) => b.rank - a.rank);
    const [best] = ranked;
    if (!side || !best || best.rank === 0) return void unknown++;
    // Words behind or before a known name are read over as little as those of a column nobody knows.
    if (best.rank === 1 || (best.rank === 2 && !PLAIN_BRACKET.test(key))) unknown++;
    side.columns.push({ spec: best.spec, at });
    Object.assign(slots, slotsIn([best.spec], key));
  });
  return { sides: template.tracks ? sides : sides.slice(0, 1), placed: first.placed, slots, unknown };
}

function slotsIn(specs: readonly ColumnSpec[], text: string): Record<string, string> {
  const slots: Record<string, string> = {};
  for (const { label } of specs) {
    if (!label.includes('{')) continue;
    const { pattern, slots: names } = slotPattern(label);
    const found = new RegExp(pattern.source.slice(1)).exec(text);
    names.forEach((name, index) => found?.[index + 1] && (slots[name] = found[index + 1] ?? ''));
  }
  return slots;
}

/** Whether a line under a head goes on with it: nothing but pieces of what heads say. */
export function isHeadPiece(template: Template, span: Span): boolean {
  if (span.key.length > 120) return false;
  const heads = headText(template);
  return (span.placed ? span.cells : span.raw.split(/\s+/))
    .map(keyOf)
    .every((piece) => piece === '' || heads.includes(piece) || isSlotted(template, piece));
}

const isSlotted = (template: Template, piece: string): boolean =>
  columnsOf(template).some(({ label }) => label.includes('{') && slotPattern(label).pattern.exec(piece)?.[0] === piece);

const texts = new WeakMap<Template, string>();
function headText(template: Template): string {
  const known = texts.get(template);
  if (known !== undefined) return known;
  const labels = columnsOf(template).flatMap(({ label, aliases = [] }) => [label, ...aliases]);
  const text = [...WORDS, ...labels].map(keyOf).join(' ');
  texts.set(template, text);
  return text;
}
