import { decimalText } from '@chengwen/domain';
import { Types } from 'mongoose';

/**
 * Keys under which a record holds an exact decimal. In memory it is text as printed ("2.50"), in the database a
 * Decimal128, so that the server can sum it; this is the only place where one becomes the other.
 */
export const DECIMAL_KEYS = [
  'amount',
  'low',
  'high',
  'weight',
  'score',
  'executionWeight',
  'executionScore',
  'totalWeight',
  'totalScore',
  'total',
] as const;
const decimalKeys: ReadonlySet<string> = new Set(DECIMAL_KEYS);

/** Record → database: exact decimals become Decimal128, keeping the printed places. */
export function encodeDecimals(value: unknown, key?: string): unknown {
  if (typeof value === 'string' && key !== undefined && decimalKeys.has(key) && decimalText.safeParse(value).success)
    return Types.Decimal128.fromString(value);
  return walk(value, encodeDecimals);
}

/** Database → record: every Decimal128 becomes the text it was printed as. */
export function decodeDecimals(value: unknown): unknown {
  if (value instanceof Types.Decimal128) return plain(value.toString());
  return walk(value, decodeDecimals);
}

function walk(value: unknown, step: (value: unknown, key?: string) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => step(item));
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, step(item, key)]));
}

/** Decimal128 prints small and large figures with an exponent ("0E-7"): on paper there is none. */
function plain(text: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?E([+-]?\d+)$/.exec(text);
  if (!match) return text;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point >= digits.length) return sign + trimmed(digits.padEnd(point, '0'));
  const padded = digits.padStart(digits.length - Math.min(0, point - 1), '0');
  const at = padded.length - (digits.length - point);
  return `${sign}${trimmed(padded.slice(0, at))}.${padded.slice(at)}`;
}
const trimmed = (digits: string): string => digits.replace(/^0+(?=\d)/, '');
