import { fail } from '../failure.js';
import type { Variables } from '../aggregate/expression.js';
import { compileCondition } from '../aggregate/expression.js';
import type { Document, Value } from '../values/types.js';
import { isDocument } from '../values/types.js';
import { compileField } from './field.js';
import { compileSchema } from './json-schema.js';

/** Whether a document matches. */
export type Predicate = (document: Document) => boolean;

/**
 * Compiles a query filter. Unknown operators are refused with code 2.
 *
 * @param variables what `$expr` may name, e.g. the `let` of a command
 */
export function compileFilter(filter: Document, variables: Variables = {}): Predicate {
  const predicates = Object.entries(filter).map(([key, value]) => compileEntry(key, value, variables));
  const [only] = predicates;
  if (predicates.length === 1 && only) return only;
  return (document) => predicates.every((predicate) => predicate(document));
}

/** Fields of a reference, the only ones with a dollar that are data. */
const DB_REF = new Set(['$ref', '$id', '$db']);

function compileEntry(key: string, value: Value, variables: Variables): Predicate {
  if (!key.startsWith('$') || DB_REF.has(key)) return compileField(key, value);
  switch (key) {
    case '$and': {
      const parts = compileList(key, value, variables);
      return (document) => parts.every((part) => part(document));
    }
    case '$or': {
      const parts = compileList(key, value, variables);
      return (document) => parts.some((part) => part(document));
    }
    case '$nor': {
      const parts = compileList(key, value, variables);
      return (document) => !parts.some((part) => part(document));
    }
    case '$expr':
      return compileCondition(value, variables);
    case '$jsonSchema':
      return compileSchema(value);
    case '$comment':
      return () => true;
    default:
      return fail(2, `unknown top level operator: ${key}`);
  }
}

function compileList(key: string, value: Value, variables: Variables): Predicate[] {
  if (!Array.isArray(value)) fail(2, `${key} must be an array`);
  if (value.length === 0) fail(2, '$and/$or/$nor must be a nonempty array');
  return value.map((part) =>
    isDocument(part) ? compileFilter(part, variables) : fail(2, `${key} entries need to be full objects`),
  );
}
