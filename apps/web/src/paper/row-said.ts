import type { Said } from './paper-context.js';

const EMPTY: Said = { findings: new Map(), comments: new Map(), unread: {} };
const PREFIX = 'indicators/';

const rowOf = (place: string): string | undefined =>
  place.startsWith(PREFIX) ? place.slice(PREFIX.length, place.indexOf('/', PREFIX.length)) : undefined;

const sameList = (a: readonly unknown[] | undefined, b: readonly unknown[]): boolean =>
  a?.length === b.length && b.every((item, at) => item === a[at]);

const sameMap = (a: ReadonlyMap<string, readonly unknown[]>, b: ReadonlyMap<string, readonly unknown[]>): boolean =>
  a.size === b.size && [...b].every(([key, list]) => sameList(a.get(key), list));

const sameTexts = (a: Said['unread'], b: Said['unread']): boolean => {
  const keys = Object.keys(b);
  return Object.keys(a).length === keys.length && keys.every((key) => a[key] === b[key]);
};

type ListsOf<K extends 'findings' | 'comments'> = Said[K] extends ReadonlyMap<string, infer L> ? Map<string, L> : never;

interface Share extends Said {
  readonly findings: ListsOf<'findings'>;
  readonly comments: ListsOf<'comments'>;
  readonly unread: Record<string, string>;
}

/**
 * What is said of each row of the grid, apart (逐行的检查结果). A row of which the same is said as before gets the very same
 * share again, so that it need not be drawn anew.
 */
export const saidByRow = (said: Said, before: ReadonlyMap<string, Said>): ReadonlyMap<string, Said> => {
  const shares = new Map<string, Share>();
  const shareOf = (place: string): Share | undefined => {
    const row = rowOf(place);
    if (row === undefined) return undefined;
    const share = shares.get(row) ?? { findings: new Map(), comments: new Map(), unread: {} };
    shares.set(row, share);
    return share;
  };
  for (const [place, list] of said.findings) shareOf(place)?.findings.set(place, list);
  for (const [place, list] of said.comments) shareOf(place)?.comments.set(place, list);
  for (const [place, text] of Object.entries(said.unread)) {
    const share = shareOf(place);
    if (share) share.unread[place] = text;
  }
  return new Map(
    [...shares].map(([row, share]) => {
      const old = before.get(row);
      const same =
        old &&
        sameMap(old.findings, share.findings) &&
        sameMap(old.comments, share.comments) &&
        sameTexts(old.unread, share.unread);
      return [row, same ? old : share];
    }),
  );
};

/** The share of a row of which nothing is said. */
export const NOTHING_SAID = EMPTY;
