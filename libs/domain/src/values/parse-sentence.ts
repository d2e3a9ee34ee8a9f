import { findDeadline } from './parse-deadline.js';
import { NUMBER, parseQuantity } from './quantity.js';
import type { SimpleValue, Unit, Value } from './value.js';
import { sameUnit } from './unit.js';
import { compareOf, OPERATOR_WORDS } from './operator.js';

const ITEM = new RegExp(`^([^\\d≥≤<>=]{1,30}?)(${NUMBER}.*)$`);
const STOPS = /[、,;，；]/;
const BARE_LIST = new RegExp(`^${NUMBER}[^\\d,;、]*(?:[、,;]${NUMBER}[^\\d,;、]*)+$`);

/** 50、5.6: several figures that nobody can tell apart. */
export const isBareList = (text: string): boolean => BARE_LIST.test(text);

/** 市级50、县级5.6元/人: figures with labels and one unit, which may be printed once. */
export const parseList = (text: string, name = ''): Extract<Value, { kind: 'list' }> | undefined => {
  const parts = text.split(STOPS).map((part) => ITEM.exec(part));
  if (parts.length < 2 || parts.length > 20) return undefined;
  const items: { label: string; amount: string }[] = [];
  let unit: Unit | undefined;
  for (const part of [...parts].reverse()) {
    const quantity = parseQuantity(part?.[2] ?? '', unit === undefined ? name : '');
    const label = part?.[1] ?? '';
    if (quantity === undefined || OPERATOR_WORDS.test(label)) return undefined;
    const own = quantity.unit.measure !== '' || quantity.unit.scale !== '';
    if (unit !== undefined && own && !sameUnit(unit, quantity.unit)) return undefined;
    unit ??= quantity.unit;
    items.unshift({ label, amount: quantity.amount });
  }
  return unit && ({ kind: 'list', items, unit } as Extract<Value, { kind: 'list' }>);
};

const FIGURE_INSIDE = new RegExp(
  `(?<![\\d.A-Za-z第〔\\[])([≥≤<>=]|[^\\d,;。、，；]{0,6}?)(${NUMBER})([^\\d,;。、，；!()]{0,12}?)(?=$|[,;。、，；!()])`,
);
const digitsIn = (text: string): number => (text.match(/\d+(?:\.\d+)?/g) ?? []).length;

/**
 * The one figure inside a sentence that it is measured by: 上访率控制在0.1%以内，维护社会稳定. Undefined where a sentence
 * has none, or several, or where a number is not followed by a unit and the end of a clause.
 */
export const figureInside = (text: string): SimpleValue | undefined => {
  const timed = findDeadline(text);
  if (timed !== undefined) {
    const rest = text.slice(0, timed.at) + text.slice(timed.at + timed.length);
    return digitsIn(rest) === 0 && rest !== '' ? timed.deadline : undefined;
  }
  if (digitsIn(text) !== 1) return undefined;
  const found = FIGURE_INSIDE.exec(text);
  if (found === null || found[0] === text) {
    if (found === null || !/^\D/.test(text)) return undefined;
  }
  const [, before = '', number = '', after = ''] = found;
  // 上访率0: a rate of nothing is nought per cent; any other bare number says nothing.
  const unit = after === '' && Number(number) === 0 && /率$/.test(before) ? '%' : after;
  const part = compareOf(OPERATOR_WORDS.exec(before)?.[0] ?? '', number + unit);
  return part === undefined || part.unit.measure === '' ? undefined : part;
};
