import {
  type Binary,
  BSONRegExp,
  type BSONSymbol,
  Code,
  type Decimal128,
  type Double,
  Int32,
  type Long,
  type MaxKey,
  type MinKey,
  type ObjectId,
  type Timestamp,
} from 'bson';

/** One of the four numeric types; plain JavaScript numbers never occur inside the store. */
export type Numeric = Int32 | Long | Double | Decimal128;

/** A BSON document as a plain object whose keys keep their order. */
export interface Document {
  [field: string]: Value;
}

/** A BSON value as decoded by this package. `undefined` means that the field is missing, never a stored value. */
export type Value =
  | undefined
  | null
  | boolean
  | string
  | Date
  | Numeric
  | ObjectId
  | Binary
  | Timestamp
  | BSONRegExp
  | MinKey
  | MaxKey
  | Code
  | BSONSymbol
  | Document
  | Value[];

/** The aliases of `$type`, plus `missing`. */
export type TypeName =
  | 'missing'
  | 'minKey'
  | 'null'
  | 'int'
  | 'long'
  | 'double'
  | 'decimal'
  | 'string'
  | 'symbol'
  | 'object'
  | 'array'
  | 'binData'
  | 'objectId'
  | 'bool'
  | 'date'
  | 'timestamp'
  | 'regex'
  | 'javascript'
  | 'javascriptWithScope'
  | 'maxKey';

/** Type numbers of the BSON specification, as `$type` accepts them. */
export const TYPE_NUMBERS: Readonly<Record<string, number>> = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  javascript: 13,
  symbol: 14,
  javascriptWithScope: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  minKey: -1,
  maxKey: 127,
};

const RANK: Readonly<Record<TypeName, number>> = {
  minKey: 1,
  missing: 5,
  null: 5,
  int: 10,
  long: 10,
  double: 10,
  decimal: 10,
  string: 15,
  symbol: 15,
  object: 20,
  array: 25,
  binData: 30,
  objectId: 35,
  bool: 40,
  date: 45,
  timestamp: 47,
  regex: 50,
  javascript: 60,
  javascriptWithScope: 65,
  maxKey: 127,
};

const BY_TAG: Readonly<Record<string, TypeName>> = {
  Int32: 'int',
  Long: 'long',
  Double: 'double',
  Decimal128: 'decimal',
  ObjectId: 'objectId',
  Binary: 'binData',
  Timestamp: 'timestamp',
  BSONRegExp: 'regex',
  MinKey: 'minKey',
  MaxKey: 'maxKey',
  BSONSymbol: 'symbol',
};

/** The BSON type of a value. */
export function typeName(value: Value): TypeName {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  if (Array.isArray(value)) return 'array';
  // A document, and by far the most frequent kind of object.
  if (Object.getPrototypeOf(value) === Object.prototype) return 'object';
  if (value instanceof Date) return 'date';
  if (value instanceof Code) return value.scope ? 'javascriptWithScope' : 'javascript';
  // A stored document may own a field called `_bsontype`; only the prototype's tag counts.
  if (!Object.hasOwn(value, '_bsontype') && '_bsontype' in value) return BY_TAG[String(value._bsontype)] ?? 'object';
  return 'object';
}

/** Place of a value's type in the BSON comparison order; missing ranks with null, all numbers rank together. */
export const typeRank = (value: Value): number => RANK[typeName(value)];

export const isNumeric = (value: Value): value is Numeric => typeRank(value) === 10;

export const isDocument = (value: Value): value is Document =>
  typeof value === 'object' && value !== null && typeName(value) === 'object';

export const isNullish = (value: Value): value is null | undefined => value === null || value === undefined;

export const isRegex = (value: Value): value is BSONRegExp => value instanceof BSONRegExp;

/** A document of operators, `{$gt: 1}`, as opposed to a document to compare with. DBRef fields are data. */
export function isOperators(value: Value): value is Document {
  if (!isDocument(value)) return false;
  const first = Object.keys(value)[0];
  return first !== undefined && first.startsWith('$') && !['$ref', '$id', '$db'].includes(first);
}

export const int = (value: number): Int32 => new Int32(value);

/** Reads an own field. Inherited names such as `constructor` are missing fields. */
export const field = (document: Document, name: string): Value =>
  Object.hasOwn(document, name) ? document[name] : undefined;

/** Sets a field, including one that is called `__proto__`. */
export function setField(document: Document, name: string, value: Value): void {
  if (name === '__proto__') {
    Object.defineProperty(document, name, { value, enumerable: true, writable: true, configurable: true });
  } else document[name] = value;
}

/** A deep copy of documents and arrays; the leaves are immutable and shared. */
export function clone<V extends Value>(value: V): V {
  if (Array.isArray(value)) return value.map((element: Value) => clone(element)) as V;
  if (!isDocument(value)) return value;
  const copy: Document = {};
  for (const key of Object.keys(value)) setField(copy, key, clone(value[key]));
  return copy as V;
}
