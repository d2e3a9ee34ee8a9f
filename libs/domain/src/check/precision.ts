import type { Decimal } from 'decimal.js';
import { placesOf, type DecimalText } from '../values/decimal-text.js';
import { exact } from '../values/unit.js';

/** Half of the last printed place: how far a rounded figure may be from the true one. */
export const halfUnit = (printed: DecimalText): Decimal => exact.pow(10, -placesOf(printed)).div(2);

/** Whether a printed figure is the exact one within its printed precision, so that rounding is never called an error. */
export const agrees = (printed: DecimalText, value: Decimal): boolean =>
  new exact(printed).minus(value).abs().lte(halfUnit(printed));
