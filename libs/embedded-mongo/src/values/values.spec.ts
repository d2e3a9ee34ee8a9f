import { Binary, BSONRegExp, Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import fc from 'fast-check';
import { add, divide, multiply, remainder, round, subtract } from './arithmetic.js';
import { decode, encode } from './codec.js';
import { compare, equal, identical } from './compare.js';
import { inverted, keyOf } from './key.js';
import { compareNumbers, exact, powerOfTen } from './number.js';
import type { Numeric, Value } from './types.js';
import { typeName } from './types.js';

const decimal = (text: string): Decimal128 => Decimal128.fromString(text);

const decimals = fc
  .record({
    digits: fc.bigInt({ min: -(10n ** 34n) + 1n, max: 10n ** 34n - 1n }),
    exponent: fc.integer({ min: -40, max: 40 }),
  })
  .map(({ digits, exponent }) => decimal(`${digits}E${exponent}`));

const numbers: fc.Arbitrary<Numeric> = fc.oneof(
  fc.integer().map((n) => new Int32(n)),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((n) => Long.fromBigInt(n)),
  fc.double().map((n) => new Double(n)),
  fc.integer({ min: -9, max: 9 }).map((n) => new Double(n)),
  fc.constantFrom(...['0', '-0', 'NaN', 'Infinity', '-Infinity', '1.50', '1.5', '0.1'].map(decimal)),
  decimals,
);

/** Close to each other, with digits that begin alike. */
const near = fc
  .tuple(
    fc.constantFrom('', '-'),
    fc.constantFrom('1', '10', '101', '1001', '11', '9', '99'),
    fc.integer({ min: -2, max: 1 }),
  )
  .map(([minus, digits, exponent]) => decimal(`${minus}${digits}E${exponent}`));

const values = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    numbers,
    fc.string().map((text) => text.replace(/[\ud800-\udfff]/g, '')),
    fc.constantFrom('a', 'a\0', 'a\0b', '', '呈文', '𠮷', '\uffff'),
    fc.boolean(),
    fc.constant(null),
    fc.date({ noInvalidDate: true }),
    fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => new ObjectId(bytes)),
    fc.uint8Array({ maxLength: 5 }).map((bytes) => new Binary(bytes)),
    fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }).map((n) => Timestamp.fromString(n.toString(16), 16)),
    fc.constantFrom<Value>(new MinKey(), new MaxKey(), new BSONRegExp('a', 'i'), new BSONRegExp('b')),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value'), { maxKeys: 3 }).map((fields) => ({ ...fields })),
  ),
})).value;

const sign = (n: number): number => Math.sign(n);

describe('keys of an index', () => {
  it('sort numbers by value, whatever their types', () => {
    fc.assert(
      fc.property(fc.oneof(numbers, near), near, (a, b) => {
        expect(sign(Buffer.compare(keyOf(a), keyOf(b)))).toBe(compareNumbers(a, b));
      }),
      { numRuns: 3000 },
    );
  });

  it('sort like the values they stand for, and are equal exactly for equal values', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        expect(sign(Buffer.compare(keyOf(a), keyOf(b)))).toBe(sign(compare(a, b)));
      }),
      { numRuns: 2000 },
    );
  });

  it('never begin with one another, so that joined parts keep their order', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const [x, y] = [keyOf(a), keyOf(b)];
        fc.pre(!x.equals(y));
        expect(y.subarray(0, x.length).equals(x)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('sort in the opposite direction when inverted', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        expect(sign(Buffer.compare(inverted(keyOf(a)), keyOf(b, -1)))).toBe(-sign(compare(a, b)) + 0);
      }),
    );
  });
});

describe('order of values', () => {
  it('is a total order', () => {
    fc.assert(
      fc.property(values, values, values, (a, b, c) => {
        expect(sign(compare(a, b))).toBe(-sign(compare(b, a)) + 0);
        if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 1000 },
    );
  });

  it('compares numbers of all types by exact value', () => {
    expect(compareNumbers(decimal('9'), decimal('10'))).toBe(-1);
    expect(compareNumbers(decimal('1.50'), decimal('1.5'))).toBe(0);
    expect(compareNumbers(decimal('0.1'), new Double(0.1))).toBe(-1);
    expect(compareNumbers(Long.fromString('9007199254740993'), new Double(9007199254740992))).toBe(1);
    expect(compareNumbers(new Double(-0), new Int32(0))).toBe(0);
  });

  it('puts the types in the order of the specification', () => {
    const ordered: Value[] = [
      new MinKey(), null, decimal('4.5'), 'text', { a: new Int32(1) }, [new Int32(1)],
      new Binary(Buffer.from('b')), new ObjectId(), false, new Date(0), new Timestamp(0n), new BSONRegExp('a'), new MaxKey(),
    ]; // prettier-ignore
    expect([...ordered].reverse().sort(compare).map(typeName)).toEqual(ordered.map(typeName));
  });

  it('tells a missing field from null only in equality', () => {
    expect(compare(undefined, null)).toBe(0);
    expect(equal(undefined, null)).toBe(false);
  });

  it('tells types and printed precision apart where an update asks whether anything changed', () => {
    expect(identical(decimal('1.50'), decimal('1.5'))).toBe(false);
    expect(identical(new Double(0), new Double(-0))).toBe(false);
    expect(identical(new Int32(1), new Double(1))).toBe(false);
    expect(identical({ a: new Int32(1), b: null }, { b: null, a: new Int32(1) })).toBe(false);
  });
});

describe('arithmetic', () => {
  const asBig = (value: Numeric, scale: number): bigint => {
    const parts = exact(value);
    if (typeof parts === 'string') throw new TypeError(parts);
    return parts.coefficient * powerOfTen(parts.exponent + scale);
  };
  const money = fc.integer({ min: -(10 ** 12), max: 10 ** 12 }).map((n) => decimal(`${n}E-2`));

  it('adds, subtracts and multiplies decimals exactly', () => {
    fc.assert(
      fc.property(money, money, (a, b) => {
        expect(asBig(add(a, b), 2)).toBe(asBig(a, 2) + asBig(b, 2));
        expect(asBig(subtract(a, b), 2)).toBe(asBig(a, 2) - asBig(b, 2));
        expect(asBig(multiply(a, b), 4)).toBe(asBig(a, 2) * asBig(b, 2));
      }),
    );
  });

  it('takes back what it added, whatever the integers', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (a, b) => {
        expect(compareNumbers(subtract(add(new Int32(a), new Int32(b)), new Int32(b)), new Int32(a))).toBe(0);
      }),
    );
  });

  it('keeps the printed precision of decimals', () => {
    expect(String(add(decimal('1.10'), decimal('2.20')))).toBe('3.30');
    expect(String(multiply(decimal('1.5'), new Int32(2)))).toBe('3.0');
  });

  it('reads a double beside a decimal with its 15 digits', () => {
    expect(compare(add(decimal('0.2'), new Double(0.1)), decimal('0.3'))).toBe(0);
  });

  it('divides to 34 digits, half to even', () => {
    expect(String(divide(decimal('1'), decimal('3')))).toBe('0.3333333333333333333333333333333333');
    expect(String(divide(decimal('2'), new Int32(3)))).toBe('0.6666666666666666666666666666666667');
    expect(String(divide(decimal('3.30'), new Int32(3)))).toBe('1.10');
    expect(String(divide(decimal('-1'), decimal('3')))).toBe('-0.3333333333333333333333333333333333');
  });

  it('divides so that the quotient times the divisor is the dividend within one digit', () => {
    fc.assert(
      fc.property(money, money, (a, b) => {
        fc.pre(asBig(b, 2) !== 0n);
        const parts = exact(divide(a, b));
        if (typeof parts === 'string') throw new TypeError(parts);
        const error = parts.coefficient * asBig(b, 2) * powerOfTen(60 + parts.exponent) - asBig(a, 2) * powerOfTen(60);
        const digit = asBig(b, 2) * powerOfTen(60 + parts.exponent);
        expect(error * error <= digit * digit).toBe(true);
      }),
    );
  });

  it('widens integers instead of overflowing', () => {
    expect(typeName(add(new Int32(2147483647), new Int32(1)))).toBe('long');
    expect(typeName(add(Long.MAX_VALUE, new Int32(1)))).toBe('double');
  });

  it('refuses to divide by zero', () => {
    expect(() => divide(new Int32(1), decimal('0.00'))).toThrow(expect.objectContaining({ code: 2 }));
    expect(() => remainder(new Int32(1), new Int32(0))).toThrow(expect.objectContaining({ code: 16610 }));
  });

  it.each([
    ['2.345', 2, 'halfEven', '2.34'],
    ['2.355', 2, 'halfEven', '2.36'],
    ['-2.5', 0, 'halfEven', '-2'],
    ['-2.1', 0, 'floor', '-3'],
    ['2.1', 0, 'ceil', '3'],
    ['-2.9', 0, 'truncate', '-2'],
    ['1234', -2, 'halfEven', '1.2E+3'],
  ] as const)('rounds %s to %d places (%s) as %s', (value, places, mode, wanted) => {
    expect(String(round(decimal(value), places, mode))).toBe(wanted);
  });
});

describe('the codec', () => {
  it('gives back every value with its type', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(identical(decode(encode({ value }))['value'], value)).toBe(true);
      }),
    );
  });

  it('keeps {$ref, $id} a document', () => {
    const document = { link: { $ref: 'forms', $id: 'a', note: 'x' } };
    expect(decode(encode(document))).toEqual(document);
  });

  it('refuses malformed bytes with code 22', () => {
    const bytes = encode({ a: 'text' });
    for (const broken of [
      bytes.subarray(0, 5),
      Uint8Array.from([5, 0, 0, 0, 1]),
      Uint8Array.from([9, 0, 0, 0, 0x42, 97, 0, 0, 0]),
    ]) {
      expect(() => decode(broken)).toThrow(expect.objectContaining({ code: 22 }));
    }
  });
});
