import type { Indicator } from '../../forms/content.js';
import { unitOfName } from '../../values/unit.js';
import type { Finding } from '../finding.js';
import { cellOf, titleOf, type Rule } from '../ground.js';
import { quoteOf } from '../printed.js';

/** （户籍） and （常住） tell indicators apart; （人） at the end does not. */
const nameKey = ({ name, track }: Indicator): string => {
  const plain = name.normalize('NFKC').replace(/\s/g, '');
  const bare = unitOfName(plain) === undefined ? plain : plain.replace(/\([^()]*\)$/, '');
  return bare === '' ? '' : `${track ?? ''}|${bare}`;
};

const words = (key: string): string => key.replace(/[，,、。.；;：:“”"'（）()|]/g, '');

/** Two letters of every ten may differ in names that say the same of a qualitative target. Our own assumption. */
const ALIKE = 0.8;

/** Names are compared letter by letter, so only with a few before them, and only while they are names. */
const LONGEST = 60;
const MOST = 12;

/** Share of letters that two texts have in common, in order. */
const likeness = (a: string, b: string): number => {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const letter of a) {
    const next = [0];
    for (let at = 0; at < b.length; at += 1)
      next.push(letter === b[at] ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0));
    row = next;
  }
  return (2 * (row[b.length] ?? 0)) / (a.length + b.length);
};

/**
 * One thing is counted once (指标重复), wherever in the grid it stands: under the same name, or, with the same words for a
 * target, under one that differs in a few letters. Figures of nearly one name measure different things (代缴率, 代缴成功率).
 * Our own rule.
 */
export const duplicateIndicator: Rule = (ground) => {
  const seen = new Set<string>();
  const said = new Map<string, { readonly name: string; readonly row: Indicator }[]>();
  return ground.content.indicators.flatMap((row): Finding[] => {
    const key = nameKey(row);
    if (key === '') return [];
    const finding = (message: string): Finding => ({
      ...{ rule: 'duplicate-indicator', severity: 'error', message },
      quote: row.name,
      where: cellOf(row, 'name'),
    });
    if (seen.has(key)) return [finding(`${titleOf(row, ground)}与前面的指标同名，请合并，或把两者的名称区分开`)];
    seen.add(key);
    if (row.target.kind !== 'text') return [];
    const name = words(key);
    const target = `${row.track ?? ''}|${words(row.target.text)}`;
    const others = said.get(target) ?? [];
    const twin =
      name.length < 10 || name.length > LONGEST
        ? undefined
        : others.find((other) => likeness(other.name, name) >= ALIKE);
    said.set(target, [...others, { name, row }].slice(-MOST));
    if (twin === undefined) return [];
    return [
      finding(
        `${titleOf(row, ground)}与${titleOf(twin.row, ground)}指标值相同（${quoteOf(row.target)}）、名称几乎相同，疑同一指标重复计列，请只保留一项`,
      ),
    ];
  });
};
