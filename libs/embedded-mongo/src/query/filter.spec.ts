import { Decimal128, Double, Long } from 'bson';
import { doc } from '../sample.js';
import { compileFilter } from './filter.js';

const matches = (filter: Record<string, unknown>, document: Record<string, unknown>): boolean =>
  compileFilter(doc(filter))(doc(document));

const codeOf = (filter: Record<string, unknown>): number | undefined => {
  try {
    compileFilter(doc(filter));
    return undefined;
  } catch (error) {
    return (error as { code?: number }).code;
  }
};

const decimal = (text: string): Decimal128 => Decimal128.fromString(text);

describe('a filter', () => {
  it.each<[string, Record<string, unknown>, Record<string, unknown>, boolean]>([
    ['equality is by value, whatever the numeric type', { a: 1 }, { a: new Double(1) }, true],
    ['equality of decimals ignores printed precision', { a: decimal('1.5') }, { a: decimal('1.50') }, true],
    ['equality of documents keeps key order', { a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }, false],
    ['equality finds an element of an array', { a: 2 }, { a: [1, 2] }, true],
    ['equality finds a whole array', { a: [1, 2] }, { a: [1, 2] }, true],
    ['a dotted path reaches into arrays', { 'a.b': 2 }, { a: [{ b: 1 }, { b: 2 }] }, true],
    ['a dotted path reaches a position', { 'a.1.b': 2 }, { a: [{ b: 1 }, { b: 2 }] }, true],
    ['null matches a missing field', { a: null }, {}, true],
    ['null does not match a present value', { a: null }, { a: 0 }, false],
    ['null does not match an array without documents', { 'a.b': null }, { a: [1] }, false],
    ['an inherited name is a missing field', { constructor: { $exists: true } }, {}, false],
    ['$ne is true for a missing field', { a: { $ne: 1 } }, {}, true],
    ['$ne is false if any element equals', { a: { $ne: 1 } }, { a: [1, 2] }, false],
    [
      '$gt compares exactly beyond 2^53',
      { a: { $gt: Long.fromString('9007199254740992') } },
      { a: Long.fromString('9007199254740993') },
      true,
    ],
    ['$gt orders decimals by value', { a: { $gt: decimal('9') } }, { a: decimal('10') }, true],
    ['$gt stays within a type', { a: { $gt: 1 } }, { a: 'text' }, false],
    ['$gte null matches a missing field', { a: { $gte: null } }, {}, true],
    ['$lt is never true for NaN', { a: { $lt: 1 } }, { a: Number.NaN }, false],
    ['$lte NaN matches NaN', { a: { $lte: Number.NaN } }, { a: Number.NaN }, true],
    ['two bounds may be met by two elements', { a: { $gt: 5, $lt: 3 } }, { a: [1, 9] }, true],
    ['$in finds any', { a: { $in: [3, 'x', null] } }, {}, true],
    ['$in takes a pattern', { a: { $in: [/^x/] } }, { a: 'xy' }, true],
    ['$nin is true for a missing field', { a: { $nin: [1] } }, {}, true],
    ['$exists false', { 'a.b': { $exists: false } }, { a: {} }, true],
    ['$exists true for null', { a: { $exists: true } }, { a: null }, true],
    ['$type by alias', { a: { $type: 'decimal' } }, { a: decimal('1') }, true],
    ['$type by number', { a: { $type: 2 } }, { a: 'x' }, true],
    ['$type number covers all numbers', { a: { $type: ['number'] } }, { a: Long.ONE }, true],
    ['$size', { a: { $size: 2 } }, { a: [1, [2]] }, true],
    ['$all', { a: { $all: [1, 2] } }, { a: [2, 1, 3] }, true],
    ['$all of nothing matches nothing', { a: { $all: [] } }, { a: [] }, false],
    [
      '$elemMatch asks one element for everything',
      { a: { $elemMatch: { x: 1, y: 1 } } },
      { a: [{ x: 1 }, { y: 1 }] },
      false,
    ],
    ['$elemMatch on values', { a: { $elemMatch: { $gt: 1, $lt: 3 } } }, { a: [0, 2, 4] }, true],
    ['$not', { a: { $not: { $gt: 1 } } }, { a: 1 }, true],
    ['$not is true for a missing field', { a: { $not: { $gt: 1 } } }, {}, true],
    ['$mod cuts to whole numbers', { a: { $mod: [4, 2] } }, { a: 6.9 }, true],
    ['$regex with options', { a: { $regex: '^呈', $options: 'i' } }, { a: '呈文' }, true],
    ['a pattern with needless escapes', { a: { $regex: 'a\\-b\\_c' } }, { a: 'a-b_c' }, true],
    ['$elemMatch does not look into nested arrays', { a: { $elemMatch: { $gt: 1 } } }, { a: [[5]] }, false],
    ['$elemMatch sees the size of an element', { a: { $elemMatch: { $size: 1 } } }, { a: [[1, 2]] }, false],
    [
      '$elemMatch finds a reference',
      { a: { $elemMatch: { $ref: 'c', $id: 1 } } },
      { a: [{ $ref: 'c', $id: 1 }] },
      true,
    ],
    ['a stored pattern equals one with the same options', { a: /x/i }, { a: /x/ }, false],
    ['$and, $or, $nor', { $and: [{ $or: [{ a: 1 }, { b: 1 }] }, { $nor: [{ c: 1 }] }] }, { b: 1 }, true],
    ['$expr compares fields', { $expr: { $gt: ['$a', '$b'] } }, { a: 2, b: 1 }, true],
    [
      '$jsonSchema',
      { $jsonSchema: { required: ['a'], properties: { a: { bsonType: 'string', minLength: 2 } } } },
      { a: 'x' },
      false,
    ],
  ])('%s', (_, filter, document, wanted) => {
    expect(matches(filter, document)).toBe(wanted);
  });

  it.each<[string, Record<string, unknown>, number]>([
    ['an unknown operator', { a: { $near: 1 } }, 2],
    ['an unknown operator at the top', { $where: 'true' }, 2],
    ['$in without a list', { a: { $in: 1 } }, 2],
    ['an empty $or', { $or: [] }, 2],
    ['$options without $regex', { a: { $options: 'i' } }, 2],
    ['a pattern that JavaScript would read differently', { a: { $regex: '\\Aabc' } }, 51091],
    ['an unknown pattern option', { a: { $regex: 'a', $options: 'q' } }, 51108],
    ['an unknown expression', { $expr: { $nope: 1 } }, 168],
    ['an undefined variable', { $expr: '$$nope' }, 17276],
    ['an unknown schema keyword', { $jsonSchema: { nope: 1 } }, 9],
    ['$mod by zero', { a: { $mod: [0, 0] } }, 2],
    ['an unknown type', { a: { $type: 'nope' } }, 2],
  ])('refuses %s', (_, filter, code) => {
    expect(codeOf(filter)).toBe(code);
  });
});
