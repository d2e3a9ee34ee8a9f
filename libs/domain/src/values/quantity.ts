import type { DecimalText } from './decimal-text.js';
import { NO_UNIT, parseUnit, unitOfName } from './unit.js';
import type { Unit, Value } from './value.js';

/** A number with its unit as printed: 39.31 and 万人. */
export interface Quantity {
  readonly amount: DecimalText;
  readonly unit: Unit;
}

/** A number in a cell, sign included. */
export const NUMBER = '[-−]?\\d+(?:\\.\\d+)?';

/** What decimalText accepts, without its reports: a quarter of a keystroke's time. At most 34 digits. */
const DECIMAL = /^(?=-?(?:\d\.?){1,34}$)-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** A printed number as an exact decimal: leading zeros go, trailing ones stay; undefined where it is too long to be one. */
export const decimalOf = (printed: string): DecimalText | undefined => {
  const plain = printed.replace('−', '-').replace(/^(-?)0+(?=\d)/, '$1');
  const text = /^-0(\.0+)?$/.test(plain) ? plain.slice(1) : plain;
  return DECIMAL.test(text) ? (text as DecimalText) : undefined;
};

const QUANTITY = new RegExp(`^(${NUMBER})(.*)$`);

/** Reads "39.31万人"; a number alone takes the unit that the indicator's name announces, or none. */
export const parseQuantity = (text: string, name = ''): Quantity | undefined => {
  const found = QUANTITY.exec(text);
  const amount = decimalOf(found?.[1] ?? '');
  const unit = parseUnit(found?.[2] ?? '');
  if (amount === undefined || unit === undefined) return undefined;
  return { amount, unit: unit.measure === '' && unit.scale === '' ? (unitOfName(name) ?? NO_UNIT) : unit };
};

/** The figure that a value is measured and scored on: that of a figure, of a comparison, or inside a sentence. */
export const quantityOf = (value: Value): Quantity | undefined => {
  const plain = value.kind === 'composite' ? value.part : value;
  return plain.kind === 'figure' || plain.kind === 'compare' ? { amount: plain.amount, unit: plain.unit } : undefined;
};
