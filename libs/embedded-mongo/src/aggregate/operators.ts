import type { Operator } from './operator.js';
import { arithmeticOperators } from './operators/arithmetic.js';
import { arrayOperators } from './operators/array.js';
import { convertOperators } from './operators/convert.js';
import { dateOperators } from './operators/date.js';
import { logicOperators } from './operators/logic.js';
import { textOperators } from './operators/text.js';

/** Every expression operator by name. */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ...logicOperators,
  ...arithmeticOperators,
  ...arrayOperators,
  ...textOperators,
  ...convertOperators,
  ...dateOperators,
]);
