import type { DecimalText, FormContent, FormScore } from '@chengwen/domain';
import fc from 'fast-check';
import { DECIMAL_KEYS, decodeDecimals, encodeDecimals } from './decimal-codec.js';

/** Keys of T, however deep, whose value is an exact decimal: the compiler lists them, so none can be forgotten. */
type DecimalKeysOf<T, K = never> = T extends DecimalText
  ? K
  : T extends readonly (infer Item)[]
    ? DecimalKeysOf<Item, K>
    : T extends object
      ? { [P in keyof T]-?: DecimalKeysOf<NonNullable<T[P]>, P> }[keyof T]
      : never;

it('every exact decimal of a form content has a key the codec knows', () => {
  const known: readonly DecimalKeysOf<FormContent>[] = DECIMAL_KEYS.filter((key) => key !== 'total');
  const missing: Exclude<DecimalKeysOf<FormContent>, (typeof DECIMAL_KEYS)[number]>[] = [];
  expect([known.length, missing.length]).toEqual([DECIMAL_KEYS.length - 1, 0]);
  const score: DecimalKeysOf<FormScore['total']> = 'score';
  expect(DECIMAL_KEYS).toContain(score);
});

const printed = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.integer({ min: 0, max: 12 }))
  .map(([negative, digits, places]) => {
    const text = digits.toString().padStart(places + 1, '0');
    const whole = places ? text.slice(0, -places) : text;
    return `${negative ? '-' : ''}${whole}${places ? `.${text.slice(-places)}` : ''}`;
  });

it('a decimal comes back from the database exactly as printed', () => {
  fc.assert(
    fc.property(printed, (text) => {
      expect(decodeDecimals(encodeDecimals({ rows: [{ amount: text, name: text }] }))).toEqual({
        rows: [{ amount: text, name: text }],
      });
    }),
    { numRuns: 2000 },
  );
});

it('tiny and zero figures keep their places', () => {
  for (const text of ['0.0000000', '0.00000012', '0', '-0.00', '100000000000000000000000000000', '2.50'])
    expect(decodeDecimals(encodeDecimals({ amount: text }))).toEqual({ amount: text });
});

it('only the named keys become Decimal128: a name that looks like a figure stays text', () => {
  const encoded = encodeDecimals({ name: '12', amount: '12' }) as Record<string, unknown>;
  expect(typeof encoded['name']).toBe('string');
  expect(typeof encoded['amount']).toBe('object');
});
