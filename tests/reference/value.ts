/**
 * BSON values for the reference: plain tagged records, read from the bytes themselves, so that neither a class nor the
 * key order of a JavaScript object can hide a difference.
 */
export type Value =
  | { readonly t: 'minKey' | 'maxKey' | 'null' | 'missing' }
  | NumberValue
  | { readonly t: 'date' | 'timestamp'; readonly v: bigint }
  | { readonly t: 'string' | 'objectId' | 'javascript' | 'symbol'; readonly v: string }
  | { readonly t: 'bool'; readonly v: boolean }
  | { readonly t: 'binData'; readonly subtype: number; readonly v: string }
  | { readonly t: 'regex'; readonly v: string; readonly options: string }
  | Doc
  | List;

/** A document: its fields in their order. */
export interface Doc {
  readonly t: 'object';
  readonly v: readonly (readonly [string, Value])[];
}

/** An array. */
export interface List {
  readonly t: 'array';
  readonly v: readonly Value[];
}

/** The parts of a Decimal128: (-1)^negative × coefficient × 10^exponent, or one of its special values. */
export type Decimal =
  | { readonly kind: 'finite'; readonly negative: boolean; readonly coefficient: bigint; readonly exponent: number }
  | { readonly kind: 'infinity'; readonly negative: boolean }
  | { readonly kind: 'nan' };

/** One of the four numeric types. */
export type NumberValue =
  | { readonly t: 'int'; readonly v: bigint }
  | { readonly t: 'long'; readonly v: bigint }
  | { readonly t: 'double'; readonly v: number }
  | { readonly t: 'decimal'; readonly v: Decimal };

export const NULL: Value = { t: 'null' };
export const MISSING: Value = { t: 'missing' };
export const int = (v: bigint | number): Value => ({ t: 'int', v: BigInt(v) });
export const long = (v: bigint | number): Value => ({ t: 'long', v: BigInt(v) });
export const double = (v: number): Value => ({ t: 'double', v });
export const text = (v: string): Value => ({ t: 'string', v });
export const bool = (v: boolean): Value => ({ t: 'bool', v });
export const list = (...v: Value[]): List => ({ t: 'array', v });
export const doc = (fields: Readonly<Record<string, Value>>): Doc => ({ t: 'object', v: Object.entries(fields) });

export const isNumber = (value: Value): value is NumberValue =>
  value.t === 'int' || value.t === 'long' || value.t === 'double' || value.t === 'decimal';

/** Null or missing. */
export const isNullish = (value: Value): boolean => value.t === 'null' || value.t === 'missing';

/** A field of a document; missing if it has none, or if the value is no document. */
export function get(value: Value, name: string): Value {
  if (value.t !== 'object') return MISSING;
  return value.v.find(([key]) => key === name)?.[1] ?? MISSING;
}

/** The document with one field set in its place, or added at its end; removed if the value is missing. */
export function put(document: Doc, name: string, value: Value): Doc {
  if (value.t === 'missing') return { t: 'object', v: document.v.filter(([key]) => key !== name) };
  if (!document.v.some(([key]) => key === name)) return { t: 'object', v: [...document.v, [name, value]] };
  return { t: 'object', v: document.v.map((field) => (field[0] === name ? [name, value] : field)) };
}

/** An expected refusal, with the server's code. */
export class Refused extends Error {
  constructor(readonly code: number) {
    super(`refused with code ${code}`);
  }
}

/** The reference does not speak about this; a run passes over it. */
export class Unjudged extends Error {}

export const refuse = (code: number): never => {
  throw new Refused(code);
};
