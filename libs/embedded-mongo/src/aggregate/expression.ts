import { fail } from '../failure.js';
import type { Document, Value } from '../values/types.js';
import { field, isDocument, setField } from '../values/types.js';
import type { Compiler, Evaluator, Scope } from './operator.js';
import { truthy } from './operator.js';
import { OPERATORS } from './operators.js';

/** Values that an expression may name as `$$name`. */
export type Variables = Readonly<Record<string, Value>>;

const SYSTEM = new Set(['ROOT', 'CURRENT', 'REMOVE', 'NOW']);

/** Compiles an expression that may name these variables. Unknown operators are refused with code 168. */
export function compileExpression(expression: Value, names: Iterable<string> = []): Evaluator {
  return compilerFor(new Set(names)).compile(expression);
}

/** Computes an expression on one document. */
export const evaluate = (expression: Value, root: Document, variables: Variables): Value =>
  compileExpression(expression, Object.keys(variables))({ root, variables });

/** Compiles `$expr`: whether the expression is true for a document. */
export function compileCondition(expression: Value, variables: Variables): (document: Document) => boolean {
  const evaluator = compileExpression(expression, Object.keys(variables));
  return (root) => truthy(evaluator({ root, variables }));
}

/** Compiles expressions that may name these variables. */
export const compilerOf = (names: Iterable<string>): Compiler => compilerFor(new Set(names));

function compilerFor(names: ReadonlySet<string>): Compiler {
  const compiler: Compiler = {
    compile: (expression) => compileIn(expression, compiler, names),
    within: (added) => compilerFor(new Set([...names, ...added])),
  };
  return compiler;
}

function compileIn(expression: Value, compiler: Compiler, names: ReadonlySet<string>): Evaluator {
  if (typeof expression === 'string' && expression.startsWith('$')) {
    return expression.startsWith('$$') ? compileVariable(expression.slice(2), names) : compilePath(expression.slice(1));
  }
  if (Array.isArray(expression)) {
    const elements = expression.map((element) => compiler.compile(element));
    return (scope) => elements.map((element) => element(scope) ?? null);
  }
  if (!isDocument(expression)) return () => expression;
  const keys = Object.keys(expression);
  const operator = keys.find((key) => key.startsWith('$'));
  if (operator === undefined) return compileObject(expression, compiler);
  if (keys.length > 1) fail(15983, 'An object representing an expression must have exactly one field');
  const build = OPERATORS.get(operator);
  return build ? build(expression[operator], compiler) : fail(168, `Unrecognized expression '${operator}'`);
}

function compileObject(expression: Document, compiler: Compiler): Evaluator {
  const fields = Object.entries(expression).map(([name, value]) => [name, compiler.compile(value)] as const);
  return (scope) => {
    const result: Document = {};
    for (const [name, evaluator] of fields) {
      const value = evaluator(scope);
      if (value !== undefined) setField(result, name, value);
    }
    return result;
  };
}

function partsOf(path: string): string[] {
  const parts = path.split('.');
  if (parts.some((part) => part === '')) fail(40353, `FieldPath must not contain an empty field name: '${path}'`);
  if (parts.some((part) => part.startsWith('$')))
    fail(16410, `FieldPath field names may not start with '$': '${path}'`);
  return parts;
}

function compilePath(path: string): Evaluator {
  const parts = partsOf(path);
  return ({ root }) => valueIn(root, parts, 0);
}

function compileVariable(path: string, names: ReadonlySet<string>): Evaluator {
  const [name = '', ...parts] = partsOf(path);
  if (!SYSTEM.has(name) && !names.has(name)) fail(17276, `Use of undefined variable: ${name}`);
  const read = (scope: Scope): Value => {
    if (name === 'ROOT' || name === 'CURRENT') return scope.root;
    if (name === 'NOW') return scope.variables['NOW'] ?? new Date();
    return name === 'REMOVE' ? undefined : scope.variables[name];
  };
  return (scope) => valueIn(read(scope), parts, 0);
}

/** A path over an array gives the array of what it reaches in each element. */
function valueIn(value: Value, parts: readonly string[], depth: number): Value {
  const part = parts[depth];
  if (part === undefined) return value;
  if (Array.isArray(value)) {
    const reached = value.map((element) => valueIn(element, parts, depth));
    return reached.filter((element) => element !== undefined);
  }
  return isDocument(value) ? valueIn(field(value, part), parts, depth + 1) : undefined;
}
