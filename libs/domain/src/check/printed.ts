import type { Decimal } from 'decimal.js';
import type { Change } from '../forms/content.js';
import { printValue } from '../values/print.js';
import type { Unit, Value } from '../values/value.js';
import { placesOf, type DecimalText } from '../values/decimal-text.js';
import { exact } from '../values/unit.js';

/** A value as it stands on the paper: its printed source where it was imported. */
export const quoteOf = (value: Value): string => ('raw' in value && value.raw) || printValue(value);

/** What a printed figure may stand for (印刷精度): half a unit of its last place to either side, ends included. */
export interface Interval {
  readonly low: Decimal;
  readonly high: Decimal;
}

/** The interval of a figure as printed: 94.07 is anything from 94.065 to 94.075. */
export const intervalOf = (printed: DecimalText): Interval => {
  const half = new exact(10).pow(-placesOf(printed)).div(2);
  const value = new exact(printed);
  return { low: value.minus(half), high: value.plus(half) };
};

/** Whether two printed figures may stand for the same amount. */
export const meets = (a: Interval, b: Interval): boolean => a.low.lte(b.high) && b.low.lte(a.high);

/** Half a unit of the last place that a figure was printed with. */
export const halfUnit = (printed: DecimalText): Decimal => intervalOf(printed).high.minus(printed);

/** Unit of a value's figures, of the range it was probably meant to be included; undefined where it has none. */
export const unitOf = (value: Value): Unit | undefined => {
  const plain = value.kind === 'composite' ? value.part : value;
  return plain.kind === 'compare' || plain.kind === 'figure' || plain.kind === 'range' || plain.kind === 'list'
    ? plain.unit
    : undefined;
};

/** A value as part of a change to be offered: the same data, read as plain JSON. */
export const asJson = (value: unknown): Change['value'] => value as Change['value'];
