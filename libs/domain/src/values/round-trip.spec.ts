import fc from 'fast-check';
import type { DecimalText } from './decimal-text.js';
import { compareQuantities, normalise } from './compare.js';
import { parseValue } from './parse.js';
import { printValue } from './print.js';
import { convertible, exact, parseUnit, PER, printUnit, sameUnit, SCALES, UNITS, unitOfName } from './unit.js';
import { value, type Unit, type Value } from './value.js';
import { valueProblem } from './value-problem.js';

const unit: fc.Arbitrary<Unit> = fc.record({
  measure: fc.constantFrom(...UNITS),
  scale: fc.constantFrom(...SCALES),
  per: fc.uniqueArray(fc.constantFrom(...PER), { maxLength: 3 }),
});
const amount = fc
  .tuple(fc.nat(999_999_999), fc.nat(4))
  .map(([digits, places]) => new exact(digits).div(exact.pow(10, places)).toFixed(places) as DecimalText);

const ends = fc
  .tuple(amount, amount)
  .filter(([a, b]) => !new exact(a).eq(b))
  .map(([a, b]) => (new exact(a).lt(b) ? { low: a, high: b } : { low: b, high: a }));

const date = fc
  .tuple(
    fc.option(fc.integer({ min: 2000, max: 2099 })),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, month, day]) => {
    const monthDay = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    return year === null ? { every: 'year', date: monthDay } : { every: 'once', date: `${year}-${monthDay}` };
  });

const deadline = fc.oneof(
  fc.record({
    every: fc.constant('month'),
    anchor: fc.constant('dayOfPeriod'),
    days: fc.integer({ min: 1, max: 31 }),
    included: fc.boolean(),
  }),
  fc.record({
    every: fc.constantFrom('quarter', 'year', 'once'),
    anchor: fc.constant('dayOfPeriod'),
    days: fc.integer({ min: 1, max: 90 }),
    included: fc.boolean(),
  }),
  fc.record({
    every: fc.constantFrom('month', 'quarter', 'year'),
    anchor: fc.constantFrom('daysAfterPeriod', 'workdays'),
    days: fc.integer({ min: 1, max: 90 }),
    included: fc.boolean(),
  }),
  fc.record({
    every: fc.constant('once'),
    anchor: fc.constant('workdays'),
    days: fc.integer({ min: 1, max: 90 }),
    included: fc.boolean(),
  }),
  fc.tuple(date, fc.boolean()).map(([at, included]) => ({ ...at, anchor: 'date', included })),
);

/** Every kind of value that a target may be, built from its parts and not from its print. */
const valid: fc.Arbitrary<Value> = fc
  .oneof(
    fc.record({ kind: fc.constant('compare'), op: fc.constantFrom('>', '>=', '=', '<=', '<'), amount, unit }),
    fc.record({ kind: fc.constant('figure'), amount, unit }),
    fc.tuple(ends, fc.boolean(), fc.boolean(), unit).map(([both, lowIncluded, highIncluded, of]) => ({
      kind: 'range',
      ...both,
      lowIncluded,
      highIncluded,
      unit: of,
    })),
    deadline.map((parts) => ({ kind: 'deadline', ...parts })),
    fc
      .tuple(fc.uniqueArray(fc.constantFrom('市级', '县级', '自治区', '中央'), { minLength: 2 }), amount, unit)
      .map(([labels, each, of]) => ({
        kind: 'list',
        items: labels.map((label) => ({ label, amount: each })),
        unit: of,
      })),
    fc
      .constantFrom('基金运行平稳', '逐步推开', '按标准审核后足额发放', '有所提高')
      .map((text) => ({ kind: 'text', text })),
    fc.constantFrom({ kind: 'blank' }, { kind: 'none' }),
  )
  .map((parts) => value.parse(parts));

describe('printing and reading', () => {
  it('gives back every valid value unchanged', () => {
    fc.assert(
      fc.property(valid, (typed) => {
        expect({ print: printValue(typed), read: parseValue(printValue(typed)) }).toEqual({
          print: printValue(typed),
          read: typed,
        });
        expect(valueProblem(typed, 'target')).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  it('reads any text without failing, keeps what it cannot print alike, and never lets through what does not read back', () => {
    const pieces = fc.constantFrom(
      '≥',
      '≤',
      '>=',
      '<',
      '=',
      '95',
      '105',
      '0.1',
      '%',
      '万人',
      '元/人',
      '&&',
      '至',
      '以上',
      '以内',
      '，',
      '的',
      '每月',
      '25日前',
      '上访率',
      '$',
      '\\geq',
      '<p>',
      ' ',
      '—',
      '、',
      '个工作日内',
    );
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')),
        (text) => {
          const read = parseValue(text);
          expect(value.safeParse(read).success).toBe(true);
          expect(('raw' in read ? read.raw : undefined) ?? printValue(read)).toBe(text.trim());
          if (valueProblem(read, 'target') === undefined) {
            const { raw: _, ...plain } = read;
            expect(parseValue(printValue(read))).toEqual(plain);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('never fails on arbitrary letters either', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => value.safeParse(parseValue(text)).success),
    );
  });
});

describe('units', () => {
  it('print and read back', () =>
    fc.assert(fc.property(unit, (each) => expect(parseUnit(printUnit(each))).toEqual(each))));

  it('tell scale from kind: 万人 is 人, 人次 is not, 元/人 is not 元', () => {
    const of = (text: string): Unit => parseUnit(text) ?? { measure: '?', scale: '', per: [] };
    expect([convertible(of('万人'), of('人')), sameUnit(of('万人'), of('人'))]).toEqual([true, false]);
    expect(convertible(of('人次'), of('人'))).toBe(false);
    expect(convertible(of('元/人'), of('元'))).toBe(false);
    expect(convertible(of('方'), of('立方米'))).toBe(true);
    expect(unitOfName('参保人数（人）')).toEqual(of('人'));
    expect(unitOfName('财政补贴标准（省级、县级）')).toBeUndefined();
  });

  it('compare exactly across scales', () => {
    const quantity = (text: string) => ({
      amount: text.replace(/[^\d.].*/, '') as DecimalText,
      unit: parseUnit(text.replace(/^[\d.]+/, '')) ?? { measure: '', scale: '' as const, per: [] },
    });
    expect(compareQuantities(quantity('0.0008万人'), quantity('8人'))).toBe(0);
    expect(compareQuantities(quantity('22.26亿元'), quantity('222593万元'))).toBe(1);
    expect(compareQuantities(quantity('1人'), quantity('1人次'))).toBeUndefined();
    expect(normalise(quantity('39.31万人')).amount.toFixed()).toBe('393100');
  });
});
