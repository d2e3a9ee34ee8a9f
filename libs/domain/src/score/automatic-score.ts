import type { Indicator } from '../forms/content.js';
import type { ScoringPack } from '../forms/template.js';
import type { DecimalText } from '../values/decimal-text.js';
import type { SimpleValue, Unit } from '../values/value.js';
import { scoreRow } from './score-row.js';

/** Fifteen digits are whole numbers that a float holds exactly; longer ones go the long way. */
const DIGITS = 15;
const POWERS = Array.from({ length: DIGITS + 1 }, (_, places) => 10 ** places);
const power = (places: number): number => POWERS[places] ?? Infinity;
const ZERO = 48;
const POINT = 46;

/** Places after the point of what was read last: beside the digits, so that a million rows make no million objects. */
let placesRead = 0;

/** The digits of a printed decimal as one whole number; -1 where it is signed or too long. */
const digitsOf = (text: string): number => {
  const { length } = text;
  if (length > DIGITS) return -1;
  let digits = 0;
  placesRead = 0;
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === POINT) placesRead = length - at - 1;
    else if (code < ZERO || code > ZERO + 9) return -1;
    else digits = digits * 10 + (code - ZERO);
  }
  return digits;
};

/** A score as it is printed: no trailing noughts. */
const spelt = (units: number, places: number): DecimalText => {
  const unit = power(places);
  const whole = (units - (units % unit)) / unit;
  const rest = String(units % unit)
    .padStart(places, '0')
    .replace(/0+$/, '');
  return (places === 0 || rest === '' ? String(whole) : `${whole}.${rest}`) as DecimalText;
};

/** Scores up to a hundred points in hundredths are spelt once. */
const SPELT: DecimalText[] = [];
const MOST_SPELT = 10_000;
const printed = (units: number, places: number): DecimalText =>
  places === 2 && units <= MOST_SPELT ? (SPELT[units] ??= spelt(units, 2)) : spelt(units, places);

const sameUnits = (a: Unit, b: Unit): boolean =>
  a === b || (a.measure === b.measure && a.scale === b.scale && a.per.length === 0 && b.per.length === 0);

/** Half up, of whole numbers: num ÷ den. */
const rounded = (num: number, den: number): number => {
  const twice = 2 * num + den;
  const both = 2 * den;
  const floor = Math.floor(twice / both);
  // The division may have been rounded up to the next whole number; the product of whole numbers is exact.
  return floor * both > twice ? floor - 1 : floor;
};

type Op = Extract<SimpleValue, { kind: 'compare' }>['op'];

const isMet = (op: Op, t: number, a: number): boolean => {
  if (op === '=' && t === 0) return a === 0;
  if (op === '>=' || op === '=') return a >= t;
  if (op === '<=') return a <= t;
  return op === '>' ? a > t : a < t;
};

/** Of a missed target: what the weight is multiplied with before it is divided; nought where no share is left. */
const partOf = (op: Op, t: number, a: number, reverse: ScoringPack['reverse']): number => {
  if (t === 0) return 0;
  if (op === '>=' || op === '>' || op === '=') return a;
  if (reverse === 'share') return t;
  return a >= 2 * t ? 0 : 2 * t - a;
};

const plainPack = ({ shareFloor, over, satisfaction }: ScoringPack): boolean =>
  shareFloor === undefined && over === undefined && satisfaction?.always === undefined;

/** The score in whole numbers, or undefined where only the long way is exact. */
const inWholeNumbers = (row: Indicator, pack: ScoringPack): DecimalText | undefined => {
  const { target, actual } = row;
  if ((target.kind !== 'compare' && target.kind !== 'figure') || actual.kind !== 'figure') return undefined;
  if (row.rule !== undefined || row.weight === null || !sameUnits(target.unit, actual.unit) || !plainPack(pack))
    return undefined;
  const target0 = digitsOf(target.amount);
  const targetPlaces = placesRead;
  const actual0 = digitsOf(actual.amount);
  const actualPlaces = placesRead;
  const weight0 = digitsOf(row.weight);
  const weightPlaces = placesRead;
  if (target0 < 0 || actual0 < 0 || weight0 <= 0 || weightPlaces > pack.places) return undefined;
  const places = Math.max(targetPlaces, actualPlaces);
  const t = target0 * power(places - targetPlaces);
  const a = actual0 * power(places - actualPlaces);
  const weight = weight0 * power(pack.places - weightPlaces);
  const op = target.kind === 'compare' ? target.op : '=';
  if (!Number.isSafeInteger(weight) || !Number.isSafeInteger(4 * t) || !Number.isSafeInteger(4 * a)) return undefined;
  if (isMet(op, t, a)) return printed(weight, pack.places);
  const rises = op === '>=' || op === '>' || op === '=';
  const whole = rises || pack.reverse === 'overshoot' ? t : a;
  const part = weight * partOf(op, t, a, pack.reverse);
  if (!Number.isSafeInteger(2 * part + whole)) return undefined;
  // A missed target never shows the full weight.
  return printed(part === 0 ? 0 : Math.min(rounded(part, whole), weight - 1), pack.places);
};

/**
 * The automatic score alone (自动得分), for sums over many forms: the same as {@link scoreRow} gives, without its words.
 * Ordinary figures are reckoned in whole numbers, which is exact and fast; all others go through scoreRow.
 */
export const automaticScore = (row: Indicator, pack: ScoringPack): DecimalText | undefined =>
  inWholeNumbers(row, pack) ?? scoreRow(row, pack).automatic;
