import { fail } from '../failure.js';
import { compare, equal } from '../values/compare.js';
import { toNumber } from '../values/number.js';
import type { Document, Value } from '../values/types.js';
import { field, isDocument, isNumeric } from '../values/types.js';
import type { Test } from './field.js';
import type { Predicate } from './filter.js';
import { toRegExp } from './regex.js';
import { typeTest } from './type-test.js';

const JSON_TYPES: Readonly<Record<string, Value>> = {
  object: 'object',
  array: 'array',
  number: 'number',
  boolean: 'bool',
  string: 'string',
  null: 'null',
};

/** Compiles `$jsonSchema`. Keywords outside the list are refused with code 9. */
export function compileSchema(schema: Value): Predicate {
  return compileValue(schema);
}

function compileValue(schema: Value): Test {
  if (!isDocument(schema)) fail(14, '$jsonSchema must be an object');
  const tests = Object.entries(schema).map(([keyword, argument]) => compileKeyword(keyword, argument, schema));
  return (value) => tests.every((test) => test(value));
}

function compileKeyword(keyword: string, argument: Value, schema: Document): Test {
  switch (keyword) {
    case 'title':
    case 'description':
      return () => true;
    case 'bsonType':
      return typeTest(argument);
    case 'type':
      return typeTest((Array.isArray(argument) ? argument : [argument]).map(jsonType));
    case 'enum':
      return (value) => list(keyword, argument).some((allowed) => equal(allowed, value));
    case 'required':
      return onDocument((value) => list(keyword, argument).every((name) => Object.hasOwn(value, String(name))));
    case 'properties':
      return properties(argument);
    case 'additionalProperties':
      return additionalProperties(argument, schema);
    case 'items':
      return itemsTest(argument);
    case 'allOf':
    case 'anyOf':
    case 'oneOf':
      return combined(keyword, list(keyword, argument).map(compileValue));
    case 'not': {
      const test = compileValue(argument);
      return (value) => !test(value);
    }
    default:
      return compileLimit(keyword, argument, schema);
  }
}

const jsonType = (name: Value): Value =>
  JSON_TYPES[String(name)] ?? fail(name === 'integer' ? 9 : 2, `Unknown type name alias: ${String(name)}`);

const list = (keyword: string, argument: Value): Value[] =>
  Array.isArray(argument) ? argument : fail(14, `$jsonSchema keyword '${keyword}' must be an array`);

const onDocument =
  (test: (value: Document) => boolean): Test =>
  (value) =>
    !isDocument(value) || test(value);

const onArray =
  (test: (value: readonly Value[]) => boolean): Test =>
  (value) =>
    !Array.isArray(value) || test(value);

const onText =
  (test: (value: string) => boolean): Test =>
  (value) =>
    typeof value !== 'string' || test(value);

const onNumber =
  (test: (value: Value) => boolean): Test =>
  (value) =>
    !isNumeric(value) || test(value);

function properties(argument: Value): Test {
  if (!isDocument(argument)) fail(14, "$jsonSchema keyword 'properties' must be an object");
  const tests = Object.entries(argument).map(([name, schema]) => [name, compileValue(schema)] as const);
  return onDocument((value) => tests.every(([name, test]) => !Object.hasOwn(value, name) || test(field(value, name))));
}

function additionalProperties(argument: Value, schema: Document): Test {
  const known = isDocument(schema['properties']) ? schema['properties'] : {};
  const test = typeof argument === 'boolean' ? () => argument : compileValue(argument);
  return onDocument((value) =>
    Object.keys(value).every((name) => Object.hasOwn(known, name) || test(field(value, name))),
  );
}

function itemsTest(argument: Value): Test {
  const test = compileValue(argument);
  return onArray((value) => value.every(test));
}

function combined(keyword: 'allOf' | 'anyOf' | 'oneOf', tests: readonly Test[]): Test {
  if (keyword === 'allOf') return (value) => tests.every((test) => test(value));
  if (keyword === 'anyOf') return (value) => tests.some((test) => test(value));
  return (value) => tests.filter((test) => test(value)).length === 1;
}

function compileLimit(keyword: string, argument: Value, schema: Document): Test {
  if (keyword === 'uniqueItems') {
    return onArray((value) => argument !== true || value.every((x, i) => !value.slice(i + 1).some((y) => equal(x, y))));
  }
  if (keyword === 'pattern') {
    const regex = toRegExp(argument);
    return onText((value) => regex.test(value));
  }
  if (keyword === 'exclusiveMinimum' || keyword === 'exclusiveMaximum') {
    if (typeof argument !== 'boolean') fail(14, `$jsonSchema keyword '${keyword}' must be a boolean`);
    return () => true;
  }
  const limit = isNumeric(argument) ? toNumber(argument) : Number.NaN;
  const tests: Readonly<Record<string, Test>> = {
    minimum: onNumber((value) => compare(value, argument) >= (schema['exclusiveMinimum'] === true ? 1 : 0)),
    maximum: onNumber((value) => compare(value, argument) <= (schema['exclusiveMaximum'] === true ? -1 : 0)),
    minLength: onText((value) => [...value].length >= limit),
    maxLength: onText((value) => [...value].length <= limit),
    minItems: onArray((value) => value.length >= limit),
    maxItems: onArray((value) => value.length <= limit),
    minProperties: onDocument((value) => Object.keys(value).length >= limit),
    maxProperties: onDocument((value) => Object.keys(value).length <= limit),
  };
  const test = Object.hasOwn(tests, keyword) ? tests[keyword] : undefined;
  if (!test) return fail(9, `Unknown $jsonSchema keyword: ${keyword}`);
  if (Number.isNaN(limit)) fail(14, `$jsonSchema keyword '${keyword}' must be a number`);
  return test;
}
