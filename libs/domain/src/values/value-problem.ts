import { Decimal } from 'decimal.js';
import { parseValue, type ReadingHints } from './parse.js';
import { printValue } from './print.js';
import { countsOnly, parseUnit, printUnit } from './unit.js';
import type { SimpleValue, Unit, Value } from './value.js';

/** 年度指标值 or 实际完成值: what is right in one may be wrong in the other. */
export type ValueRole = 'target' | 'actual';

/**
 * What a typed editor refuses in a value, in one Chinese sentence; undefined where it may stand. A value that passes reads
 * back from its own print unchanged. Blank and — pass: whether a cell has to be filled in is the form's rule.
 */
export const valueProblem = (value: Value, role: ValueRole, { name = '' }: ReadingHints = {}): string | undefined => {
  switch (value.kind) {
    case 'malformed':
      return value.problem;
    case 'blank':
    case 'none':
      return undefined;
    case 'text':
      return readsBack(value, name) ? undefined : '这段文字含有数值或无法识别的标记，请按数值填写';
    case 'list':
      return value.items.some(({ label }) => label.trim() === '')
        ? '每个数值都应写明名称'
        : (unitProblem(
            value.unit,
            value.items.map(({ amount }) => amount),
          ) ?? notation(value, name));
    case 'composite':
      return simpleProblem(value.part, role) ?? notation(value, name);
    default:
      return simpleProblem(value, role) ?? notation(value, name);
  }
};

const simpleProblem = (value: SimpleValue, role: ValueRole): string | undefined => {
  if (value.kind === 'compare' || value.kind === 'figure') {
    if (value.kind === 'compare' && role === 'actual') return copied(value);
    return unitProblem(value.unit, [value.amount]);
  }
  if (value.kind === 'range') {
    if (role === 'actual') return copied(value);
    const order = new Decimal(value.low).cmp(value.high);
    if (order > 0) return '区间的下限不能大于上限';
    if (order === 0 && !(value.lowIncluded && value.highIncluded)) return '区间内没有任何数值';
    return unitProblem(value.unit, [value.low, value.high]);
  }
  return undefined;
};

const copied = (value: SimpleValue): string => `实际完成值应填写实际达到的数值，“${printValue(value)}”是目标的写法`;

const unitProblem = (unit: Unit, amounts: readonly string[]): string | undefined => {
  if (unit.measure === '') return '数值缺少计量单位';
  if (parseUnit(printUnit(unit)) === undefined) return `计量单位“${printUnit(unit)}”不在目录中`;
  const negative = amounts.find((amount) => amount.startsWith('-'));
  return negative !== undefined && countsOnly(unit) ? `“${negative}${printUnit(unit)}”不能为负数` : undefined;
};

const readsBack = (value: Value, name: string): boolean =>
  sameBut('raw', parseValue(printValue(value), { name }), value);

/** Equal as JSON, one key left out: cheap enough for every keystroke. */
const sameBut = (left: string, a: unknown, b: unknown): boolean => {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  keys.delete(left);
  return [...keys].every((key) => sameBut('', one[key], other[key]));
};

const notation = (value: Value, name: string): string | undefined =>
  readsBack(value, name) ? undefined : '数值的写法不完整或前后不一致';
