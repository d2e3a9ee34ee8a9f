import { z } from 'zod';
import { decimalText } from '../values/decimal-text.js';
import { value } from '../values/value.js';

/** A money cell of the funding grid (项目资金), in the template's unit. Blank, — and 0 are three things. */
export const moneyCell = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('amount'), amount: decimalText }),
  z.strictObject({ kind: z.literal('blank') }),
  z.strictObject({ kind: z.literal('none') }),
]);
export type MoneyCell = z.infer<typeof moneyCell>;

/** 一级指标 by canonical name; the printed alias stays beside it. */
export const CATEGORIES = ['output', 'outcome', 'satisfaction', 'cost'] as const;
/** 二级指标 by canonical name. */
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
] as const;

/** One row of the indicator grid (三级指标). `id` anchors comments and scores and never changes within a form. */
export const indicator = z.strictObject({
  id: z.string().regex(/^[a-z0-9]{1,12}$/),
  category: z.enum(CATEGORIES),
  dimension: z.enum(DIMENSIONS),
  /** As printed on this form where it differs from the template's own label. */
  categoryLabel: z.string().max(40).optional(),
  dimensionLabel: z.string().max(40).optional(),
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

/**
 * The content of a form (表单内容): what its author answers for. Every template fills the same few kinds of block, under
 * keys that its edition names: text fields, funding grid (row key → column key → cell), goals, indicators.
 */
export const formContent = z.strictObject({
  fields: z.record(z.string().regex(/^[a-zA-Z]{1,40}$/), z.string().max(4000)),
  funding: z.record(z.string().max(40), z.record(z.string().max(40), moneyCell)),
  goals: z.record(z.string().max(40), z.string().max(4000)),
  indicators: z.array(indicator).max(500),
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
