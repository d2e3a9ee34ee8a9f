import type { Decimal } from 'decimal.js';
import type { Fact } from '../../facts/fact.js';
import { spanOf } from '../../facts/fact.js';
import type { Stretch } from '../../facts/facts-of.js';
import { printUnit } from '../../values/unit.js';
import type { Finding, Where } from '../finding.js';
import type { Ground } from '../ground.js';
import type { Interval } from '../printed.js';

/** What a rule over facts looks at: a form, with the figures and the narrative drawn from it once for all rules. */
export interface FactGround extends Ground {
  readonly facts: readonly Fact[];
  readonly stretches: readonly Stretch[];
}

/** One rule over the facts of a form. */
export type FactRule = (ground: FactGround) => readonly Finding[];

/** The place of a fact, without its offset. */
export const whereOf = ({ locus: { part, row, field } }: Fact): Where => ({
  part,
  ...(row === undefined ? {} : { row }),
  ...(field === undefined ? {} : { field }),
});

/** A fact as printed, with its unit: 24.63亿元. */
export const printed = (fact: Pick<Fact, 'amount' | 'unit'>): string => `${fact.amount}${printUnit(fact.unit)}`;

/** A fact with the words before it, for a message: 基金总收入24.63亿元. */
export const named = (fact: Fact): string =>
  fact.source === 'narrative'
    ? `“${fact.quote.replace(/\s/g, '')}”`
    : `“${fact.words.trim() || '项目资金'}”${printed(fact)}`;

/** A percentage to show: two places, half up. */
export const percentText = (value: Decimal): string => `${value.toFixed(2, 4)}%`;

/** The satellites of each figure: what the text says of its change, growth, budget and execution. */
export const satellitesOf = (facts: readonly Fact[]): ReadonlyMap<Fact, Partial<Record<Fact['role'], Fact>>> => {
  const found = new Map<Fact, Partial<Record<Fact['role'], Fact>>>();
  for (const fact of facts) {
    if (fact.of === undefined) continue;
    const beside = found.get(fact.of) ?? {};
    // The first of a kind is the figure's own; a second one belongs to words that were not understood.
    if (beside[fact.role] === undefined) beside[fact.role] = fact;
    found.set(fact.of, beside);
  }
  return found;
};

/** Span in base units; a figure that lost its unit takes that of another one. */
export const spanAs = (fact: Fact, like: Fact): Interval =>
  spanOf(fact.unit.measure === '' && fact.unit.scale === '' ? { amount: fact.amount, unit: like.unit } : fact);

/** A figure without a unit in a place where money is meant. */
export const lacksUnit = ({ unit }: Fact): boolean => unit.measure === '' && unit.scale === '';

/** Whether two figures are told of one fund, account, year and level; silent where a scope is not known. */
export const sameScope = (a: Fact, b: Fact): boolean =>
  a.scope.fund === b.scope.fund &&
  a.scope.account === b.scope.account &&
  a.scope.year === b.scope.year &&
  sameLevel(a, b);

/** 本级 and 全地区 are two; where a text does not say, it may be either. */
export const sameLevel = (a: Fact, b: Fact): boolean =>
  a.scope.level === b.scope.level || a.scope.level === 'unspecified' || b.scope.level === 'unspecified';

/** Another figure in place of the one printed, as a fix to be offered; only in words, where nothing is recomputed. */
export const printInstead = ({ content }: Pick<Ground, 'content'>, fact: Fact, by: string): Pick<Finding, 'fix'> => {
  const { part, row, field, offset, length } = fact.locus;
  const put = (path: string, text: string | undefined): Pick<Finding, 'fix'> =>
    text === undefined
      ? {}
      : {
          fix: {
            label: `改为“${by}”`,
            changes: [{ path, value: text.slice(0, offset) + by + text.slice(offset + length) }],
          },
        };
  if (part === 'goals') return put(`goals/${field ?? ''}`, content.goals[field ?? '']);
  if (part !== 'chapters') return {};
  const block = content.chapters?.find(({ id }) => id === row)?.blocks.find(({ id }) => id === field);
  return put(`chapters/${row ?? ''}/blocks/${field ?? ''}/text`, block?.kind === 'text' ? block.text : undefined);
};

/** Fund, account, year and phase of a figure as one word, to sort facts by. */
export const scopeKey = ({ scope: { fund, account, year, phase } }: Fact): string =>
  [fund ?? '', account ?? '', year ?? '', phase].join('|');

/** Facts by a key; those without one are left out. */
export const grouped = (
  facts: readonly Fact[],
  keyOf: (fact: Fact) => string | undefined,
): ReadonlyMap<string, readonly Fact[]> => {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const key = keyOf(fact);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [fact]);
    else group.push(fact);
  }
  return groups;
};
