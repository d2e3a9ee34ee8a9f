import type { Chance } from './generate.js';
import { fields, number, path, scalar, value } from './generate.js';
import { randomUpdate } from './generate-update.js';
import type { Projection } from './projection.js';
import type { Doc, Value } from './value.js';
import { doc, int, list, long, text } from './value.js';

const UNITS = ['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute', 'second', 'millisecond'];
const PARTS = [
  '$year',
  '$month',
  '$dayOfMonth',
  '$hour',
  '$minute',
  '$second',
  '$millisecond',
  '$dayOfWeek',
  '$dayOfYear',
];
const TEXTS = ['', 'a', 'b', 'ab', 'Ab', 'aabb', 'é', '三个', 'a b', '\u{1f600}a', ' a ', 'b-a-b', '$a'];
const WRITTEN = [
  '0',
  '12',
  '-7',
  '1.50',
  '-0.001',
  '2147483648',
  '9223372036854775808',
  '0x1F',
  ' 1',
  '1 ',
  '.',
  '2020-02-29',
  '2019-02-29',
  '1999-12-31T23:59:59Z',
  '507f1f77bcf86cd79943901A',
  '507f1f77bcf86cd79943901',
];
const TARGETS = ['bool', 'int', 'long', 'double', 'decimal', 'string', 'date', 'objectId'];

const literal = (v: Value): Value => doc({ $literal: v });

/** A moment between the years 1 and 9999, often at an edge of the calendar. */
function date(chance: Chance): Value {
  const edges = [
    0n,
    -1n,
    951_782_400_000n,
    951_868_799_999n,
    1_709_164_800_000n,
    1_735_603_200_000n,
    -2_203_891_200_001n,
    4_102_444_799_999n,
  ];
  const anywhere = BigInt(Math.floor(chance.next() * 3e14) - 62_000_000_000_000);
  return literal({ t: 'date', v: chance.maybe(0.4) ? chance.pick(edges) : anywhere });
}

/** An expression on dates. */
export function dateExpression(chance: Chance, inner: () => Value): Value {
  const at = (): Value => (chance.maybe(0.85) ? date(chance) : inner());
  const unit = text(chance.maybe(0.97) ? chance.pick(UNITS) : 'decade');
  const kind = chance.next();
  if (kind < 0.25) return doc({ [chance.pick(PARTS)]: at() });
  if (kind < 0.4) {
    const amount = literal(chance.maybe(0.8) ? int(chance.below(2_000_000) - 1_000_000) : number(chance));
    return doc({ $add: list(...[at(), amount, ...chance.some(1, inner)].sort(() => chance.next() - 0.5)) });
  }
  if (kind < 0.5) return doc({ $subtract: list(at(), chance.maybe(0.5) ? at() : literal(long(chance.below(1e9)))) });
  if (kind < 0.7) {
    const amount = literal(chance.maybe(0.9) ? int(chance.below(100) - 50) : number(chance));
    return doc({ [chance.pick(['$dateAdd', '$dateSubtract'])]: doc({ startDate: at(), unit, amount }) });
  }
  if (kind < 0.82) return doc({ $dateDiff: doc({ startDate: at(), endDate: at(), unit }) });
  if (kind < 0.92) return doc({ $dateTrunc: doc({ date: at(), unit }) });
  const format = text(chance.pick(['%Y-%m-%d', '%H:%M:%S.%L', '%j %w %%', '%Y%q', 'day %d %z']));
  return doc({ $dateToString: doc({ date: at(), format }) });
}

/** An expression on text. */
export function textExpression(chance: Chance, inner: () => Value): Value {
  const some = (): Value => (chance.maybe(0.9) ? literal(text(chance.pick(TEXTS))) : inner());
  const operator = chance.pick([
    '$toLower',
    '$toUpper',
    '$strLenCP',
    '$strLenBytes',
    '$substrCP',
    '$indexOfCP',
    '$split',
    '$strcasecmp',
    '$trim',
    '$ltrim',
    '$rtrim',
    '$replaceOne',
    '$replaceAll',
  ]);
  switch (operator) {
    case '$substrCP':
      return doc({ $substrCP: list(some(), int(chance.below(5) - 1), int(chance.below(5) - 1)) });
    case '$indexOfCP':
      return doc({ $indexOfCP: list(some(), some(), ...chance.some(2, () => int(chance.below(6) - 1))) });
    case '$split':
    case '$strcasecmp':
      return doc({ [operator]: list(some(), some()) });
    case '$trim':
    case '$ltrim':
    case '$rtrim':
      return doc({ [operator]: doc({ input: some(), chars: some() }) });
    case '$replaceOne':
    case '$replaceAll':
      return doc({ [operator]: doc({ input: some(), find: some(), replacement: some() }) });
    default:
      return doc({ [operator]: some() });
  }
}

/** An expression that converts a value. */
export function conversionExpression(chance: Chance, inner: () => Value): Value {
  const kind = chance.next();
  const input = kind < 0.3 ? inner() : kind < 0.65 ? literal(scalar(chance)) : literal(text(chance.pick(WRITTEN)));
  const to = chance.pick(TARGETS);
  if (chance.maybe(0.5)) return doc({ [`$to${to.slice(0, 1).toUpperCase()}${to.slice(1)}`]: input });
  return doc({
    $convert: doc({
      input,
      to: text(to),
      ...(chance.maybe(0.5) ? { onError: inner() } : {}),
      ...(chance.maybe(0.5) ? { onNull: inner() } : {}),
    }),
  });
}

/** A projection of a `find`. */
export const projection = (chance: Chance): Projection => ({
  keeps: chance.maybe(0.5),
  paths: [...new Set([path(chance), ...chance.some(2, () => path(chance))])],
  id: chance.pick([true, false, undefined]),
});

/** An upsert of a document that is not there: its filter names the key and perhaps other fields. */
export function randomUpsert(chance: Chance, id: number): { filter: Doc; update: Doc } {
  const named = fields(chance, 1)
    .v.filter(([, found]) => found.t !== 'regex')
    .slice(0, 2)
    .map(([name, found]): [string, Value] => {
      const kind = chance.next();
      return [name, kind < 0.5 ? found : kind < 0.8 ? doc({ $eq: found }) : doc({ $gt: number(chance) })];
    });
  const condition = doc(Object.fromEntries([['_id', int(id)], ...named]));
  const { update } = plainUpdate(chance, id);
  const setOnInsert = chance.maybe(0.5) && update.v[0]?.[0].startsWith('$');
  if (!setOnInsert) return { filter: condition, update };
  const added = doc({ $setOnInsert: doc({ [path(chance)]: value(chance, 1) }) });
  return { filter: condition, update: { t: 'object', v: [...update.v, ...added.v] } };
}

/** Positions in arrays have no meaning where no document was found. */
function plainUpdate(chance: Chance, id: number): { update: Doc } {
  for (;;) {
    const { update, filter: found } = randomUpdate(chance, id);
    const marked = update.v.some(([, inner]) => inner.t === 'object' && inner.v.some(([name]) => name.includes('$')));
    if (!marked && found.v.length === 1) return { update };
  }
}
