import type { Fact } from '../../facts/fact.js';
import { minus, overlap, percentOf, size, middle, sum } from '../../facts/interval.js';
import { spanOf } from '../../facts/fact.js';
import type { Finding } from '../finding.js';
import type { Interval } from '../printed.js';
import { lacksUnit, named, percentText, satellitesOf, spanAs, whereOf, type FactRule } from './fact-ground.js';

type Beside = Partial<Record<Fact['role'], Fact>>;

/** What growth the figures themselves yield: change over last year's amount, which is this year's less the change. */
const yields = (current: Fact, { change, prior, growth }: Beside): Interval | undefined => {
  const now = spanOf(current);
  const moved = change === undefined ? undefined : size(spanAs(change, current));
  const down = (change?.direction ?? growth?.direction) === 'down';
  const before = prior !== undefined ? spanAs(prior, current) : moved && (down ? sum([now, moved]) : minus(now, moved));
  const by = moved ?? (before && size(minus(now, before)));
  return before && by && percentOf(by, before);
};

/** 4.87 for 4.78: the same digits in another order. */
const swapped = (a: string, b: string): boolean =>
  a !== b && [...a.replace(/\D/g, '')].sort().join('') === [...b.replace(/\D/g, '')].sort().join('');

/**
 * Growth is the change over last year's amount (增幅复算), within the precision of everything printed: 增加 0.98 to 21.5 is
 * 4.78 %, not 4.87 %. A growth over this year's amount took the wrong base. Where the figures fit the whole of the list
 * and not the part they stand beside, the words refer to the wrong one (指代不清): a warning.
 *
 * Our own rule; the base is last year's amount by the definition of 增长率 in 国家统计局 statistics.
 */
export const growthArithmetic: FactRule = ({ facts }) =>
  [...satellitesOf(facts)].flatMap(([current, beside]): Finding[] => {
    const { change, growth, prior } = beside;
    if (growth === undefined || (change === undefined && prior === undefined) || lacksUnit(current)) return [];
    if (current.unit.measure === '%' || (change !== undefined && slipped(change, current))) return [];
    const rate = size(spanOf(growth));
    const computed = yields(current, beside);
    if (computed === undefined || overlap(rate, computed)) return [];
    const { whole } = current;
    if (whole !== undefined && !lacksUnit(whole)) {
      const ofWhole = yields(whole, beside);
      if (ofWhole !== undefined && overlap(rate, ofWhole)) return [unclear(current, whole, growth)];
    }
    const by = change === undefined ? undefined : percentOf(size(spanAs(change, current)), spanOf(current));
    const right = percentText(middle(computed));
    const why =
      by !== undefined && overlap(rate, by)
        ? '，疑以本年数为基数（应以上年数为基数）'
        : swapped(growth.amount.replace('-', ''), right.replace('%', ''))
          ? '，疑数字颠倒'
          : '';
    return [
      {
        rule: 'growth-arithmetic',
        severity: 'error',
        message: `${named(current)}，按所列数额计算增（降）幅应为 ${right}，印为 ${growth.amount}%${why}，请核对`,
        quote: growth.quote,
        where: whereOf(growth),
        computed: `${percentText(computed.low)}–${percentText(computed.high)}`,
        expected: right,
      },
    ];
  });

/** A change whose unit slipped is told by its own rule. */
const slipped = (change: Fact, current: Fact): boolean =>
  change.unit.measure === '元' && change.unit.scale === '' && current.unit.scale !== '';

const unclear = (current: Fact, whole: Fact, growth: Fact): Finding => ({
  rule: 'reference-unclear',
  severity: 'warning',
  message: `${named(current)}之后的增减额和增幅是${named(whole)}的，指代不清，请调整语序或补写主语`,
  quote: growth.quote,
  where: whereOf(growth),
});

/** This year's amount, last year's and the change between them agree, where all three are printed (增减额复算). Our own rule. */
export const changeArithmetic: FactRule = ({ facts }) =>
  [...satellitesOf(facts)].flatMap(([current, { change, prior }]): Finding[] => {
    if (change === undefined || prior === undefined || lacksUnit(current) || slipped(change, current)) return [];
    if (current.bound !== 'exact' || prior.bound !== 'exact' || current.unit.measure === '%') return [];
    const moved = size(minus(spanOf(current), spanAs(prior, current)));
    if (overlap(moved, size(spanAs(change, current)))) return [];
    return [
      {
        rule: 'change-arithmetic',
        severity: 'error',
        message: `${named(current)}与上年${named(prior)}相差不是${named(change)}，请核对三个数`,
        quote: change.quote,
        where: whereOf(change),
      },
    ];
  });
