import { Binary, BSONRegExp, Code, Decimal128, Int32, ObjectId, Timestamp } from 'bson';
import { fail } from '../failure.js';
import { textOf } from './compare.js';
import { exact } from './number.js';
import type { Numeric, Value } from './types.js';
import { isDocument, isNumeric, typeRank } from './types.js';

/** An empty array inside an index sorts before null; no stored value has this rank. */
const EMPTY_ARRAY_RANK = 3;

/** Collects bytes of one key; grows as needed. */
class Bytes {
  private buffer = Buffer.allocUnsafe(64);
  private length = 0;

  byte(value: number): void {
    this.reserve(1);
    this.buffer[this.length++] = value;
  }

  bytes(values: Uint8Array): void {
    this.reserve(values.length);
    this.buffer.set(values, this.length);
    this.length += values.length;
  }

  done(): Buffer {
    return this.buffer.subarray(0, this.length);
  }

  private reserve(more: number): void {
    if (this.length + more <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.length + more));
    this.buffer.copy(larger, 0, 0, this.length);
    this.buffer = larger;
  }
}

/**
 * The bytes of one value in an index: comparing them as unsigned bytes gives the BSON order, and equal bytes mean
 * equal values, whatever the numeric types. No value's bytes are a prefix of another's, so parts can be joined.
 */
export function keyOf(value: Value | typeof EMPTY_ARRAY, direction: 1 | -1 = 1): Buffer {
  const out = new Bytes();
  if (value === EMPTY_ARRAY) out.byte(EMPTY_ARRAY_RANK);
  else write(out, value);
  const key = out.done();
  return direction === 1 ? key : inverted(key);
}

/** Stands for an empty array among the values of an index key. */
export const EMPTY_ARRAY = Symbol('empty array');

/** The first byte of every key of the value's type: the bounds of a comparison within a type. */
export const rankOf = (value: Value): number => typeRank(value);

/** The same bytes in descending order. */
export const inverted = (key: Buffer): Buffer => Buffer.from(key.map((byte) => byte ^ 0xff));

function write(out: Bytes, value: Value): void {
  const rank = typeRank(value);
  out.byte(rank);
  if (isNumeric(value)) writeNumber(out, value);
  else if (rank === 15) writeText(out, textOf(value));
  else if (Array.isArray(value)) {
    for (const element of value) write(out, element);
    out.byte(0);
  } else if (isDocument(value)) {
    for (const [name, inner] of Object.entries(value)) {
      out.byte(typeRank(inner));
      writeText(out, name);
      write(out, inner);
    }
    out.byte(0);
  } else if (typeof value === 'boolean') out.byte(value ? 1 : 0);
  else if (value instanceof ObjectId) out.bytes(value.id);
  else if (value instanceof Date) writeDate(out, value);
  else if (value instanceof Timestamp) writeUnsigned(out, BigInt.asUintN(64, value.toBigInt()));
  else if (value instanceof Binary) writeBinary(out, value);
  else if (value instanceof BSONRegExp) {
    writeText(out, value.pattern);
    writeText(out, value.options);
  } else if (value instanceof Code) writeText(out, String(value.code));
}

/** A zero byte inside is escaped, so that two zeros end the text and shorter text comes first. */
function writeText(out: Bytes, text: string): void {
  const bytes = Buffer.from(text);
  if (bytes.includes(0)) {
    for (const byte of bytes) {
      out.byte(byte);
      if (byte === 0) out.byte(0xff);
    }
  } else out.bytes(bytes);
  out.byte(0);
  out.byte(0);
}

function writeUnsigned(out: Bytes, value: bigint): void {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeBigUInt64BE(value);
  out.bytes(bytes);
}

function writeDate(out: Bytes, value: Date): void {
  const time = value.getTime();
  if (Number.isNaN(time)) fail(2, 'a date outside the range of JavaScript dates is not supported');
  writeUnsigned(out, BigInt(time) + (1n << 63n));
}

function writeBinary(out: Bytes, value: Binary): void {
  const head = Buffer.allocUnsafe(5);
  head.writeUInt32BE(value.position);
  head.writeUInt8(value.sub_type, 4);
  out.bytes(head);
  out.bytes(value.buffer.subarray(0, value.position));
}

const NAN = 1;
const MINUS_INFINITY = 2;
const NEGATIVE = 3;
const ZERO = 4;
const POSITIVE = 5;
const INFINITY = 6;

/** Class of the number, then the decimal exponent of 0.d₁d₂…, then the digits in pairs; all inverted if negative. */
function writeNumber(out: Bytes, value: Numeric): void {
  if (value instanceof Decimal128 || !(value instanceof Int32)) {
    const parts = exact(value);
    if (parts === 'NaN') return out.byte(NAN);
    if (parts === '-Infinity') return out.byte(MINUS_INFINITY);
    if (parts === 'Infinity') return out.byte(INFINITY);
    const negative = parts.coefficient < 0n;
    return writeDigits(out, negative, String(negative ? -parts.coefficient : parts.coefficient), parts.exponent);
  }
  return writeDigits(out, value.value < 0, String(Math.abs(value.value)), 0);
}

function writeDigits(out: Bytes, negative: boolean, coefficient: string, exponent: number): void {
  if (coefficient === '0') return out.byte(ZERO);
  const digits = coefficient.replace(/0+$/, '');
  const mask = negative ? 0xff : 0;
  const scale = coefficient.length + exponent + 0x8000;
  out.byte(negative ? NEGATIVE : POSITIVE);
  out.byte((scale >> 8) ^ mask);
  out.byte((scale & 0xff) ^ mask);
  for (let i = 0; i < digits.length; i += 2) {
    out.byte((Number(digits.slice(i, i + 2).padEnd(2, '0')) + 1) ^ mask);
  }
  return out.byte(mask);
}
