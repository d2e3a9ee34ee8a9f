import { evaluate } from './expression.js';
import { projected, seedOf } from './projection.js';
import type { Value } from './value.js';
import { bool, doc, double, int, list, long, NULL, text } from './value.js';
import { decimalText } from './wire.js';

/** Examples of the manual, and of the calendar. */
const ROOT = doc({ _id: int(1) });
const at = (written: string): Value => doc({ $literal: { t: 'date', v: BigInt(Date.parse(written)) } });
const date = (written: string): Value => ({ t: 'date', v: BigInt(Date.parse(written)) });
const of = (expression: Value): Value => evaluate(expression, ROOT);
const shifted = (start: string, unit: string, amount: number): Value =>
  of(doc({ $dateAdd: doc({ startDate: at(start), unit: text(unit), amount: int(amount) }) }));
const between = (startDate: string, endDate: string, unit: string): Value =>
  of(doc({ $dateDiff: doc({ startDate: at(startDate), endDate: at(endDate), unit: text(unit) }) }));

describe('the reference', () => {
  it('takes a day that a month has not as its last one', () => {
    expect(shifted('2020-01-31T12:10:05Z', 'month', 1)).toEqual(date('2020-02-29T12:10:05Z'));
    expect(shifted('2021-01-31', 'month', 1)).toEqual(date('2021-02-28'));
    expect(shifted('2020-02-29', 'year', -1)).toEqual(date('2019-02-28'));
    expect(shifted('2020-10-31', 'quarter', 1)).toEqual(date('2021-01-31'));
  });

  it('counts boundaries between two dates, weeks from Sunday', () => {
    expect(between('2020-12-31T23:59:59Z', '2021-01-01', 'year')).toEqual(long(1));
    expect(between('2021-01-02', '2021-01-03', 'week')).toEqual(long(1));
    expect(between('2021-01-03', '2021-01-09', 'week')).toEqual(long(0));
    expect(between('1969-12-31T23:00:00Z', '1970-01-01T01:00:00Z', 'day')).toEqual(long(1));
  });

  it('agrees with the calendar of the machine on every part of a date', () => {
    for (let day = -700_000; day < 2_900_000; day += 37_123) {
      const instant = day * 86_400_000 + day;
      const shown = of(
        doc({
          $dateToString: doc({
            date: doc({ $literal: { t: 'date', v: BigInt(instant) } }),
            format: text('%Y-%m-%dT%H:%M:%S.%LZ'),
          }),
        }),
      );
      expect(shown).toEqual(text(new Date(instant).toISOString()));
    }
  });

  it('converts as the tables of the manual say', () => {
    const converted = of(doc({ $toDecimal: double(2.5) }));
    expect(converted.t === 'decimal' && decimalText(converted.v)).toBe('250000000000000E-14');
    expect(of(doc({ $toInt: double(-5.5) }))).toEqual(int(-5));
    expect(of(doc({ $toBool: text('false') }))).toEqual(bool(true));
    expect(() => of(doc({ $toInt: text('1.5') }))).toThrow('241');
    const failing = { input: text('x'), to: text('int'), onError: text('none') };
    expect(of(doc({ $convert: doc(failing) }))).toEqual(text('none'));
    expect(of(doc({ $toObjectId: NULL }))).toEqual(NULL);
  });

  it('counts text in code points', () => {
    expect(of(doc({ $indexOfCP: list(text('\u{1f600}三个'), text('个')) }))).toEqual(int(2));
    expect(of(doc({ $strLenBytes: text('三个') }))).toEqual(int(6));
    expect(of(doc({ $split: list(text('a-b-c'), text('-')) }))).toEqual(list(text('a'), text('b'), text('c')));
    expect(of(doc({ $trim: doc({ input: text(' ggggoodbyeeeee'), chars: text(' ge') }) }))).toEqual(text('oodby'));
  });

  it('shows of arrays what their documents have, and drops the rest', () => {
    const stored = doc({ _id: int(1), a: list(doc({ b: int(1), c: int(2) }), int(3)), d: int(4) });
    expect(projected(stored, { keeps: true, paths: ['a.b'], id: false })).toEqual(doc({ a: list(doc({ b: int(1) })) }));
    expect(projected(stored, { keeps: false, paths: ['a.b', 'd'], id: undefined })).toEqual(
      doc({ _id: int(1), a: list(doc({ c: int(2) }), int(3)) }),
    );
  });

  it('starts an upsert from what its filter equals', () => {
    const filter = doc({ _id: int(1), a: doc({ $eq: int(2) }), b: doc({ $gt: int(3) }), c: text('x') });
    expect(seedOf(filter)).toEqual(doc({ _id: int(1), a: int(2), c: text('x') }));
  });
});
