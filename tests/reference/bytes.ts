import type { Decimal, Doc, Value } from './value.js';

/** Reads one BSON document from its bytes, as https://bsonspec.org lays them out, keeping key order and every type. */
export function readDocument(bytes: Uint8Array): Doc {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { t: 'object', v: readFields(buffer, 0) };
}

function readFields(buffer: Buffer, start: number): [string, Value][] {
  const fields: [string, Value][] = [];
  const end = start + buffer.readInt32LE(start) - 1;
  let at = start + 4;
  while (at < end) {
    const type = buffer.readUInt8(at);
    const nameEnd = buffer.indexOf(0, at + 1);
    const name = buffer.toString('utf8', at + 1, nameEnd);
    const [value, next] = readValue(buffer, type, nameEnd + 1);
    fields.push([name, value]);
    at = next;
  }
  return fields;
}

function readText(buffer: Buffer, at: number): [string, number] {
  const length = buffer.readInt32LE(at);
  return [buffer.toString('utf8', at + 4, at + 4 + length - 1), at + 4 + length];
}

function readValue(buffer: Buffer, type: number, at: number): [Value, number] {
  switch (type) {
    case 0x01:
      return [{ t: 'double', v: buffer.readDoubleLE(at) }, at + 8];
    case 0x02: {
      const [v, next] = readText(buffer, at);
      return [{ t: 'string', v }, next];
    }
    case 0x03:
      return [{ t: 'object', v: readFields(buffer, at) }, at + buffer.readInt32LE(at)];
    case 0x04:
      return [{ t: 'array', v: readFields(buffer, at).map(([, value]) => value) }, at + buffer.readInt32LE(at)];
    case 0x05: {
      const length = buffer.readInt32LE(at);
      const v = buffer.toString('hex', at + 5, at + 5 + length);
      return [{ t: 'binData', subtype: buffer.readUInt8(at + 4), v }, at + 5 + length];
    }
    case 0x07:
      return [{ t: 'objectId', v: buffer.toString('hex', at, at + 12) }, at + 12];
    case 0x08:
      return [{ t: 'bool', v: buffer.readUInt8(at) === 1 }, at + 1];
    case 0x09:
      return [{ t: 'date', v: buffer.readBigInt64LE(at) }, at + 8];
    case 0x0a:
      return [{ t: 'null' }, at];
    case 0x0b: {
      const patternEnd = buffer.indexOf(0, at);
      const optionsEnd = buffer.indexOf(0, patternEnd + 1);
      const options = buffer.toString('utf8', patternEnd + 1, optionsEnd);
      return [{ t: 'regex', v: buffer.toString('utf8', at, patternEnd), options }, optionsEnd + 1];
    }
    case 0x0d: {
      const [v, next] = readText(buffer, at);
      return [{ t: 'javascript', v }, next];
    }
    case 0x0e: {
      const [v, next] = readText(buffer, at);
      return [{ t: 'symbol', v }, next];
    }
    case 0x10:
      return [{ t: 'int', v: BigInt(buffer.readInt32LE(at)) }, at + 4];
    case 0x11:
      return [{ t: 'timestamp', v: buffer.readBigUInt64LE(at) }, at + 8];
    case 0x12:
      return [{ t: 'long', v: buffer.readBigInt64LE(at) }, at + 8];
    case 0x13:
      return [{ t: 'decimal', v: readDecimal(buffer.readBigUInt64LE(at), buffer.readBigUInt64LE(at + 8)) }, at + 16];
    case 0xff:
      return [{ t: 'minKey' }, at];
    case 0x7f:
      return [{ t: 'maxKey' }, at];
    default:
      throw new TypeError(`no such BSON type: ${type}`);
  }
}

const BIAS = 6176;

/** Binary integer decimal, IEEE 754-2008: sign, 14 bits of exponent, 113 bits of coefficient. */
function readDecimal(low: bigint, high: bigint): Decimal {
  const negative = high >> 63n === 1n;
  if (((high >> 58n) & 0b11111n) === 0b11111n) return { kind: 'nan' };
  if (((high >> 58n) & 0b11111n) === 0b11110n) return { kind: 'infinity', negative };
  const exponent = Number((high >> 49n) & 0x3fffn) - BIAS;
  return { kind: 'finite', negative, coefficient: ((high & 0x1ffffffffffffn) << 64n) | low, exponent };
}
