import { Decimal } from 'decimal.js';
import { z } from 'zod';

/**
 * An exact decimal as printed ("2.50" keeps both places): how money, weights, scores and measured values travel in JSON,
 * GraphQL and hashes. Arithmetic goes through decimal.js, storage through the Decimal128 codec of the store.
 */
export const decimalText = z
  .string()
  .max(40)
  .regex(/^-?(0|[1-9]\d*)(\.\d+)?$/, '应为十进制数字')
  .refine((text) => text.replace(/[-.]/g, '').replace(/^0+/, '').length <= 34, '超过 34 位有效数字')
  .brand<'DecimalText'>();
export type DecimalText = z.infer<typeof decimalText>;

/** Places after the point as printed: "2.50" has 2. */
export const placesOf = (text: DecimalText): number => text.split('.')[1]?.length ?? 0;

/** Prints an exact decimal with a fixed number of places; the rounding is half up, as on paper (四舍五入). */
export const toDecimalText = (value: Decimal, places: number = Math.max(0, value.decimalPlaces())): DecimalText =>
  value.toFixed(places, Decimal.ROUND_HALF_UP) as DecimalText;
