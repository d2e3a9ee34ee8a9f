import type { FormContent } from '../../forms/content.js';
import type { Finding, Where } from '../finding.js';
import type { FactRule } from './fact-ground.js';

/** A paragraph as the set of its character runs (文字指纹), for near-duplicates. */
export interface Fingerprint {
  readonly where: Where;
  readonly text: string;
  readonly shingles: ReadonlySet<string>;
}

const RUN = 8;
/** Shorter paragraphs are set phrases. */
const LEAST = 60;
/** Seven tenths of the shorter paragraph's runs stand in the longer one. */
const SHARE = { of: 10, least: 7 };

/** Paragraphs of a report that are long enough to be somebody's own words. */
export const fingerprintsOf = ({ chapters = [] }: FormContent): readonly Fingerprint[] =>
  chapters.flatMap(({ id, blocks }) =>
    blocks.flatMap((block): Fingerprint[] => {
      if (block.kind !== 'text') return [];
      const text = block.text.replace(/[\s，。、；：,.;:“”"]/g, '');
      if (text.length < LEAST || (text.match(/\d/g)?.length ?? 0) * 8 > text.length) return [];
      const shingles = new Set<string>();
      for (let at = 0; at + RUN <= text.length; at++) shingles.add(text.slice(at, at + RUN));
      return [{ where: { part: 'chapters', row: id, field: block.id }, text: block.text, shingles }];
    }),
  );

/**
 * Pairs of paragraphs most of whose runs are the same, each later one once. Runs are looked up in an index, so that the
 * work grows with the text and not with the pairs.
 */
export function repeatsAmong(
  earlier: readonly Fingerprint[],
  later: readonly Fingerprint[],
): readonly (readonly [Fingerprint, Fingerprint])[] {
  const index = new Map<string, number[]>();
  earlier.forEach(({ shingles }, at) => {
    for (const run of shingles) {
      const owners = index.get(run);
      if (owners === undefined) index.set(run, [at]);
      // A run that everybody writes tells nothing.
      else if (owners.length < 6) owners.push(at);
    }
  });
  return later.flatMap((fingerprint, position): (readonly [Fingerprint, Fingerprint])[] => {
    const shared = new Map<number, number>();
    for (const run of fingerprint.shingles)
      for (const at of index.get(run) ?? [])
        if (earlier !== later || at < position) shared.set(at, (shared.get(at) ?? 0) + 1);
    for (const [at, count] of shared) {
      const other = earlier[at];
      const shorter = Math.min(fingerprint.shingles.size, other?.shingles.size ?? 0);
      if (other && count * SHARE.of >= shorter * SHARE.least) return [[other, fingerprint]];
    }
    return [];
  });
}

/** A report says a thing once (段落重复). Our own rule; the share is our own assumption. */
export const repeatedParagraph: FactRule = ({ content }) => {
  const prints = fingerprintsOf(content);
  return repeatsAmong(prints, prints).map(([, again]): Finding => ({
    rule: 'repeated-paragraph',
    severity: 'warning',
    message: '本段与前文一段大部分文字相同，请删去重复的一段',
    quote: again.text.trim().slice(0, 40),
    where: again.where,
  }));
};
