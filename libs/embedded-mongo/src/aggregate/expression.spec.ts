import { Decimal128, Double, Int32, Long, ObjectId } from 'bson';
import { doc, val } from '../sample.js';
import { identical } from '../values/compare.js';
import type { Value } from '../values/types.js';
import { compileExpression, evaluate } from './expression.js';

const decimal = (text: string): Decimal128 => Decimal128.fromString(text);
const evening = new Date('2020-12-31T18:30:00.123Z');
const root = {
  n: 7,
  d: decimal('2.50'),
  s: '社保 Abc',
  list: [3, 1, 2],
  lines: [
    { k: 'a', v: 1 },
    { k: 'b', v: 2 },
  ],
  when: evening,
  none: null,
};

const result = (expression: unknown): Value => evaluate(val(expression), doc(root), {});

const MISSING = Symbol('missing');

describe('an expression', () => {
  it.each<[unknown, unknown]>([
    ['$lines.v', [1, 2]],
    [{ $divide: [decimal('1'), decimal('Infinity')] }, decimal('0E-6176')],
    [{ $mod: [decimal('7.5'), decimal('Infinity')] }, decimal('7.5')],
    [{ $multiply: [decimal('-1.5'), new Double(0)] }, decimal('-0.0')],
    [{ $round: [decimal('1.5'), 3] }, decimal('1.500')],
    [{ $trunc: [decimal('-0.4')] }, decimal('-0')],
    [{ $ceil: new Double(-0.5) }, new Double(-0)],
    [{ $add: [null, 'x'] }, null],
    ['$none.x', MISSING],
    ['$$ROOT.n', 7],
    [{ $literal: '$n' }, '$n'],
    [{ a: '$n', b: '$missing' }, { a: 7 }],
    [
      ['$n', '$missing'],
      [7, null],
    ],
    [{ $add: ['$d', 1, decimal('0.25')] }, decimal('3.75')],
    [{ $add: ['$n', null] }, null],
    [{ $add: ['$when', 1000] }, new Date(evening.getTime() + 1000)],
    [{ $subtract: ['$when', new Date(0)] }, Long.fromNumber(evening.getTime())],
    [{ $multiply: ['$d', '$d'] }, decimal('6.2500')],
    [{ $divide: ['$n', 2] }, new Double(3.5)],
    [{ $divide: ['$d', 2] }, decimal('1.25')],
    [{ $mod: ['$n', 4] }, 3],
    [{ $abs: -3 }, 3],
    [{ $round: [decimal('2.345'), 2] }, decimal('2.34')],
    [{ $round: [{ $divide: ['$n', 2] }] }, new Double(4)],
    [{ $ceil: decimal('2.1') }, decimal('3')],
    [{ $sum: ['$n', 'x', '$d'] }, decimal('9.50')],
    [{ $sum: '$list' }, 6],
    [{ $max: '$list' }, 3],
    [{ $avg: ['$d', '$d'] }, decimal('2.50')],
    [{ $eq: ['$d', 2.5] }, true],
    [{ $gt: ['$n', '$d'] }, true],
    [{ $lt: ['$missing', null] }, true],
    [{ $cmp: [decimal('9'), decimal('10')] }, -1],
    [{ $and: ['$n', { $not: '$none' }] }, true],
    [{ $or: [0, '$missing'] }, false],
    [{ $cond: [{ $gte: ['$n', 5] }, 'yes', 'no'] }, 'yes'],
    [{ $cond: { if: 0, then: 1, else: 2 } }, 2],
    [{ $switch: { branches: [{ case: { $lt: ['$n', 5] }, then: 'a' }], default: 'b' } }, 'b'],
    [{ $ifNull: ['$none', '$missing', 5] }, 5],
    [{ $let: { vars: { x: '$n' }, in: { $multiply: ['$$x', 2] } } }, 14],
    [{ $map: { input: '$list', as: 'i', in: { $add: ['$$i', 1] } } }, [4, 2, 3]],
    [{ $filter: { input: '$lines', cond: { $gt: ['$$this.v', 1] } } }, [{ k: 'b', v: 2 }]],
    [{ $reduce: { input: '$list', initialValue: 0, in: { $add: ['$$value', '$$this'] } } }, 6],
    [{ $sortArray: { input: '$list', sortBy: 1 } }, [1, 2, 3]],
    [{ $size: '$list' }, 3],
    [{ $arrayElemAt: ['$list', -1] }, 2],
    [{ $slice: ['$list', 1, 5] }, [1, 2]],
    [{ $in: [2, '$list'] }, true],
    [{ $concatArrays: ['$list', [9]] }, [3, 1, 2, 9]],
    [{ $range: [0, 5, 2] }, [0, 2, 4]],
    [{ $arrayToObject: '$lines' }, { a: 1, b: 2 }],
    [{ $objectToArray: { x: 1 } }, [{ k: 'x', v: 1 }]],
    [{ $mergeObjects: [{ a: 1 }, '$none', { b: 2 }] }, { a: 1, b: 2 }],
    [{ $concat: ['呈', '文'] }, '呈文'],
    [{ $concat: ['a', '$missing'] }, null],
    [{ $toUpper: '$s' }, '社保 ABC'],
    [{ $strLenCP: '$s' }, 6],
    [{ $substrCP: ['$s', 0, 2] }, '社保'],
    [{ $split: ['a,b', ','] }, ['a', 'b']],
    [{ $trim: { input: '  x ' } }, 'x'],
    [{ $replaceAll: { input: 'a.a', find: 'a', replacement: { $literal: '$&' } } }, '$&.$&'],
    [{ $regexMatch: { input: '$s', regex: 'abc', options: 'i' } }, true],
    [{ $regexFind: { input: '$s', regex: 'A(b)' } }, { match: 'Ab', idx: 3, captures: ['b'] }],
    [{ $indexOfCP: ['$s', 'Abc'] }, 3],
    [{ $indexOfCP: ['$s', 'Abc', 1, 5] }, -1],
    [{ $indexOfCP: ['$s', 'Abc', 3, 6] }, 3],
    [{ $toString: '$d' }, '2.50'],
    [{ $toDecimal: '1.10' }, decimal('1.10')],
    [{ $toDecimal: new Double(0) }, decimal('0')],
    [{ $toInt: decimal('-2.9') }, -2],
    [{ $toLong: '9007199254740993' }, Long.fromString('9007199254740993')],
    [{ $toDate: '2020-01-02T03:04:05' }, new Date('2020-01-02T03:04:05Z')],
    [{ $convert: { input: 'x', to: 'int', onError: 0 } }, 0],
    [{ $convert: { input: '$none', to: 'int', onNull: 'none' } }, 'none'],
    [{ $toObjectId: '0123456789abcdef01234567' }, new ObjectId('0123456789abcdef01234567')],
    [{ $type: '$d' }, 'decimal'],
    [{ $isNumber: '$s' }, false],
    [{ $year: '$when' }, 2020],
    [{ $year: { date: '$when', timezone: '+08:00' } }, 2021],
    [{ $dayOfYear: { date: '$when', timezone: 'Asia/Shanghai' } }, 1],
    [{ $dayOfYear: new Date(-61795870203525) }, 281],
    [{ $isoWeek: '$when' }, 53],
    [
      { $dateToString: { date: '$when', format: '%Y年%m月%d日 %H:%M %z', timezone: '+08:00' } },
      '2021年01月01日 02:30 +0800',
    ],
    [{ $dateToString: { date: '$when' } }, '2020-12-31T18:30:00.123Z'],
    [{ $dateToString: { date: '$none', onNull: '' } }, ''],
    [{ $dateTrunc: { date: '$when', unit: 'quarter' } }, new Date('2020-10-01T00:00:00Z')],
    [{ $dateTrunc: { date: '$when', unit: 'day', timezone: '+08:00' } }, new Date('2020-12-31T16:00:00Z')],
    [{ $dateTrunc: { date: '$when', unit: 'week', startOfWeek: 'monday' } }, new Date('2020-12-28T00:00:00Z')],
    [
      { $dateAdd: { startDate: new Date('2020-01-31T00:00:00Z'), unit: 'month', amount: 1 } },
      new Date('2020-02-29T00:00:00Z'),
    ],
    [{ $dateDiff: { startDate: '$when', endDate: new Date('2021-01-01T00:00:00Z'), unit: 'year' } }, Long.ONE],
  ])('%j', (expression, wanted) => {
    const found = result(expression);
    if (wanted === MISSING) expect(found).toBeUndefined();
    else expect(identical(found, val(wanted))).toBe(true);
  });

  it.each<[unknown, number]>([
    [{ $nope: 1 }, 168],
    ['$$nope', 17276],
    [{ $add: ['$s', 1] }, 14],
    [{ $add: ['$s', null] }, 14],
    [{ $abs: Long.MIN_VALUE }, 28680],
    [{ $divide: [1, 0] }, 2],
    [{ $size: '$n' }, 17124],
    [{ $eq: [1] }, 16020],
    [{ $cond: { if: 1, then: 1 } }, 9],
    [{ $switch: { branches: [{ case: false, then: 1 }] } }, 40066],
    [{ $concat: [1] }, 16702],
    [{ $toInt: 'x' }, 241],
    [{ $toString: { $add: [new Date(0), Long.fromNumber(8.7e15)] } }, 2],
    [{ $dateAdd: { startDate: '$when', unit: 'year', amount: 300_000 } }, 2],
    [{ $toDate: new Double(1e300) }, 2],
    [{ $indexOfCP: ['$s', 'a', -1] }, 40097],
    [{ $replaceOne: { input: null, find: 1, replacement: 'a' } }, 51745],
    [{ $toInt: Long.MAX_VALUE }, 241],
    [{ $year: '$s' }, 16006],
    [{ $dateToString: { date: '$when', format: '%Q' } }, 18536],
    [{ $dateTrunc: { date: '$when', unit: 'nope' } }, 9],
    [{ $year: { date: '$when', timezone: 'Nowhere/Here' } }, 40485],
    [{ $map: { input: [], in: 1, nope: 1 } }, 9],
    [{ a: 1, $add: [1, 2] }, 15983],
    ['$a..b', 40353],
  ])('%j is refused with %d', (expression, code) => {
    expect(() => result(expression)).toThrow(expect.objectContaining({ code }));
  });

  it('names only the variables it was given', () => {
    const evaluator = compileExpression('$$limit', ['limit']);
    expect(evaluator({ root: {}, variables: { limit: new Int32(3) } })).toEqual(new Int32(3));
  });
});
