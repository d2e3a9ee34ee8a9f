import { z } from 'zod';
import { decimalText } from './decimal-text.js';

/** Unit of measurement (计量单位): what is counted, the printed scale, and "per what". 万人次 = {measure 人次, scale 万}. */
export const unit = z.strictObject({
  measure: z.string().max(20),
  scale: z.enum(['', '万', '亿']),
  per: z.array(z.string().max(10)).max(3),
});
export type Unit = z.infer<typeof unit>;

const raw = z.string().max(2000).optional();
const figure = { amount: decimalText, unit };

/**
 * An indicator value (指标值 / 实际完成值), typed. `raw` is the printed source where it was imported.
 * `malformed` holds what was printed but means nothing (105%≤≥95%): it can be kept and shown, never submitted.
 */
export const simpleValue = z.discriminatedUnion('kind', [
  /** A figure with a comparison: ≥95%. */
  z.strictObject({ kind: z.literal('compare'), op: z.enum(['>', '>=', '=', '<=', '<']), ...figure, raw }),
  /** A bare figure, no operator: 39.31万人. What an actual is; a target wants an operator. */
  z.strictObject({ kind: z.literal('figure'), ...figure, raw }),
  /** Between two figures: 95%≤x≤105%. */
  z.strictObject({
    kind: z.literal('range'),
    low: decimalText,
    high: decimalText,
    lowIncluded: z.boolean(),
    highIncluded: z.boolean(),
    unit,
    raw,
  }),
  /** By a day of a period: 每月25日前 (included by custom). `days` counts from the start of the period, or after its end. */
  z.strictObject({
    kind: z.literal('deadline'),
    every: z.enum(['month', 'quarter', 'year', 'once']),
    anchor: z.enum(['dayOfPeriod', 'daysAfterPeriod', 'workdays', 'date']),
    days: z.int().min(0).max(400).optional(),
    date: z.string().max(10).optional(),
    included: z.boolean(),
    raw,
  }),
  /** Words (定性): 基金运行平稳. */
  z.strictObject({ kind: z.literal('text'), text: z.string().min(1).max(2000), raw }),
  /** Not filled in (未填). */
  z.strictObject({ kind: z.literal('blank'), raw }),
  /** Not applicable (—). */
  z.strictObject({ kind: z.literal('none'), raw }),
  /** Printed, but without a meaning; `problem` says why in one sentence. */
  z.strictObject({ kind: z.literal('malformed'), raw: z.string().max(2000), problem: z.string().max(200) }),
]);
export const value = z.union([
  simpleValue,
  /** Several labelled figures of one unit: 市级50、县级5.6 元/人. */
  z.strictObject({
    kind: z.literal('list'),
    items: z
      .array(z.strictObject({ label: z.string().max(100), amount: decimalText }))
      .min(2)
      .max(20),
    unit,
    raw,
  }),
  /** A figure inside a sentence: 上访率控制在0.1%以内，维护社会稳定. Scored on the figure. */
  z.strictObject({ kind: z.literal('composite'), part: simpleValue, text: z.string().min(1).max(2000), raw }),
]);
export type SimpleValue = z.infer<typeof simpleValue>;
export type Value = z.infer<typeof value>;
