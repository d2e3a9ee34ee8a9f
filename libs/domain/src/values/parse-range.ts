import { Decimal } from 'decimal.js';
import { NUMBER, parseQuantity, type Quantity } from './quantity.js';
import { convertible, NO_UNIT, sameUnit } from './unit.js';
import type { SimpleValue, Unit } from './value.js';

type Range = Extract<SimpleValue, { kind: 'range' }>;

/** What a text that wants to be a range says: a range, or why it is none and which one was probably meant. */
export type RangeReading = { readonly range: Range } | { readonly problem: string; readonly suggestion?: Range };

/** A digit never goes on behind the number: one way to read a figure, however long. */
const Q = `(${NUMBER}(?!\\d)[^≥≤<>&~至到\\-—–,;、xX\\[\\]()]*)`;
/** What lies between the ends: x, or the name of what is measured (95%≤执行率≤105%). */
const MIDDLE = '[^\\d≥≤<>=&,;、()]{1,12}';
const BETWEEN = new RegExp(`^${Q}([≤<])${MIDDLE}([≤<])${Q}$`);
const BETWEEN_DOWN = new RegExp(`^${Q}([≥>])${MIDDLE}([≥>])${Q}$`);
const BOTH = new RegExp(`^([≥>])${Q}(?:&&?|且|并且|,|;|、)([≤<])${Q}$`);
const BOTH_DOWN = new RegExp(`^([≤<])${Q}(?:&&?|且|并且|,|;|、)([≥>])${Q}$`);
const DASH = new RegExp(`^(?:介于|在)?${Q}(?:至|到|~|-|—|–)${Q}(?:之间)?$`);
const DASH_BOUND = new RegExp(`^${Q}(?:至|到|~|-|—|–)${Q}(?:及?以上|及?以下|以内|之内)$`);
const INTERVAL = new RegExp(`^([[(])${Q},${Q}([\\])])$`);
/** 105%≤≥95%, 105%≤95%: two figures and the wrong signs between them. */
const TANGLED = new RegExp(`^${Q}[≥≤<>]{1,3}${Q}$`);

/** 2023年6月至12月: a stretch of the calendar is no range of figures. */
const STRETCH = /^\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:至|到|~|-|—|–)(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?$/;

/** One unit for both ends: the printed one where only one end has it. */
const unitFor = (a: Quantity, b: Quantity): Unit | undefined => {
  if (a.unit.measure === '' && a.unit.scale === '') return b.unit;
  if (b.unit.measure === '' && b.unit.scale === '') return a.unit;
  return sameUnit(a.unit, b.unit) && convertible(a.unit, b.unit) ? a.unit : undefined;
};

const between = (
  low: string,
  lowIncluded: boolean,
  high: string,
  highIncluded: boolean,
  name: string,
): RangeReading => {
  const a = parseQuantity(low);
  const b = parseQuantity(high);
  if (a === undefined || b === undefined) return { problem: '区间的两端应为带计量单位的数字' };
  let unit = unitFor(a, b);
  if (unit === undefined) return { problem: '区间两端的计量单位不一致' };
  if (unit.measure === '' && unit.scale === '') unit = parseQuantity('0', name)?.unit ?? NO_UNIT;
  const range: Range = { kind: 'range', low: a.amount, high: b.amount, lowIncluded, highIncluded, unit };
  if (!new Decimal(a.amount).gt(b.amount)) return { range };
  return { problem: '区间的下限大于上限', suggestion: { ...range, low: range.high, high: range.low } };
};

/** Reads the ways to write a range (区间); undefined where the text is none of them. Takes text made readable. */
export const parseRange = (text: string, name = ''): RangeReading | undefined => {
  let found: RegExpExecArray | null;
  if (STRETCH.test(text)) return undefined;
  if ((found = BETWEEN.exec(text))) return between(found[1]!, found[2] === '≤', found[4]!, found[3] === '≤', name);
  if ((found = BETWEEN_DOWN.exec(text))) return between(found[4]!, found[3] === '≥', found[1]!, found[2] === '≥', name);
  if ((found = BOTH.exec(text))) return between(found[2]!, found[1] === '≥', found[4]!, found[3] === '≤', name);
  if ((found = BOTH_DOWN.exec(text))) return between(found[4]!, found[3] === '≥', found[2]!, found[1] === '≤', name);
  if ((found = INTERVAL.exec(text))) return between(found[2]!, found[1] === '[', found[3]!, found[4] === ']', name);
  if ((found = DASH_BOUND.exec(text))) return suggest('区间与“以上”“以下”“以内”相互矛盾', found, name);
  if ((found = DASH.exec(text))) return between(found[1]!, true, found[2]!, true, name);
  if ((found = TANGLED.exec(text))) return suggest('区间写法错误，“≤”“≥”不能这样连用', found, name);
  return undefined;
};

const suggest = (problem: string, [, a = '', b = '']: RegExpExecArray, name: string): RangeReading => {
  const reading = between(a, true, b, true, name);
  const suggestion = 'range' in reading ? reading.range : reading.suggestion;
  return suggestion === undefined ? { problem } : { problem, suggestion };
};
