import fc from 'fast-check';
import type { Indicator } from '../forms/content.js';
import type { RowScore, ScoringPack } from '../forms/template.js';
import type { DecimalText } from '../values/decimal-text.js';
import { parseValue } from '../values/parse.js';
import { exact } from '../values/unit.js';
import { scoreRow } from './score-row.js';

const decimal = (text: string): DecimalText => text as DecimalText;

const pack: ScoringPack = {
  id: 'test@2020',
  source: 'test',
  executionWeight: decimal('10'),
  indicatorTotal: decimal('90'),
  categoryWeights: {},
  places: 2,
  reverse: 'overshoot',
  handAbove: 'reason',
  explain: { below: decimal('1'), above: decimal('1.3') },
  bands: { excellent: decimal('90'), good: decimal('80'), fair: decimal('60') },
};

const row = (target: string, actual: string, weight = '7', score: string | null = null): Indicator => ({
  id: 'i1',
  category: 'output',
  dimension: 'quantity',
  name: '指标',
  target: parseValue(target),
  actual: parseValue(actual),
  weight: decimal(weight),
  score: score === null ? null : decimal(score),
  scoreReason: '',
  variance: '',
});

const scored = (target: string, actual: string, weight = '7', with_: Partial<ScoringPack> = {}): RowScore =>
  scoreRow(row(target, actual, weight), { ...pack, ...with_ });
const automatic = (...args: Parameters<typeof scored>): string | undefined => scored(...args).automatic;

describe('the published self-evaluation, row by row', () => {
  // Target, actual, weight, what the rule yields once 105%≤≥95% and 92.45 are put right.
  it.each([
    ['≥34.83万人', '39.31万人', '7', '7'],
    ['≥114.66万人次', '88.15万人次', '7', '5.38'],
    ['165646.47万元', '153141.49万元', '7', '6.47'],
    ['95%≤x≤105%', '92.45%', '8', '7.79'],
    ['≥85%', '85%', '7', '7'],
    ['每月25日前', '每月25日前', '7', '7'],
    ['≥90%', '95%', '10', '10'],
  ])('%s → %s of %s earns %s', (target, actual, weight, expected) => {
    expect(automatic(target, actual, weight)).toBe(expected);
  });

  it('shows its sums so that an auditor arrives at the same score', () => {
    expect(scored('≥114.66万人次', '88.15万人次').steps).toEqual(['完成率 88.15÷114.66=76.88%', '得分 7×76.88%=5.38']);
  });

  it('has no score of its own for a tangled range, a copied target, or words', () => {
    for (const [target, actual] of [
      ['105%≤≥95%', '92.45%'],
      ['≥85%', '≥85%'],
      ['按时报送', '按时报送'],
      ['≥85%', '92.45'],
      ['≥2万人', '3万人次'],
    ] as const) {
      expect([target, automatic(target, actual)]).toEqual([target, undefined]);
      expect(scored(target, actual).steps).toHaveLength(1);
    }
  });
});

describe('scoreRow', () => {
  it('scores a ≤ target by overshoot, or by share where the pack says so', () => {
    expect(automatic('≤100元', '100元', '10')).toBe('10');
    expect(automatic('≤100元', '125元', '10')).toBe('7.5');
    expect(automatic('≤100元', '200元', '10')).toBe('0');
    expect(automatic('≤100元', '125元', '10', { reverse: 'share' })).toBe('8');
  });

  it('wants more than the figure where the sign is > or <', () => {
    expect(automatic('>95%', '95%')).toBe('6.99');
    expect(automatic('>95%', '95.01%')).toBe('7');
    expect(automatic('<5%', '5%')).toBe('6.99');
    expect(automatic('<5%', '4.99%')).toBe('7');
  });

  it('gives nothing where a share of nought would have to be formed', () => {
    expect(automatic('≥0%', '-1%')).toBe('0');
    expect(automatic('≤0人', '1人')).toBe('0');
    expect(automatic('=0人', '0人')).toBe('7');
    expect(automatic('=0人', '1人')).toBe('0');
  });

  it('takes the ends of a range as they are written', () => {
    expect(automatic('95%≤x≤105%', '95%')).toBe('7');
    expect(automatic('95%≤x≤105%', '105.00%')).toBe('7');
    expect(automatic('95%<x≤105%', '95%')).toBe('6.99');
    expect(automatic('95%≤x≤105%', '110%')).toBe('6.68');
  });

  it('keeps a deadline or loses all of it', () => {
    expect(automatic('每月25日前', '每月20日前')).toBe('7');
    expect(automatic('每月25日前', '每月26日前')).toBe('0');
    expect(automatic('每月25日前', '每月24日')).toBe('7');
    expect(automatic('每月25日前', '每月26日')).toBe('0');
    expect(automatic('2020年12月31日前', '2021年1月2日')).toBe('0');
    expect(automatic('每月25日前', '20个工作日内')).toBeUndefined();
    expect(automatic('每月25日前（不含当日）', '每月25日前')).toBe('0');
    expect(automatic('每月25日前（不含当日）', '每月25日前（不含当日）')).toBe('7');
  });

  it('scores a sentence on the figure inside it', () => {
    expect(automatic('上访率控制在0.1%以内，维护社会稳定', '上访率0，维护社会稳定')).toBe('7');
    expect(automatic('上访率控制在0.1%以内，维护社会稳定', '0.15%', '10')).toBe('5');
  });

  it('names the band of a judged row by the percentage of its actual, and leaves the score to a person', () => {
    expect(scored('基金运行平稳', '100%', '15')).toMatchObject({ band: { low: '12', high: '15', highIncluded: true } });
    expect(scored('基金运行平稳', '80%', '15')).toMatchObject({ band: { low: '12', high: '15' } });
    expect(scored('基金运行平稳', '79.99%', '15')).toMatchObject({
      band: { low: '9', high: '12', highIncluded: false },
    });
    expect(scored('基金运行平稳', '10%', '7')).toMatchObject({ band: { low: '0', high: '4.2', highIncluded: false } });
    expect(automatic('基金运行平稳', '100%', '15')).toBeUndefined();
  });

  it('never shows a missed target the full weight, however near', () => {
    expect(automatic('≥100%', '99.9999%', '7')).toBe('6.99');
    expect(scored('≥100%', '99.9999%', '7').steps.at(-1)).toBe('未达到目标不得满分，计 6.99');
  });
});

/** An exact decimal of up to 9 digits and 4 places, as printed; and as a fraction of whole numbers. */
const figure = fc
  .tuple(fc.integer({ min: 1, max: 999_999_999 }), fc.integer({ min: 0, max: 4 }))
  .map(([digits, places]) => {
    const text = String(digits).padStart(places + 1, '0');
    return places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`.replace(/^0+(?=\d)/, '');
  });
const weight = fc.integer({ min: 1, max: 3000 }).map((hundredths) => new exact(hundredths).div(100).toFixed());

const fraction = (text: string): readonly [bigint, bigint] => {
  const [whole = '0', part = ''] = text.split('.');
  return [BigInt(whole + part), 10n ** BigInt(part.length)];
};
/** n/d in hundredths, half up, in whole numbers only. */
const hundredths = (n: bigint, d: bigint): bigint => (n * 200n + d) / (d * 2n);
const inHundredths = (score: string | undefined): bigint => BigInt(new exact(score ?? '-1').times(100).toFixed());

describe('properties', () => {
  it('agrees with an oracle in whole-number fractions, on every operator', () => {
    const signs = fc.constantFrom('≥', '≤', '=', '');
    fc.assert(
      fc.property(signs, figure, figure, weight, (sign, t, a, w) => {
        const [[tn, td], [an, ad], [wn, wd]] = [fraction(t), fraction(a), fraction(w)];
        // a ? t, over a common denominator
        const [A, T] = [an * td, tn * ad];
        const full = hundredths(wn, wd);
        const capped = (score: bigint): bigint => (score > full - 1n ? full - 1n : score);
        const falls = sign === '≤';
        const oracle = falls
          ? A <= T
            ? full
            : A >= 2n * T
              ? 0n
              : capped(hundredths(wn * (2n * T - A), wd * T))
          : A >= T
            ? full
            : capped(hundredths(wn * A, wd * T));
        expect(inHundredths(automatic(`${sign}${t}元`, `${a}元`, w))).toBe(oracle);
      }),
      { numRuns: 400 },
    );
  });

  it('stays between nought and the weight, and says in its last step what the score is', () => {
    const targets = fc.constantFrom('≥', '≤', '=', '>', '<', '').chain((sign) => figure.map((t) => `${sign}${t}元`));
    fc.assert(
      fc.property(
        targets,
        figure,
        weight,
        fc.constantFrom('overshoot' as const, 'share' as const),
        (t, a, w, reverse) => {
          const { automatic: score = '-1', steps, met } = scored(t, `${a}元`, w, { reverse });
          expect(new exact(score).gte(0) && new exact(score).lte(w)).toBe(true);
          expect(met === true).toBe(new exact(score).eq(w));
          expect(steps.at(-1)).toMatch(new RegExp(`(?:=|计 |得满分 |得 )${score.replace('.', '\\.')}(?: 分)?$`));
        },
      ),
    );
  });

  it('never falls as a ≥ target is better met, nor rises as a ≤ target is overshot', () => {
    fc.assert(
      fc.property(
        figure,
        figure,
        figure,
        weight,
        fc.constantFrom('overshoot' as const, 'share' as const),
        (t, x, y, w, reverse) => {
          const [less, more] = new exact(x).lt(y) ? [x, y] : [y, x];
          const of = (sign: string, a: string) =>
            new exact(automatic(`${sign}${t}元`, `${a}元`, w, { reverse }) ?? '-1');
          expect(of('≥', less).lte(of('≥', more))).toBe(true);
          expect(of('≤', less).gte(of('≤', more))).toBe(true);
        },
      ),
    );
  });

  it('is the same in 万人 and in 人', () => {
    fc.assert(
      fc.property(figure, figure, weight, (t, a, w) => {
        const small = (text: string) => new exact(text).times(10000).toFixed();
        expect(automatic(`≥${t}万人`, `${small(a)}人`, w)).toBe(automatic(`≥${t}万人`, `${a}万人`, w));
        expect(automatic(`≥${small(t)}人`, `${a}万人`, w)).toBe(automatic(`≥${t}万人`, `${a}万人`, w));
      }),
    );
  });

  it('prints a percentage with which the multiplication comes out at the printed score', () => {
    fc.assert(
      fc.property(figure, figure, weight, (t, a, w) => {
        const { steps, met } = scored(`≥${t}元`, `${a}元`, w);
        if (met === true) return;
        const [, factor = '', percent = '', result = ''] =
          /^得分 ([\d.]+)×([\d.]+)%=([\d.]+)$/.exec(steps[1] ?? '') ?? [];
        expect(new exact(factor).times(percent).div(100).toDecimalPlaces(2, exact.ROUND_HALF_UP).toFixed()).toBe(
          result,
        );
      }),
    );
  });
});
