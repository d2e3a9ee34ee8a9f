import { canonical, sha256 } from './canonical.js';
import type { Leaf } from './leaves.js';
import { leavesOf, markOf, packMarks, pathText, unpackMarks } from './leaves.js';

/** The link of the first record of a chain: there is nothing before it. */
export const GENESIS = '';

/**
 * A record with its proof (留痕凭证). `hash` = SHA-256 of canonical({ body, marks, prev }); `prev` is the hash of the record
 * before; `marks` holds four bytes per leaf of the body and one for `prev`, so that a check can name what was altered.
 */
export interface SealedRecord<Body = unknown> {
  readonly body: Body;
  readonly prev: string;
  readonly marks: string;
  readonly hash: string;
}

/** What a check of one record says: untouched, or the altered leaves by name; also 'prev', 'marks', 'hash'; 'a.b.?' is a removed leaf. */
export type Inspection = { readonly intact: true } | { readonly intact: false; readonly fields: readonly string[] };

const hashOf = (body: unknown, marks: string, prev: string): string => sha256(canonical({ body, marks, prev }));

/** The link is marked like a leaf of its own; its way cannot be one inside a body, where ways start with a key or a place. */
const allLeaves = (body: unknown, prev: unknown): Leaf[] => [{ path: [], value: { prev } }, ...leavesOf(body)];

/** Seals a body onto the record before it. Pure; the body is plain JSON. */
export const sealRecord = (body: unknown, prev: string): { readonly marks: string; readonly hash: string } => {
  const marks = packMarks(allLeaves(body, prev).map(markOf));
  return { marks, hash: hashOf(body, marks, prev) };
};

/** Checks one sealed record by itself and names what does not fit its marks. Links between records are verifyChain's. */
export const inspectRecord = (record: SealedRecord): Inspection => {
  const { body, prev, marks, hash } = record;
  const leaves = allLeaves(body, prev);
  const found = leaves.map(markOf);
  const packed = packMarks(found);
  if (packed === marks)
    return hashOf(body, marks, prev) === hash ? { intact: true } : { intact: false, fields: ['hash'] };
  // With the marks made anew the hash fits: then the marks are what was altered, not the body.
  if (hashOf(body, packed, prev) === hash) return { intact: false, fields: ['marks'] };
  const stored = unpackMarks(marks);
  if (stored === undefined) return { intact: false, fields: ['marks'] };
  return { intact: false, fields: alteredFields(leaves, found, stored) };
};

const nameOf = (leaf: Leaf, place: number): string => (place === 0 ? 'prev' : pathText(leaf.path) || 'body');

/** Leaves whose mark was never stored, and stored marks whose leaf is gone, the latter named by where they were. */
const alteredFields = (leaves: readonly Leaf[], found: readonly string[], stored: readonly string[]): string[] => {
  const fields: string[] = [];
  let at = 0;
  let before = 0;
  const place = new Map(found.map((mark, index) => [mark, index]));
  // Walk from one mark known on both sides to the next; what lies between was changed, added, renamed or removed.
  for (let index = 0; index <= stored.length; index += 1) {
    const next = index === stored.length ? leaves.length : place.get(stored[index] ?? '');
    if (next === undefined || next < at) continue;
    const strangers = leaves.slice(at, next).map((leaf, offset) => nameOf(leaf, at + offset));
    fields.push(...strangers);
    if (index - before > strangers.length) fields.push(goneBetween(leaves[at - 1], leaves[next]));
    at = next + 1;
    before = index + 1;
  }
  return fields.length > 0 ? fields : ['marks'];
};

/** What was removed lay inside the deepest part that its neighbours share: canonical order keeps a part together. */
const goneBetween = (left: Leaf | undefined, right: Leaf | undefined): string => {
  const a = left?.path ?? [];
  const b = right?.path ?? [];
  let shared = 0;
  while (shared < a.length - 1 && shared < b.length - 1 && a[shared] === b[shared]) shared += 1;
  return pathText([...a.slice(0, shared), '?']);
};
