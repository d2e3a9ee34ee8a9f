import type { Part } from './documents.js';
import type { Recogniser } from './recognise.js';

type TitlePart = Extract<Part, { kind: 'title' }>;
type BodyPart = Extract<Part, { kind: 'body' }>;

/**
 * Says which title belongs to which body (表题归属). A title stands before its body or after it; between two bodies the last
 * may be the next one's and the first the one's before. As many bodies as possible get a title that fits them.
 */
export function matchTitles(parts: readonly Part[], recogniser: Recogniser): ReadonlyMap<Part, TitlePart> {
  const found = new Map<Part, TitlePart>();
  const bodies = parts.filter((part) => part.kind === 'body');
  /** Titles of forms between one body and the next, cut where a report begins. */
  const gaps: { after: TitlePart[]; before: TitlePart[] }[] = [];
  let gap: { after: TitlePart[]; before: TitlePart[]; cut: boolean } = { after: [], before: [], cut: false };
  for (const part of parts) {
    if (part.kind === 'body') {
      gaps.push(gap);
      gap = { after: [], before: [], cut: false };
    } else if (part.kind === 'title') {
      if (part.report) gap = { after: gap.after, before: [], cut: true };
      else {
        gap.before.push(part);
        if (!gap.cut) gap.after.push(part);
      }
    }
  }
  gaps.push(gap);

  /** The best way for all bodies up to one, its own title standing before it or not. */
  interface Way {
    readonly score: number;
    readonly pairs: readonly (readonly [BodyPart, TitlePart])[];
    /** Whether the body has its title already. */
    readonly titled: boolean;
  }
  const worth = (title: TitlePart, body: BodyPart, before: boolean): number =>
    20 + (before ? 1 : 0) + recogniser.affinity(title.title, body.lines);
  const better = (a: Way | undefined, b: Way): Way => (a && a.score >= b.score ? a : b);
  let ways: Way[] = [{ score: 0, pairs: [], titled: true }];
  bodies.forEach((body, at) => {
    const { after = [], before = [] } = gaps[at] ?? {};
    const previous = bodies[at - 1];
    let without: Way | undefined;
    let withTitle: Way | undefined;
    for (const way of ways) {
      for (const first of previous && !way.titled ? [undefined, after[0]] : [undefined]) {
        const done: Way =
          first && previous
            ? { ...way, score: way.score + worth(first, previous, false), pairs: [...way.pairs, [previous, first]] }
            : way;
        without = better(without, { ...done, titled: false });
        const title = before.at(-1);
        if (title && title !== first)
          withTitle = better(withTitle, {
            score: done.score + worth(title, body, true),
            pairs: [...done.pairs, [body, title]],
            titled: true,
          });
      }
    }
    ways = [without, withTitle].filter((way) => way !== undefined);
  });
  const end = gaps.at(-1)?.after[0];
  const last = bodies.at(-1);
  let best: Way | undefined;
  for (const way of ways) {
    best = better(best, way);
    if (end && last && !way.titled)
      best = better(best, { ...way, score: way.score + worth(end, last, false), pairs: [...way.pairs, [last, end]] });
  }
  for (const [body, title] of best?.pairs ?? []) found.set(body, title);
  return found;
}
