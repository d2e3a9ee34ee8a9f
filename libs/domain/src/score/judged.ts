import type { Decimal } from 'decimal.js';
import type { RowScore, ScoringPack } from '../forms/template.js';
import { toDecimalText, type DecimalText } from '../values/decimal-text.js';
import { quantityOf } from '../values/quantity.js';
import { exact } from '../values/unit.js';
import type { Value } from '../values/value.js';
import type { JudgedBand } from './pack-options.js';

/** 100-80（含）, 80-60（含）, 60-0. Source: the note printed on the self-evaluation form. */
const BANDS: readonly JudgedBand[] = [
  { from: '80' as DecimalText, words: '达成年度指标' },
  { from: '60' as DecimalText, words: '部分达成年度指标并具有一定效果' },
  { from: '0' as DecimalText, words: '未达成年度指标且效果较差' },
];

/** What a person may give a judged row (定性指标), and why; no band where the actual names none. */
export interface Judgement {
  readonly band?: NonNullable<RowScore['band']>;
  readonly why: string;
  readonly met?: boolean;
}

const SAYS_DONE = /^(?:已|全部|均已?|按期|按时)?(?:达成|完成|达标|实现)(?:年度)?(?:指标|目标)?[。.]?$/;
const plain = (text: string): string => text.normalize('NFKC').replace(/[\s。，,.;；]/g, '');

/**
 * The level of a judged row: by the percentage of its actual; words that repeat the target, or say it was reached, claim the
 * first level. Any other words name none.
 */
export const judged = (weight: Decimal, target: Value, actual: Value, { judgedBands }: ScoringPack): Judgement => {
  const figure = quantityOf(actual);
  if (actual.kind !== 'compare' && figure !== undefined && figure.unit.measure === '%')
    return atPercent(weight, new exact(figure.amount), '实际完成', judgedBands);
  const said = actual.kind === 'text' ? actual.text : undefined;
  if (
    said !== undefined &&
    target.kind === 'text' &&
    (plain(said) === plain(target.text) || SAYS_DONE.test(said.trim()))
  )
    return { ...atPercent(weight, new exact(100), '自述达成，按', judgedBands), met: true };
  return { why: '实际完成值未按百分比填写，不能确定分档' };
};

/** The band that a percentage of completion falls into. */
export const atPercent = (
  weight: Decimal,
  reached: Decimal,
  words: string,
  bands: readonly JudgedBand[] = BANDS,
): Judgement => {
  const percent = exact.max(0, exact.min(100, reached));
  const at = Math.max(
    0,
    bands.findIndex(({ from }) => percent.gte(from)),
  );
  const level = bands[at] ?? { from: '0' as DecimalText, words: '' };
  const above = at === 0 ? '100' : (bands[at - 1]?.from ?? '100');
  const share = (part: string): DecimalText => toDecimalText(weight.times(part).div(100));
  const band = { low: share(level.from), high: share(above), highIncluded: at === 0 };
  return {
    band,
    why: `${words} ${toDecimalText(percent)}%，属“${level.words}”，得分应在 ${band.low}（含）至 ${band.high}${band.highIncluded ? '（含）' : '（不含）'}之间`,
  };
};
