import type { Indicator } from '../forms/content.js';
import type { ScoringPack } from '../forms/template.js';
import type { PrintedRule } from './pack-options.js';

/** Words that a printed rule is known by, most telling first: 满意度按比例赋分 is a satisfaction rule. */
const KNOWN: readonly (readonly [RegExp, PrintedRule])[] = [
  [/满意度/, 'satisfaction'],
  [/评判|评价等级|等级赋分|分级|分档|定性/, 'judged'],
  [/比例/, 'share'],
  [/直接/, 'direct'],
];

/**
 * Which formula a row's printed rule (指标赋分规则) names; undefined where it prints none, or one nobody knows. A pack may
 * have satisfaction rows follow 满意度赋分 unasked.
 *
 * Source: the four rules printed on objective forms after 财预〔2021〕101号.
 */
export const printedRuleOf = ({ rule, category }: Indicator, pack: ScoringPack): PrintedRule | undefined => {
  const found = rule === undefined ? undefined : KNOWN.find(([words]) => words.test(rule))?.[1];
  if (found !== undefined) return found;
  return category === 'satisfaction' && pack.satisfaction?.always ? 'satisfaction' : undefined;
};
