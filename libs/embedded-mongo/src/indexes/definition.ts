import { fail } from '../failure.js';
import type { Predicate } from '../query/filter.js';
import { compileFilter } from '../query/filter.js';
import { isPosition } from '../query/path.js';
import { identical } from '../values/compare.js';
import { toNumber } from '../values/number.js';
import type { Document, Value } from '../values/types.js';
import { field, int, isDocument, isNumeric } from '../values/types.js';

/** One field of an index key. */
export interface IndexField {
  readonly path: string;
  readonly parts: readonly string[];
  readonly direction: 1 | -1;
}

/** An index as the planner and the writer use it. */
export interface Index {
  readonly id: number;
  readonly name: string;
  readonly fields: readonly IndexField[];
  readonly unique: boolean;
  readonly sparse: boolean;
  /** Only documents that match are in the index. */
  readonly partial: { readonly filter: Document; readonly covers: Predicate } | undefined;
  readonly expireAfterSeconds: number | undefined;
  /** As listed by `listIndexes`. */
  readonly specification: Document;
  /** An array was seen under one of the fields: one document may have several entries. Never goes back to false. */
  multikey: boolean;
}

export const ID_INDEX: Document = { v: int(2), key: { _id: int(1) }, name: '_id_' };

const OPTIONS = ['unique', 'sparse', 'partialFilterExpression', 'expireAfterSeconds', 'hidden'];
const KNOWN = new Set(['v', 'key', 'name', 'background', 'ns', 'collation', ...OPTIONS]);

/** Checks an index specification of `createIndexes` and reduces it to what is stored. */
export function checkedSpecification(specification: Document): Document {
  for (const option of Object.keys(specification)) {
    if (!KNOWN.has(option)) {
      fail(
        197,
        `The field '${option}' is not valid for an index specification. Specification: ${JSON.stringify(specification)}`,
      );
    }
  }
  const { key, name, collation } = specification;
  if (!isDocument(key)) fail(9, "The 'key' field is a required property of an index specification");
  if (typeof name !== 'string' || name === '')
    fail(9, "The 'name' field is a required property of an index specification");
  if (Object.keys(key).length === 0) fail(67, 'Index keys cannot be an empty object');
  if (isDocument(collation) && collation['locale'] !== 'simple') fail(67, 'an index with a collation is not supported');
  for (const [path, direction] of Object.entries(key)) checkKey(path, direction);
  const checked: Document = { v: int(2), key, name };
  for (const option of OPTIONS) if (specification[option] !== undefined) checked[option] = specification[option];
  if (isTrue(checked['hidden'])) fail(67, 'a hidden index is not supported');
  delete checked['hidden'];
  checkOptions(checked);
  return checked;
}

function checkKey(path: string, direction: Value): void {
  if (typeof direction === 'string') fail(67, `Unknown index plugin '${direction}': this index type is not supported`);
  if (!isNumeric(direction) || toNumber(direction) === 0 || Number.isNaN(toNumber(direction))) {
    fail(67, 'Values in v:2 index key pattern must be numbers other than 0');
  }
  const parts = path.split('.');
  if (parts.some((part) => part === '')) fail(67, 'Index keys cannot contain an empty field.');
  if (parts.some((part) => part.startsWith('$'))) fail(67, `Index key contains an illegal field name: ${path}`);
  if (parts.some(isPosition)) fail(67, `an index on an array position is not supported: ${path}`);
}

function checkOptions({ sparse, partialFilterExpression: filter, expireAfterSeconds: ttl, key }: Document): void {
  if (filter !== undefined) {
    if (!isDocument(filter)) fail(67, 'partialFilterExpression must be an object');
    if (isTrue(sparse)) fail(67, 'cannot mix "partialFilterExpression" and "sparse" options');
    compileFilter(filter);
  }
  if (ttl === undefined) return;
  if (!isNumeric(ttl) || toNumber(ttl) < 0 || toNumber(ttl) > 2147483647) {
    fail(67, 'TTL index expireAfterSeconds option must be between 0 and 2147483647');
  }
  if (isDocument(key) && Object.keys(key).length > 1) fail(67, 'TTL indexes are single-field indexes');
}

const isTrue = (value: Value): boolean => value === true || (isNumeric(value) && toNumber(value) !== 0);

/** Builds the working form of a stored specification. */
export function toIndex(id: number, specification: Document, multikey: boolean): Index {
  const key = field(specification, 'key');
  const filter = field(specification, 'partialFilterExpression');
  const ttl = field(specification, 'expireAfterSeconds');
  return {
    id,
    name: String(specification['name']),
    fields: Object.entries(isDocument(key) ? key : {}).map(([path, direction]) => ({
      path,
      parts: path.split('.'),
      direction: isNumeric(direction) && toNumber(direction) < 0 ? -1 : 1,
    })),
    unique: specification['name'] === '_id_' || isTrue(specification['unique']),
    sparse: isTrue(specification['sparse']),
    partial: isDocument(filter) ? { filter, covers: compileFilter(filter) } : undefined,
    expireAfterSeconds: isNumeric(ttl) ? toNumber(ttl) : undefined,
    specification,
    multikey,
  };
}

/** Whether two key patterns name the same fields in the same order and direction. */
export function sameKeyPattern(a: Value, b: Value): boolean {
  const normal = (key: Value): string =>
    isDocument(key)
      ? JSON.stringify(
          Object.entries(key).map(([path, d]) => [path, isNumeric(d) ? Math.sign(toNumber(d)) : String(d)]),
        )
      : '';
  return isDocument(a) && isDocument(b) && normal(a) === normal(b);
}

/** Whether two specifications mean the same index apart from the name. */
export function sameOptions(a: Document, b: Document): boolean {
  return (
    isTrue(a['unique']) === isTrue(b['unique']) &&
    isTrue(a['sparse']) === isTrue(b['sparse']) &&
    numberOf(a['expireAfterSeconds']) === numberOf(b['expireAfterSeconds']) &&
    identical(a['partialFilterExpression'], b['partialFilterExpression'])
  );
}

const numberOf = (value: Value): number | undefined => (isNumeric(value) ? toNumber(value) : undefined);
