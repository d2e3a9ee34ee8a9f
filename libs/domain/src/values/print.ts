import { signOf } from './operator.js';
import { printDeadline } from './parse-deadline.js';
import { printUnit } from './unit.js';
import type { Value } from './value.js';

/** A value in official notation (规范写法), with the precision it came with: ≥95%, 95%≤x≤105%, 每月25日前, — for not applicable. */
export const printValue = (value: Value): string => {
  switch (value.kind) {
    case 'compare':
      return signOf(value.op) + value.amount + printUnit(value.unit);
    case 'figure':
      return value.amount + printUnit(value.unit);
    case 'range': {
      const unit = printUnit(value.unit);
      return `${value.low}${unit}${value.lowIncluded ? '≤' : '<'}x${value.highIncluded ? '≤' : '<'}${value.high}${unit}`;
    }
    case 'deadline':
      return printDeadline(value);
    case 'list':
      return value.items.map(({ label, amount }) => label + amount + printUnit(value.unit)).join('、');
    case 'text':
    case 'composite':
      return value.text;
    case 'malformed':
      return value.raw;
    case 'none':
      return '—';
    case 'blank':
      return '';
  }
};
