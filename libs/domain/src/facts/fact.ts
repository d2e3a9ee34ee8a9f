import type { Decimal } from 'decimal.js';
import type { Where } from '../check/finding.js';
import type { Interval } from '../check/printed.js';
import { inBaseUnits } from '../values/unit.js';
import { placesOf, type DecimalText } from '../values/decimal-text.js';
import { exact } from '../values/unit.js';
import type { Unit } from '../values/value.js';
import type { FundScope } from './funds.js';

/** Whose figure it is (口径): what two figures have to share before they can be compared. */
export interface Scope {
  /** 本级, the whole region, one county; `unspecified` where nobody says. */
  readonly level: 'own' | 'region' | 'county' | 'unspecified';
  readonly fund?: FundScope;
  /** Half of a medical fund: 统筹基金, 个人账户. */
  readonly account?: 'pooled' | 'personal';
  readonly year?: number;
  /** With or without what passes between levels (上下级往来). */
  readonly flows?: 'included' | 'excluded';
  /** Planned at the start of the year, reached, last year's, or a later year's plan. */
  readonly phase: 'plan' | 'actual' | 'prior' | 'future';
}

/** Which way money runs: 收入, 支出, 结余. */
export type Side = 'income' | 'expenditure' | 'balance';

/**
 * What a fact is to the figure it stands beside: a figure of its own; the change, growth, execution rate, budget, last
 * year's amount, or share of its whole of one; one of two ends (由 a 提高到 b); or one of a list told apart by 分别.
 */
export type Role = 'main' | 'change' | 'growth' | 'execution' | 'budget' | 'prior' | 'share' | 'from' | 'to' | 'listed';

/** Where a fact is printed: the place, and the run of characters in the source text there. */
export interface Locus extends Where {
  readonly offset: number;
  readonly length: number;
}

/** One figure of a form with all that is needed to compare it (事实). */
export interface Fact {
  readonly scope: Scope;
  /** Canonical: income, benefitExpenditure, insured …; `other:` and the printed words where none is known. */
  readonly measure: string;
  readonly side?: Side;
  /** As printed before the figure. */
  readonly words: string;
  readonly role: Role;
  readonly amount: DecimalText;
  readonly unit: Unit;
  /** Upper end, of a range. */
  readonly to?: DecimalText;
  readonly bound: 'exact' | 'atLeast' | 'atMost' | 'about';
  /** Direction word before a change or a growth: up for 增加, down for 降低. */
  readonly direction?: 'up' | 'down';
  /** The figure that this one says something about. */
  readonly of?: Fact;
  /** The whole that this is part of (其中). */
  readonly whole?: Fact;
  readonly locus: Locus;
  /** The clause it stands in, verbatim. */
  readonly quote: string;
  /** Which table, row or sentence printed it: two facts of one statement were written together. */
  readonly statement: string;
  /** Where the run between two semicolons begins that printed it: a list may end at one. */
  readonly segment?: number;
  readonly source: 'header' | 'indicator' | 'matrix' | 'narrative';
}

/** Half a unit of the last printed place, in the printed unit (印刷精度). */
export const precisionOf = (fact: Pick<Fact, 'amount'>): Decimal => new exact(10).pow(-placesOf(fact.amount)).div(2);

/** Exact value in base units: 元, 人, %. */
export const valueOf = ({ amount, unit }: Pick<Fact, 'amount' | 'unit'>): Decimal => inBaseUnits(amount, unit);

/** What a fact may stand for, in base units: half a unit of its last place to either side. */
export const spanOf = (fact: Pick<Fact, 'amount' | 'unit'>): Interval => {
  const value = valueOf(fact);
  const half = inBaseUnits(precisionOf(fact).toFixed(), fact.unit);
  return { low: value.minus(half), high: value.plus(half) };
};

/**
 * Whether two figures may be one and the same: their intervals overlap, or the coarser one was cut off where it should have
 * been rounded (155863万元 for 155863.72万元; with fewer than four digits nobody cuts). Of one precision they are equal.
 */
export const mayBeSame = (a: Pick<Fact, 'amount' | 'unit'>, b: Pick<Fact, 'amount' | 'unit'>): boolean => {
  const [x, y] = [spanOf(a), spanOf(b)];
  if (x.low.lt(y.high) && y.low.lt(x.high)) return true;
  const [coarse, fine] = x.high.minus(x.low).gt(y.high.minus(y.low)) ? [a, b] : [b, a];
  const step = spanOf(coarse).high.minus(spanOf(coarse).low);
  const finer = spanOf(fine).high.minus(spanOf(fine).low);
  const over = valueOf(fine).abs().minus(valueOf(coarse).abs());
  const digits = coarse.amount.replace(/\D/g, '').replace(/^0+/, '').length;
  return digits >= 4 && finer.lt(step) && over.gte(0) && over.lt(step);
};
