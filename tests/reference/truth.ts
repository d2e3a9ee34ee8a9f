import { isZero } from './number.js';
import type { Value } from './value.js';
import { isNullish, isNumber } from './value.js';

/** Everything counts as true but false, null, missing and zero. */
export const truthy = (value: Value): boolean =>
  !(isNullish(value) || (value.t === 'bool' && !value.v) || (isNumber(value) && isZero(value)));
