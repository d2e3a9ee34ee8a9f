import type { Operator } from './operator.js';
import { arithmeticOperators } from './operators/arithmetic.js';
import { arrayOperators } from './operators/array.js';
import { logicOperators } from './operators/logic.js';

/** Every expression operator by name. */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ...logicOperators,
  ...arithmeticOperators,
  ...arrayOperators,
]);
