import type { Doc, Value } from './value.js';
import { bool, doc, double, int, list, long, NULL, text } from './value.js';

/** Chance that can be repeated: the same seed gives the same operations (mulberry32). */
export class Chance {
  constructor(private state: number) {}

  /** A number from 0 up to 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)] as T;
  }

  maybe(share: number): boolean {
    return this.next() < share;
  }

  some<T>(most: number, make: () => T): T[] {
    return Array.from({ length: this.below(most + 1) }, make);
  }
}

const decimal = (negative: boolean, coefficient: bigint, exponent: number): Value => ({
  t: 'decimal',
  v: { kind: 'finite', negative, coefficient, exponent },
});

/** Few different values, so that they meet each other, and the awkward ones among them. */
const NUMBERS: readonly Value[] = [
  ...[0, 1, 2, 3, -1, 5, 10, 2147483647, -2147483648].map(int),
  ...[0n, 1n, 3n, 10n, 2147483648n, 9007199254740993n, 9223372036854775807n, -9223372036854775808n].map(long),
  ...[0, -0, 1, 0.1, 0.5, 1.5, 2.5, -2.5, 3, 1e15, 9007199254740992, 1e300, Infinity, -Infinity, NaN].map(double),
  ...(
    [
      [false, 0n, 0],
      [true, 0n, -1],
      [false, 1n, 0],
      [false, 10n, -1],
      [false, 150n, -2],
      [true, 25n, -1],
    ] as const
  ).map(([negative, coefficient, exponent]) => decimal(negative, coefficient, exponent)),
  decimal(false, 1n, 3),
  decimal(false, 1n, -1),
  decimal(false, 10n ** 34n - 1n, 0),
  decimal(false, 9007199254740993n, 0),
  decimal(true, 12345678901234567890123456789012345n / 10n, -20),
  { t: 'decimal', v: { kind: 'nan' } },
  { t: 'decimal', v: { kind: 'infinity', negative: true } },
];

const OTHERS: readonly Value[] = [
  NULL,
  NULL,
  bool(true),
  bool(false),
  ...['', 'a', 'b', 'ab', '\u00e9', '\uffee', '\u{1f600}', 'a\u0000b'].map(text),
  { t: 'date', v: 0n },
  { t: 'date', v: -1n },
  { t: 'date', v: 1700000000000n },
  { t: 'timestamp', v: (1n << 32n) | 1n },
  { t: 'timestamp', v: (4000000000n << 32n) | 2n },
  { t: 'objectId', v: '507f1f77bcf86cd799439011' },
  { t: 'objectId', v: 'f07f1f77bcf86cd799439011' },
  { t: 'binData', subtype: 0, v: '' },
  { t: 'binData', subtype: 0, v: '01ff' },
  { t: 'binData', subtype: 5, v: '01fe' },
  { t: 'regex', v: 'a', options: '' },
  { t: 'regex', v: 'a', options: 'i' },
  { t: 'javascript', v: 'f()' },
  { t: 'minKey' },
  { t: 'maxKey' },
];

export const NAMES = ['a', 'b', 'c', 'd'] as const;

export const number = (chance: Chance): Value => chance.pick(NUMBERS);
export const scalar = (chance: Chance): Value => (chance.maybe(0.6) ? number(chance) : chance.pick(OTHERS));

/** Any value: mostly a scalar, else an array or a document, not deep. */
export function value(chance: Chance, depth = 2): Value {
  const kind = chance.next();
  if (depth === 0 || kind < 0.55) return scalar(chance);
  if (kind < 0.8) return list(...chance.some(3, () => value(chance, depth - 1)));
  return fields(chance, depth - 1);
}

/** A document with some of four fields, in any order. */
export function fields(chance: Chance, depth = 2): Doc {
  const names = [...NAMES].sort(() => chance.next() - 0.5).slice(0, chance.below(4));
  return { t: 'object', v: names.map((name) => [name, value(chance, depth)] as const) };
}

/** A document to store: what is asked for most often has the shape that the operator wants. */
export function document(chance: Chance, id: number): Doc {
  const rest = fields(chance).v.filter(([name]) => name !== 'c' || chance.maybe(0.5));
  const array: (readonly [string, Value])[] = chance.maybe(0.6)
    ? [['e', list(...chance.some(4, () => (chance.maybe(0.4) ? fields(chance, 1) : scalar(chance))))]]
    : [];
  return { t: 'object', v: [['_id', int(id)], ...rest, ...array] };
}

/** A path into such a document. */
export function path(chance: Chance): string {
  const first = chance.pick([...NAMES, 'e']);
  const kind = chance.next();
  if (kind < 0.5) return first;
  const second = chance.pick([...NAMES, '0', '1']);
  return kind < 0.9 ? `${first}.${second}` : `${first}.${second}.${chance.pick([...NAMES, '0'])}`;
}

const TYPES = [
  'double',
  'string',
  'object',
  'array',
  'binData',
  'objectId',
  'bool',
  'date',
  'null',
  'int',
  'long',
  'decimal',
  'number',
  'timestamp',
  'regex',
  'minKey',
  'maxKey',
];

const bound = (chance: Chance): Value => {
  const found = value(chance, 1);
  return found.t === 'regex' || found.t === 'minKey' || found.t === 'maxKey' ? number(chance) : found;
};
const plain = (chance: Chance): Value => {
  const found = value(chance, 1);
  return found.t === 'regex' ? NULL : found;
};

/** Operators that speak of one value. */
export function operators(chance: Chance, depth = 1): Doc {
  const operator = chance.pick(
    [
      '$eq',
      '$ne',
      '$gt',
      '$gte',
      '$lt',
      '$lte',
      '$in',
      '$nin',
      '$exists',
      '$type',
      '$size',
      '$mod',
      '$regex',
      '$all',
    ].concat(depth > 0 ? ['$not', '$elemMatch', '$elemMatch'] : []),
  );
  return doc({ [operator]: argumentOf(chance, operator, depth) });
}

function argumentOf(chance: Chance, operator: string, depth: number): Value {
  switch (operator) {
    case '$in':
    case '$nin':
    case '$all':
      return list(...chance.some(3, () => plain(chance)));
    case '$exists':
      return bool(chance.maybe(0.5));
    case '$type':
      return text(chance.pick(TYPES));
    case '$size':
      return int(chance.below(4));
    case '$mod':
      return list(int(1 + chance.below(4)), int(chance.below(3)));
    case '$regex':
      return text(chance.pick(['a', '^a', 'b$', '.', '^$']));
    case '$not':
      return operators(chance, depth - 1);
    case '$elemMatch':
      return chance.maybe(0.5) ? filter(chance, depth - 1) : operators(chance, depth - 1);
    case '$eq':
    case '$ne':
      return plain(chance);
    default:
      return bound(chance);
  }
}

/** A filter of one to three conditions. */
export function filter(chance: Chance, depth = 1): Doc {
  if (depth > 0 && chance.maybe(0.15)) {
    const parts = [filter(chance, depth - 1), ...chance.some(1, () => filter(chance, depth - 1))];
    return doc({ [chance.pick(['$and', '$or', '$nor'])]: list(...parts) });
  }
  const conditions = Array.from(
    { length: 1 + chance.below(2) },
    () => [path(chance), chance.maybe(0.3) ? plain(chance) : operators(chance, depth)] as const,
  );
  return doc(Object.fromEntries(conditions));
}
