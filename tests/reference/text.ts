import { wholeNumber } from './query.js';
import type { Value } from './value.js';
import { int, isNullish, isNumber, list, NULL, refuse, text, Unjudged } from './value.js';

const WRONG_TYPE = 34471;

const string = (value: Value): string => (value.t === 'string' ? value.v : refuse(WRONG_TYPE));

/** Text, and nothing for null. Numbers and dates are turned into text in ways of their own, of which nothing is said. */
function loose(value: Value): string {
  if (isNullish(value)) return '';
  if (value.t === 'string') return value.v;
  if (isNumber(value) || ['date', 'timestamp', 'objectId', 'javascript', 'symbol'].includes(value.t))
    throw new Unjudged();
  return refuse(16007);
}

const isAscii = (value: string): boolean => [...value].every((point) => point.charCodeAt(0) < 128);

/** The letters of ASCII between two, moved by the distance between cases. */
const recased = (value: string, from: string, to: string, by: number): string =>
  [...value].map((c) => (c >= from && c <= to ? String.fromCharCode(c.charCodeAt(0) + by) : c)).join('');

const lower = (value: string): string => recased(value, 'A', 'Z', 32);
const upper = (value: string): string => recased(value, 'a', 'z', -32);

/** Operators on text; undefined for an operator that is none. */
export function textOperator(operator: string, values: readonly Value[]): Value | undefined {
  const [a = NULL, b = NULL] = values;
  switch (operator) {
    case '$toLower':
      return text(lower(loose(a)));
    case '$toUpper':
      return text(upper(loose(a)));
    case '$strLenCP':
      return int([...string(a)].length);
    case '$strLenBytes':
      return int(new TextEncoder().encode(string(a)).length);
    case '$substrCP':
      return substring(values);
    case '$indexOfCP':
      return position(values);
    case '$split': {
      if (isNullish(a) || isNullish(b)) return NULL;
      const [whole, by] = [string(a), string(b)];
      return by === '' ? refuse(40087) : list(...pieces(whole, by).map(text));
    }
    case '$strcasecmp': {
      const [x, y] = [loose(a), loose(b)];
      // Defined for ASCII only.
      if (!isAscii(x) || !isAscii(y)) throw new Unjudged();
      return int(upper(x) < upper(y) ? -1 : upper(x) > upper(y) ? 1 : 0);
    }
    default:
      return undefined;
  }
}

function substring([value = NULL, start = NULL, length = NULL]: readonly Value[]): Value {
  const [from, count] = [wholeNumber(start, 34450), wholeNumber(length, 34452)];
  if (from < 0 || count < 0) return refuse(34455);
  return text([...loose(value)].slice(from, from + count).join(''));
}

/** Where the part begins, in code points, looked for between two positions; -1 if it is not there. */
function position([value = NULL, wanted = NULL, start, end]: readonly Value[]): Value {
  if (isNullish(value)) return NULL;
  const [points, part] = [[...string(value)], [...string(wanted)]];
  const from = start ? wholeNumber(start, 40096) : 0;
  const to = end ? Math.min(wholeNumber(end, 40096), points.length) : points.length;
  if (from < 0 || to < 0) return refuse(40097);
  for (let at = from; at + part.length <= to; at++) {
    if (part.every((point, i) => points[at + i] === point)) return int(at);
  }
  return int(-1);
}

function pieces(whole: string, by: string): string[] {
  const at = whole.indexOf(by);
  return at < 0 ? [whole] : [whole.slice(0, at), ...pieces(whole.slice(at + by.length), by)];
}

/** Operators on text whose arguments have names; undefined for an operator that is none. */
export function namedTextOperator(operator: string, value: (name: string) => Value): Value | undefined {
  switch (operator) {
    case '$trim':
    case '$ltrim':
    case '$rtrim': {
      const [input, chars] = [value('input'), value('chars')];
      if (isNullish(input) || chars.t === 'null') return NULL;
      // Without a list it is white space, of which there are many kinds.
      if (chars.t === 'missing') throw new Unjudged();
      return text(trimmed([...string(input)], new Set(string(chars)), operator));
    }
    case '$replaceOne':
    case '$replaceAll': {
      const given = [value('input'), value('find'), value('replacement')];
      const present = given.filter((one) => !isNullish(one)).map(string);
      const [input, find, replacement] = present;
      if (input === undefined || find === undefined || replacement === undefined) return NULL;
      if (find === '') throw new Unjudged();
      const [first = '', ...rest] = pieces(input, find);
      if (operator === '$replaceAll') return text([first, ...rest].join(replacement));
      return text(rest.length > 0 ? first + replacement + rest.join(find) : input);
    }
    default:
      return undefined;
  }
}

function trimmed(points: readonly string[], drop: ReadonlySet<string>, operator: string): string {
  let [from, to] = [0, points.length];
  while (operator !== '$rtrim' && from < to && drop.has(points[from] ?? '')) from += 1;
  while (operator !== '$ltrim' && to > from && drop.has(points[to - 1] ?? '')) to -= 1;
  return points.slice(from, to).join('');
}
