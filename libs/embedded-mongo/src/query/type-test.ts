import { fail } from '../failure.js';
import { toNumber } from '../values/number.js';
import type { Value } from '../values/types.js';
import { isNumeric, TYPE_NUMBERS, typeName } from '../values/types.js';
import type { Test } from './field.js';

/** Compiles the argument of `$type` or `bsonType`: an alias, a type number, `number`, or a list of these. */
export function typeTest(argument: Value): Test {
  const names = (Array.isArray(argument) ? argument : [argument]).map(nameOf);
  return (value) =>
    value !== undefined && names.some((name) => (name === 'number' ? isNumeric(value) : name === typeName(value)));
}

function nameOf(type: Value): string {
  if (isNumeric(type)) {
    const found = Object.entries(TYPE_NUMBERS).find(([, code]) => code === toNumber(type));
    return found ? found[0] : fail(2, `Invalid numerical type code: ${toNumber(type)}`);
  }
  if (typeof type !== 'string') return fail(14, 'type must be represented as a number or a string');
  if (type !== 'number' && !Object.hasOwn(TYPE_NUMBERS, type)) fail(2, `Unknown type name alias: ${type}`);
  return type;
}
