import type { Decimal } from 'decimal.js';
import type { Indicator } from '../forms/content.js';
import type { RowScore, ScoringPack } from '../forms/template.js';
import { comparable } from '../values/compare.js';
import { toDecimalText, type DecimalText } from '../values/decimal-text.js';
import { printValue } from '../values/print.js';
import { quantityOf, type Quantity } from '../values/quantity.js';
import { exact, inBaseUnits } from '../values/unit.js';
import type { SimpleValue, Value } from '../values/value.js';
import { equal, positive, range, reverse, scoreOfShare, type Earned } from './formula.js';

/**
 * Score of one indicator (单项指标得分) by the rule its target calls for, with formula and steps in words. Where only a
 * person can judge (定性), or an input is missing, there is no automatic score and the steps say why.
 *
 * Source: 财预〔2020〕10号, 单位自评; the note printed on the form for qualitative bands.
 */
export function scoreRow(pack: ScoringPack, indicator: Indicator): RowScore {
  const { id, weight, score } = indicator;
  const row = { row: id, weight, given: score };
  if (weight === null) return { ...row, formula: '—', steps: ['未填写分值'] };
  const target = part(indicator.target);
  if (target.kind === 'text') return { ...row, ...judged(new exact(weight), indicator.actual) };
  if (target.kind === 'deadline')
    return { ...row, ...byDeadline(new exact(weight), target, indicator.actual, pack.places) };
  const actual = measured(indicator.actual);
  if (!actual)
    return { ...row, formula: '—', steps: [`实际完成值“${shown(indicator.actual)}”不是可计量的数值，无法自动计分`] };
  const earned = earnedOn(pack, target, actual);
  if (!earned) return { ...row, formula: '—', steps: [whyNot(indicator)] };
  const automatic = scoreOfShare(new exact(weight), earned, pack.places);
  return {
    ...row,
    automatic,
    formula: earned.formula,
    met: earned.met,
    steps: stepsOf(indicator, weight, actual, earned, automatic, pack.places),
    ...(earned.ratio ? { ratio: earned.ratio } : {}),
  };
}

const part = (value: Value): Value => (value.kind === 'composite' ? value.part : value);
const shown = (value: Value): string => (value.kind === 'malformed' ? value.raw : printValue(value)) || '空白';

/** What was measured: a plain figure. A comparison (≥85%) is a target's notation, not a measurement. */
function measured(value: Value): Quantity | undefined {
  const plain = part(value);
  return plain.kind === 'figure' ? quantityOf(plain) : undefined;
}

function earnedOn(pack: ScoringPack, target: Value, actual: Quantity): Earned | undefined {
  const amount = inBaseUnits(actual.amount, actual.unit);
  if (target.kind === 'range') {
    const low = { amount: target.low, unit: target.unit };
    if (!comparable(low, actual)) return undefined;
    const scaled = { ...target, low: base(target.low, target), high: base(target.high, target) };
    return range(amount, scaled);
  }
  const asked = quantityOf(target);
  if (!asked || !comparable(asked, actual)) return undefined;
  const wanted = inBaseUnits(asked.amount, asked.unit);
  const op = target.kind === 'compare' ? target.op : '=';
  if (op === '>=' || op === '>') return positive(amount, wanted, op === '>');
  if (op === '<=' || op === '<') return reverse(amount, wanted, op === '<', pack.reverse);
  return equal(amount, wanted);
}

const base = (amount: DecimalText, { unit }: Extract<SimpleValue, { kind: 'range' }>): DecimalText =>
  toDecimalText(inBaseUnits(amount, unit));

function whyNot({ target, actual }: Indicator): string {
  if (target.kind === 'blank' || target.kind === 'none') return '没有年度指标值，无法自动计分';
  if (target.kind === 'malformed') return `年度指标值“${target.raw}”写法有误，更正后自动计分`;
  if (target.kind === 'list') return '年度指标值含多个数值，由填报人按各项完成情况计分';
  return `年度指标值“${shown(target)}”与实际完成值“${shown(actual)}”计量单位不同，无法自动计分`;
}

/** The way to a score in words and figures that can be worked through again by hand. */
function stepsOf(
  { target, actual }: Indicator,
  weight: DecimalText,
  { amount }: Quantity,
  { formula, met, share, ratio }: Earned,
  automatic: DecimalText,
  places: number,
): string[] {
  const first = `年度指标值 ${shown(target)}，实际完成值 ${shown(actual)}${ratio ? `，相当于 ${percent(ratio)}` : ''}`;
  if (met) return [first, `达到指标值，得满分 ${automatic}`];
  const [over, under] = share;
  if (over.isZero()) return [first, '未达到指标值，按规则不得分'];
  const reached = over.div(under);
  const cut = automatic === toDecimalText(new exact(weight).times(reached), places) ? '' : '（未达到指标值，不计满分）';
  const how =
    formula === 'REV-1'
      ? `超出 ${percent(new exact(1).minus(reached))}，得分 ${weight}×(1－${percent(new exact(1).minus(reached))})`
      : `按完成比例 ${percent(reached)}，得分 ${weight}×${percent(reached)}`;
  return [first, `${how}＝${automatic}${cut}（按未舍入的比例计算，四舍五入保留 ${places} 位；实际数 ${amount}）`];
}

const percent = (share: Decimal): string => `${toDecimalText(share.times(100), 2)}%`;

/**
 * Qualitative rows (定性): the form's own note has the actual written as a percentage and gives each band a share of the
 * weight; within the band a person chooses. 100%–80%（含）, 80%–60%（含）, 60%–0%.
 */
function judged(weight: Decimal, actual: Value): Pick<RowScore, 'formula' | 'steps' | 'band' | 'met'> {
  const figure = measured(actual);
  if (!figure || figure.unit.measure !== '%')
    return { formula: 'QUAL', steps: ['定性指标：实际完成值请按完成程度填写百分比，再在对应分值区间内评分'] };
  const reached = new exact(figure.amount);
  const [low, high, name] = reached.gte(80)
    ? ['0.8', '1', '达成年度指标']
    : reached.gte(60)
      ? ['0.6', '0.8', '部分达成并具有一定效果']
      : ['0', '0.6', '未达成且效果较差'];
  const band = {
    low: toDecimalText(weight.times(low)),
    high: toDecimalText(weight.times(high)),
    highIncluded: high === '1',
  };
  const bounds = `${band.low}${low === '0' ? '' : '（含）'}至 ${band.high}${band.highIncluded ? '（含）' : ''}`;
  return {
    formula: 'QUAL',
    met: high === '1',
    band,
    steps: [`定性指标，完成程度 ${figure.amount}%：${name}，得分应在 ${bounds}之间`],
  };
}

/** By a day (直接赋分): kept earns the weight, missed earns nothing. Our own reading of 直接赋分. */
function byDeadline(
  weight: Decimal,
  target: Extract<SimpleValue, { kind: 'deadline' }>,
  actual: Value,
  places: number,
): Pick<RowScore, 'formula' | 'steps' | 'automatic' | 'met'> {
  const kept = part(actual);
  const formula = 'DEADLINE';
  if (kept.kind !== 'deadline' || kept.every !== target.every || kept.anchor !== target.anchor)
    return { formula, steps: [`时限 ${shown(target)}，实际完成值“${shown(actual)}”不是同类时限，由填报人判断`] };
  const met = (kept.date ?? '') <= (target.date ?? '') && (kept.days ?? 0) <= (target.days ?? 0);
  const automatic = toDecimalText(met ? weight : new exact(0), Math.max(places, weight.decimalPlaces()));
  return {
    formula,
    met,
    automatic,
    steps: [`时限 ${shown(target)}，实际 ${shown(actual)}，${met ? '按时完成，得满分' : '未按时完成，不得分'}`],
  };
}
