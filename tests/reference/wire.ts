import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson';
import type { Decimal, Value } from './value.js';

/** The value as the driver sends it. Documents become Maps, because objects would put keys like "1" first. */
export function toWire(value: Value): unknown {
  switch (value.t) {
    case 'object':
      return new Map(value.v.map(([key, inner]) => [key, toWire(inner)]));
    case 'array':
      return value.v.map(toWire);
    case 'int':
      return new Int32(Number(value.v));
    case 'long':
      return Long.fromBigInt(value.v);
    case 'double':
      return new Double(value.v);
    case 'decimal':
      return Decimal128.fromString(decimalText(value.v));
    case 'date':
      return new Date(Number(value.v));
    case 'timestamp':
      return new Timestamp({ t: Number(value.v >> 32n), i: Number(value.v & 0xffffffffn) });
    case 'objectId':
      return ObjectId.createFromHexString(value.v);
    case 'binData':
      return new Binary(Buffer.from(value.v, 'hex'), value.subtype);
    case 'regex':
      return new BSONRegExp(value.v, value.options);
    case 'javascript':
      return new Code(value.v);
    case 'symbol':
      return new BSONSymbol(value.v);
    case 'minKey':
      return new MinKey();
    case 'maxKey':
      return new MaxKey();
    case 'null':
      return null;
    case 'missing':
      return undefined;
    default:
      return value.v;
  }
}

/** A Decimal128 with every digit and its exponent as they are. */
export function decimalText(value: Decimal): string {
  if (value.kind === 'nan') return 'NaN';
  if (value.kind === 'infinity') return value.negative ? '-Infinity' : 'Infinity';
  return `${value.negative ? '-' : ''}${value.coefficient}E${value.exponent}`;
}

/** A value in one line that can be pasted into a test with the driver's classes in scope. */
export function print(value: Value): string {
  switch (value.t) {
    case 'object':
      return `{${value.v.map(([key, inner]) => `${JSON.stringify(key)}: ${print(inner)}`).join(', ')}}`;
    case 'array':
      return `[${value.v.map(print).join(', ')}]`;
    case 'int':
      return `Int32(${value.v})`;
    case 'long':
      return `Long('${value.v}')`;
    case 'double':
      return `Double(${Object.is(value.v, -0) ? '-0' : value.v})`;
    case 'decimal':
      return `Decimal128('${decimalText(value.v)}')`;
    case 'date':
      return `Date(${value.v})`;
    case 'string':
    case 'bool':
      return JSON.stringify(value.v);
    case 'null':
      return 'null';
    case 'regex':
      return `BSONRegExp(${JSON.stringify(value.v)}, '${value.options}')`;
    default:
      return 'v' in value ? `${value.t}(${String(value.v)})` : `${value.t}()`;
  }
}
