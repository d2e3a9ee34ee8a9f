import { canonical, shortDigest } from './canonical.js';

/** One leaf of a record: a value without parts, with the way to it. Empty lists and objects count as leaves. */
export interface Leaf {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

/** Bytes per mark. */
const WIDTH = 4;

/** All leaves in canonical order: list items by place, keys by UTF-16 code units, as RFC 8785 orders them. */
export const leavesOf = (value: unknown, path: readonly (string | number)[] = []): Leaf[] => {
  if (Array.isArray(value) && value.length > 0) {
    return value.flatMap((item: unknown, place) => leavesOf(item, [...path, place]));
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const entries = Object.entries(value).filter(([, part]) => part !== undefined);
    if (entries.length > 0) {
      entries.sort(([a], [b]) => (a < b ? -1 : 1));
      return entries.flatMap(([key, part]) => leavesOf(part, [...path, key]));
    }
  }
  return [{ path, value }];
};

/** "content.indicators.3.actual.amount": how a leaf is named to people. */
export const pathText = (path: readonly (string | number)[]): string => path.join('.');

/** The mark of a leaf binds its way and its value, so that a renamed key shows as well as a changed value. */
export const markOf = ({ path, value }: Leaf): string => String.fromCharCode(...shortDigest(canonical([path, value])));

/** Marks as one compact text: base64 of four bytes per leaf. */
export const packMarks = (marks: readonly string[]): string => btoa(marks.join(''));

/** Marks out of their text; undefined where the text is no such list. */
export const unpackMarks = (text: unknown): string[] | undefined => {
  if (typeof text !== 'string' || !/^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) {
    return undefined;
  }
  const bytes = atob(text);
  if (bytes.length % WIDTH !== 0) return undefined;
  return Array.from({ length: bytes.length / WIDTH }, (_, place) => bytes.slice(place * WIDTH, (place + 1) * WIDTH));
};
