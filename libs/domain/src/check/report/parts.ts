import type { Fact } from '../../facts/fact.js';
import { above, overlap, sum } from '../../facts/interval.js';
import { spanOf } from '../../facts/fact.js';
import { exact } from '../../values/unit.js';
import type { Finding } from '../finding.js';
import type { Interval } from '../printed.js';
import {
  lacksUnit,
  named,
  printed,
  satellitesOf,
  spanAs,
  whereOf,
  type FactGround,
  type FactRule,
} from './fact-ground.js';

/** Lists longer than any paper's are not added up: every part costs a look at those behind it. */
const MOST_PARTS = 40;

/** Parts of one whole in reading order. */
const listsOf = (facts: readonly Fact[]): ReadonlyMap<Fact, readonly Fact[]> => {
  const lists = new Map<Fact, Fact[]>();
  for (const fact of facts) {
    if (fact.whole === undefined || fact.bound === 'about') continue;
    const parts = lists.get(fact.whole);
    if (parts === undefined) lists.set(fact.whole, [fact]);
    else if (parts.length <= MOST_PARTS) parts.push(fact);
  }
  return lists;
};

/** A part that the ones right behind it add up to has a list of its own: 待遇支出100，住院60，门诊40. */
const outermost = (parts: readonly Fact[], spans: readonly Interval[]): readonly number[] => {
  const kept: number[] = [];
  for (let at = 0; at < parts.length; at++) {
    kept.push(at);
    let run: Interval | undefined;
    for (let next = at + 1; next < parts.length; next++) {
      const span = spans[next];
      const own = spans[at];
      if (span === undefined || own === undefined) break;
      run = run === undefined ? span : sum([run, span]);
      if (next > at + 1 && overlap(run, own)) {
        at = next;
        break;
      }
    }
  }
  return kept;
};

/**
 * What is named 其中 is no more than its whole (分项与合计): each part alone, and all together, n terms with half a unit of
 * their last place each. A list need not name everything, so a sum below the whole is in order.
 */
export const partsAboveWhole: FactRule = (ground) =>
  [...listsOf(ground.facts)].flatMap(([whole, all]): Finding[] => {
    const parts = all
      .slice(0, MOST_PARTS)
      // Behind a semicolon only what is of the whole's kind by its own words still belongs to the list.
      .filter(({ segment, side }) => segment === all[0]?.segment || (side !== undefined && side === whole.side));
    const first = parts.find((part) => !lacksUnit(part));
    if (first === undefined || bareYuan(whole)) return [];
    const limit = spanAs(whole, first);
    const spans = parts.map((part) => spanAs(part, first));
    const over = parts.find((_, at) => above(spans[at] ?? limit, limit) && !bareYuan(parts[at]));
    const total = sum(outermost(parts, spans).map((at) => spans[at] ?? limit));
    const known = above(total, limit) ? explain(ground, whole, total) : '';
    if (over !== undefined && parts.length > 1 && known === '') {
      const others = sum(spans.filter((_, at) => parts[at] !== over));
      const rest = total.high.minus(others.high);
      const right = limit.low.minus(others.low);
      if (rest.gt(limit.high) && right.gt(0) && !above(others, limit)) return [tooLarge(over, whole, first, right)];
    } else if (over !== undefined && known === '') return [tooLarge(over, whole, first, undefined)];
    if (!above(total, limit)) return [];
    const sumText = inUnit(first, total);
    return [
      {
        rule: 'parts-above-whole',
        severity: 'error',
        message: `${named(whole)}小于其中各项之和 ${sumText}${known}，请核对合计数和各分项`,
        quote: whole.quote,
        where: whereOf(whole),
        computed: sumText,
      },
    ];
  });

const bareYuan = (fact: Fact | undefined): boolean => fact?.unit.measure === '元' && fact.unit.scale === '';

const FACTOR = { '': '1', 万: '10000', 亿: '100000000' } as const;
const inUnit = (like: Fact, { low, high }: Interval): string =>
  printed({
    amount: low.plus(high).div(2).div(FACTOR[like.unit.scale]).toDecimalPlaces(4).toFixed() as Fact['amount'],
    unit: like.unit,
  });

const tooLarge = (part: Fact, whole: Fact, like: Fact, right: Interval['low'] | undefined): Finding => {
  const expected = right === undefined ? undefined : inUnit(like, { low: right, high: right });
  const shifted =
    right !== undefined && right.gt(0) && spanAs(part, like).low.div(right).minus(10).abs().lt('0.01')
      ? '，疑多一位'
      : '';
  return {
    rule: 'parts-above-whole',
    severity: 'error',
    message: `${named(part)}大于其所属合计${named(whole)}${expected === undefined ? '' : `，按合计倒推约为 ${expected}${shifted}`}，请核对`,
    quote: part.quote,
    where: whereOf(part),
    ...(expected === undefined ? {} : { expected }),
  };
};

/** The same total printed right elsewhere; and whether the one printed here is last year's. */
const explain = ({ facts }: FactGround, whole: Fact, total: Interval): string => {
  const right = facts.filter(
    (fact) =>
      fact !== whole &&
      fact.role === 'main' &&
      fact.measure === whole.measure &&
      fact.scope.fund === whole.scope.fund &&
      fact.scope.phase === whole.scope.phase &&
      overlap(spanOf(fact), total),
  );
  const satellites = satellitesOf(facts);
  const elsewhere = right.find((fact) => satellites.get(fact)?.change !== undefined) ?? right[0];
  if (elsewhere === undefined) return '';
  const change = satellites.get(elsewhere)?.change;
  const before = change && new exact(elsewhere.amount).minus(change.amount);
  const last = before?.eq(whole.amount) === true ? '，疑为上年数' : '';
  return `（他处印为 ${printed(elsewhere)}${last}）`;
};

/** Groups that leave nobody out: 在职 and 退休 are all insured, 统筹 and 个人账户 the whole fund. */
const COMPLEMENTS: readonly (readonly [RegExp, RegExp])[] = [
  [/在职/, /退休/],
  [/城镇/, /农村|乡村/],
  [/男/, /女/],
  [/统筹(?:基金|账户)?/, /个人账户/],
];
const REST = /其[他它]/;

/**
 * A list that names everybody adds up (分组人数之和): 在职 and 退休, 城镇 and 农村, or one that ends in 其他. A shortfall is an
 * error for people; for money, where 其他收入 is the name of one item, it is pointed out.
 */
export const partsShort: FactRule = ({ facts }) =>
  [...listsOf(facts)].flatMap(([whole, parts]): Finding[] => {
    if (parts.length < 2 || parts.length > MOST_PARTS || lacksUnit(whole) || parts.some(lacksUnit)) return [];
    if (whole.bound !== 'exact' || parts.some(bareYuan)) return [];
    const says = (words: RegExp): boolean => parts.some((part) => words.test(part.words));
    const complete = COMPLEMENTS.some(([a, b]) => says(a) && says(b));
    const people = whole.unit.measure !== '元';
    if (!complete && !(says(REST) && (people || parts.length > 2))) return [];
    const total = sum(parts.map(spanOf));
    if (!above(spanOf(whole), total)) return [];
    const sumText = inUnit(whole, total);
    return [
      {
        rule: 'parts-short',
        severity: complete || people ? 'error' : 'warning',
        message: `${named(whole)}，所列各项之和为 ${sumText}，与合计不符，请核对`,
        quote: whole.quote,
        where: whereOf(whole),
        computed: sumText,
        expected: printed(whole),
      },
    ];
  });
