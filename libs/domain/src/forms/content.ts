import { z } from 'zod';
import { decimalText } from '../values/decimal-text.js';
import { value } from '../values/value.js';

/** A name for a row, a column or a part; none that every object has already (constructor). */
const nameOf = (pattern: RegExp) =>
  z
    .string()
    .regex(pattern)
    .refine((name) => !(name in {}), '编号不可用');

/** A money cell of the funding grid (项目资金), in the template's unit. Blank, — and 0 are three things. */
export const moneyCell = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('amount'), amount: decimalText }),
  z.strictObject({ kind: z.literal('blank') }),
  z.strictObject({ kind: z.literal('none') }),
]);
export type MoneyCell = z.infer<typeof moneyCell>;

/** 一级指标 by canonical name; the printed alias stays beside it. */
export const CATEGORIES = ['output', 'outcome', 'satisfaction', 'cost', 'decision', 'process'] as const;
/** 二级指标 by canonical name; the last five are those of 决策 and 过程 (财社〔2022〕65号). */
export const DIMENSIONS = [
  'quantity',
  'quality',
  'timeliness',
  'economicCost',
  'socialCost',
  'ecologicalCost',
  'economic',
  'social',
  'ecological',
  'sustainability',
  'satisfaction',
  'initiation',
  'objectiveSetting',
  'fundingInput',
  'fundManagement',
  'implementation',
] as const;
/** The side of a form that sets objectives twice (双轨): 中长期 and 年度. */
export const TRACKS = ['midTerm', 'annual'] as const;

/**
 * One row of the indicator grid (三级指标). `id` anchors comments and scores and never changes within a form. A column that
 * the template does not print stays absent or blank.
 */
export const indicator = z.strictObject({
  id: nameOf(/^[a-z0-9]{1,12}$/),
  category: z.enum(CATEGORIES),
  dimension: z.enum(DIMENSIONS),
  /** As printed on this form where it differs from the template's own label. */
  categoryLabel: z.string().max(40).optional(),
  dimensionLabel: z.string().max(40).optional(),
  /** Which side of a dual form the row stands on; absent where there is one side only. */
  track: z.enum(TRACKS).optional(),
  /** Number printed before the row (指标N：); may have gaps. */
  no: z.string().max(10).optional(),
  name: z.string().max(200),
  target: value,
  actual: value,
  weight: decimalText.nullable(),
  /** 自评得分 by the author. */
  score: decimalText.nullable(),
  /** Why the hand score differs from the automatic one (评分说明). */
  scoreReason: z.string().max(1000),
  /** 偏差原因分析及改进措施. */
  variance: z.string().max(2000),
  /** 指标值设置依据. */
  basis: z.string().max(200).optional(),
  /** 上年完成值. */
  lastYear: value.optional(),
  /** 指标赋分规则 as printed; which formula it names is the scoring's to say. */
  rule: z.string().max(200).optional(),
  /** 佐证资料: what will prove the actual. */
  evidence: z.string().max(500).optional(),
  /** 全年预计完成值, in a monitoring form. */
  forecast: value.optional(),
  /** 纠偏措施, in a monitoring form. */
  measure: z.string().max(2000).optional(),
});
export type Indicator = z.infer<typeof indicator>;

/** What an imported paper printed of figures that the product computes itself: kept to be checked against, never used. */
export const printedFigures = z.strictObject({
  executionWeight: decimalText.optional(),
  executionRate: z.string().max(40).optional(),
  executionScore: decimalText.optional(),
  totalWeight: decimalText.optional(),
  totalScore: decimalText.optional(),
});

/** A cell of a matrix (收支分析表), in the unit of its row. What was printed there and is no figure stays as it was. */
export const matrixCell = z.discriminatedUnion('kind', [
  ...moneyCell.options,
  z.strictObject({ kind: z.literal('malformed'), raw: z.string().max(200) }),
]);
export type MatrixCell = z.infer<typeof matrixCell>;

const key = nameOf(/^[a-zA-Z0-9]{1,40}$/);

/**
 * A table of figures with named rows and columns (收支分析表). Cells that the template computes are never entered; what an
 * imported paper printed in them is in `printed`, to be checked against.
 */
export const matrix = z.strictObject({
  title: z.string().max(200),
  columns: z.array(z.strictObject({ key, label: z.string().max(60) })).max(40),
  cells: z.record(key, z.record(key, matrixCell)),
  printed: z.record(key, z.record(key, matrixCell)).optional(),
});
export type Matrix = z.infer<typeof matrix>;

const blockId = nameOf(/^[a-z0-9]{1,12}$/);

/** A part of a chapter: words, a matrix of the form at its place, or a table that no template knows. */
export const chapterBlock = z.discriminatedUnion('kind', [
  /** A paragraph. `{{funding/total/executed}}` in it stands for a figure of the form or of one it is bound to. */
  z.strictObject({ kind: z.literal('text'), id: blockId, text: z.string().max(8000) }),
  z.strictObject({ kind: z.literal('matrix'), id: blockId, matrix: key }),
  z.strictObject({
    kind: z.literal('table'),
    id: blockId,
    title: z.string().max(200),
    rows: z.array(z.array(z.string().max(1000)).max(60)).max(300),
  }),
]);
export type ChapterBlock = z.infer<typeof chapterBlock>;

/** A chapter of a report (章节), in reading order; its level says how deep it stands. What precedes 一、 has no number. */
export const chapter = z.strictObject({
  id: blockId,
  level: z.int().min(1).max(4),
  /** As printed: 一、 or （二） or 3、; empty for none. */
  number: z.string().max(12),
  heading: z.string().max(200),
  blocks: z.array(chapterBlock).max(300),
});
export type Chapter = z.infer<typeof chapter>;

/** A frozen version of another form that this one rests on (绑定). */
export const binding = z.strictObject({
  form: z.string().max(60),
  version: z.int().min(1),
  hash: z.string().max(80),
  title: z.string().max(200),
});
export type Binding = z.infer<typeof binding>;
/** As what a form binds another: the objective it is measured by, the self-evaluations a report rests on. */
export const BINDING_ROLES = ['objective', 'monitoring', 'selfEvaluation'] as const;
export type BindingRole = (typeof BINDING_ROLES)[number];

/**
 * The content of a form (表单内容): what its author answers for. Every template fills the same few kinds of block, under
 * keys that its edition names: text fields, ticked choices, funding grid (row key → column key → cell), goals, indicators,
 * chapters, matrices. A block that the template does not have is absent.
 */
export const formContent = z.strictObject({
  fields: z.record(z.string().regex(/^[a-zA-Z]{1,40}$/), z.string().max(4000)),
  funding: z.record(z.string().max(40), z.record(z.string().max(40), moneyCell)),
  goals: z.record(z.string().max(40), z.string().max(4000)),
  indicators: z.array(indicator).max(500),
  /** Choice group → ticked options (√). */
  choices: z.record(key, z.array(key).max(30)).optional(),
  chapters: z.array(chapter).max(200).optional(),
  matrices: z.record(key, matrix).optional(),
  bound: z.partialRecord(z.enum(BINDING_ROLES), z.array(binding).max(40)).optional(),
  printed: printedFigures.optional(),
});
export type FormContent = z.infer<typeof formContent>;

/** A change to one place of a content: what a fix, a correction or a merge is made of. Path parts: "indicators/i4/target". */
export const change = z.strictObject({ path: z.string().max(200), value: z.json() });
export interface Change {
  readonly path: string;
  /** Plain JSON: what stands at that place afterwards. */
  readonly value: unknown;
}
