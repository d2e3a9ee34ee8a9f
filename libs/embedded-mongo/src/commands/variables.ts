import type { Variables } from '../aggregate/expression.js';
import { evaluate } from '../aggregate/expression.js';
import type { Value } from '../values/types.js';
import type { Arguments } from './arguments.js';

/** The `let` of a command: constants that `$expr` and pipelines may name as `$$name`. */
export function variablesOf(args: Arguments): Variables {
  const variables: Record<string, Value> = { NOW: new Date() };
  for (const [name, expression] of Object.entries(args.fields('let') ?? {})) {
    variables[name] = evaluate(expression, {}, variables);
  }
  return variables;
}
