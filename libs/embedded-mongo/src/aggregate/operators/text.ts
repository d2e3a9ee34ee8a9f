import { BSONSymbol, ObjectId } from 'bson';
import { fail } from '../../failure.js';
import { toRegExp } from '../../query/regex.js';
import { compareStrings } from '../../values/compare.js';
import { toNumber } from '../../values/number.js';
import { requireDate } from '../../values/storable.js';
import type { Document, Value } from '../../values/types.js';
import { int, isNullish, isNumeric, typeName } from '../../values/types.js';
import type { Evaluator, Operator } from '../operator.js';
import { fixed, named, untilNullish, variadic } from '../operator.js';

/** How a value is written where text is wanted; null and missing are empty. Code 16007 for what has no such form. */
export function asText(value: Value): string {
  if (isNullish(value)) return '';
  if (typeof value === 'string') return value;
  if (value instanceof BSONSymbol) return value.value;
  if (value instanceof Date) return requireDate(value).toISOString();
  if (value instanceof ObjectId) return value.toHexString();
  if (isNumeric(value)) return String(value);
  return fail(16007, `can't convert from BSON type ${typeName(value)} to String`);
}

function textOf(name: string, value: Value, code: number): string {
  return typeof value === 'string' ? value : fail(code, `${name} requires a string, found: ${typeName(value)}`);
}

function whole(name: string, value: Value): number {
  const number = isNumeric(value) ? toNumber(value) : Number.NaN;
  return Number.isInteger(number) ? number : fail(34450, `${name} requires whole numbers, found: ${typeName(value)}`);
}

/** Code points, which is what lengths and positions count. */
const points = (text: string): string[] => [...text];

function substring(value: Value, start: Value, length: Value): Value {
  const [from, count] = [whole('$substrCP', start), whole('$substrCP', length)];
  if (from < 0 || count < 0) fail(34455, '$substrCP: start and length must not be negative');
  return points(asText(value))
    .slice(from, from + count)
    .join('');
}

function position(value: Value, wanted: Value, start: Value = int(0), end?: Value): Value {
  if (isNullish(value)) return null;
  const text = points(textOf('$indexOfCP', value, 40093));
  const part = textOf('$indexOfCP', wanted, 40094);
  const from = whole('$indexOfCP', start);
  const to = end === undefined ? text.length : Math.min(whole('$indexOfCP', end), text.length);
  if (from < 0 || to < 0) fail(40097, '$indexOfCP: start and end must not be negative');
  const rest = text.slice(from, to).join('');
  const at = rest.indexOf(part);
  return int(at < 0 || from > to ? -1 : from + points(rest.slice(0, at)).length);
}

const trimming =
  (name: string, left: boolean, right: boolean): Operator =>
  (argument, { compile }) => {
    const { input, chars } = named(name, argument, ['input'], ['chars']);
    const text = compile(input);
    const set: Evaluator | undefined = chars === undefined ? undefined : compile(chars);
    return (scope) => {
      const value = text(scope);
      const given = set?.(scope);
      if (isNullish(value) || given === null) return null;
      const cut = points(textOf(name, value, 50699));
      const drops =
        given === undefined ? (point: string) => /[\s\0]/.test(point) : keeper(points(textOf(name, given, 50700)));
      while (left && cut.length > 0 && drops(cut[0] ?? '')) cut.shift();
      while (right && cut.length > 0 && drops(cut.at(-1) ?? '')) cut.pop();
      return cut.join('');
    };
  };

const keeper = (list: readonly string[]) => (point: string) => list.includes(point);

const replacing =
  (name: string, all: boolean): Operator =>
  (argument, { compile }) => {
    const { input, find, replacement } = named(name, argument, ['input', 'find', 'replacement']);
    const evaluators = [input, find, replacement].map(compile);
    return (scope) => {
      const values = evaluators.map((evaluator) => evaluator(scope));
      // What is wrong is refused even beside a null.
      const given = values.map((value, i) => (isNullish(value) ? undefined : textOf(name, value, 51746 - i)));
      const [text, wanted, by] = given;
      if (text === undefined || wanted === undefined || by === undefined) return null;
      return all ? text.split(wanted).join(by) : text.replace(wanted, () => by);
    };
  };

const matching =
  (name: string, answer: (text: string, regex: RegExp) => Value, none: () => Value): Operator =>
  (argument, { compile }) => {
    const { input, regex, options } = named(name, argument, ['input', 'regex'], ['options']);
    const [text, pattern, flags] = [input, regex, options].map(compile);
    return (scope) => {
      const value = text?.(scope);
      const wanted = pattern?.(scope);
      if (isNullish(value) || isNullish(wanted)) return none();
      const given = flags?.(scope);
      return answer(textOf(name, value, 51104), toRegExp(wanted, isNullish(given) ? undefined : given));
    };
  };

function found(match: RegExpMatchArray): Document {
  const before = (match.input ?? '').slice(0, match.index);
  return { match: match[0], idx: int(points(before).length), captures: match.slice(1).map((part) => part ?? null) };
}

const everyMatch = (text: string, regex: RegExp): Value[] =>
  [...text.matchAll(new RegExp(regex.source, `${regex.flags}g`))].map(found);

/** Expressions on text. Case is changed in ASCII only, as on a real server. */
export const textOperators: [string, Operator][] = [
  [
    '$concat',
    variadic((values) =>
      untilNullish(
        values,
        (value) => textOf('$concat', value, 16702),
        (found) => found.join(''),
      ),
    ),
  ],
  ['$toLower', fixed('$toLower', 1, 1, (value) => asText(value).replace(/[A-Z]/g, (c) => c.toLowerCase()))],
  ['$toUpper', fixed('$toUpper', 1, 1, (value) => asText(value).replace(/[a-z]/g, (c) => c.toUpperCase()))],
  ['$strLenCP', fixed('$strLenCP', 1, 1, (value) => int(points(textOf('$strLenCP', value, 34471)).length))],
  [
    '$strLenBytes',
    fixed('$strLenBytes', 1, 1, (value) => int(Buffer.byteLength(textOf('$strLenBytes', value, 34473)))),
  ],
  ['$substrCP', fixed('$substrCP', 3, 3, substring)],
  ['$indexOfCP', fixed('$indexOfCP', 2, 4, position)],
  [
    '$split',
    fixed('$split', 2, 2, (value, by) => {
      if (isNullish(value) || isNullish(by)) return null;
      const separator = textOf('$split', by, 40086);
      return separator === ''
        ? fail(40087, '$split requires a non-empty separator')
        : textOf('$split', value, 40085).split(separator);
    }),
  ],
  [
    '$strcasecmp',
    fixed('$strcasecmp', 2, 2, (a, b) => int(compareStrings(asText(a).toUpperCase(), asText(b).toUpperCase()))),
  ],
  ['$trim', trimming('$trim', true, true)],
  ['$ltrim', trimming('$ltrim', true, false)],
  ['$rtrim', trimming('$rtrim', false, true)],
  ['$replaceOne', replacing('$replaceOne', false)],
  ['$replaceAll', replacing('$replaceAll', true)],
  [
    '$regexMatch',
    matching(
      '$regexMatch',
      (text, regex) => regex.test(text),
      () => false,
    ),
  ],
  [
    '$regexFind',
    matching(
      '$regexFind',
      (text, regex) => everyMatch(text, regex)[0] ?? null,
      () => null,
    ),
  ],
  ['$regexFindAll', matching('$regexFindAll', everyMatch, () => [])],
];
