/**
 * The scoring rules a second time, in fractions of whole numbers, written from the rules as they are published and agreed
 * (正向、反向、等于、区间、时限、定性 and the printed rules of objective forms), without a line of libs/domain/src/score.
 */
import type { Indicator, ScoringPack, SimpleValue, Value } from '@chengwen/domain';
import {
  compare,
  fraction,
  least,
  minus,
  most,
  ONE,
  over,
  plus,
  print,
  read,
  roundHalfUp,
  times,
  ZERO,
  type Fraction,
} from './fraction.js';

/** What the reference makes of a row; everything as text so that two answers compare by eye. */
export interface Verdict {
  readonly automatic?: string;
  readonly met?: boolean;
  readonly band?: { readonly low: string; readonly high: string; readonly highIncluded: boolean };
  readonly ratio?: Fraction;
}

/** Points before the printed rule and the pack have their say: the share of the weight, exact, and what it was measured at. */
interface Measured {
  readonly met: boolean;
  readonly share: Fraction;
  readonly ratio?: Fraction;
  readonly rises: boolean;
  readonly percent?: Fraction;
}

const HUNDRED = fraction(100n);
const SCALE = { '': 1n, 万: 10_000n, 亿: 100_000_000n } as const;
type Figure = Pick<Extract<SimpleValue, { kind: 'figure' }>, 'amount' | 'unit'>;

const kind = ({ unit }: Figure): string => [unit.measure, ...unit.per].join('/');
const size = ({ amount, unit }: Figure): Fraction => times(read(amount), fraction(SCALE[unit.scale]));
const figureOf = (value: Value): Figure | undefined => {
  const plain = value.kind === 'composite' ? value.part : value;
  return plain.kind === 'figure' ? plain : undefined;
};
const fits = (a: Figure, b: Figure): boolean =>
  kind(a) === kind(b) || [a, b].some((each) => each.unit.measure === '' && size(each).n === 0n);

/** w·a/t where the target is not reached: nothing for an actual of nought or less, nothing against a target of nought. */
const forward = (t: Fraction, a: Fraction, strict: boolean): Pick<Measured, 'met' | 'share'> => {
  if (compare(a, t) > 0 || (!strict && compare(a, t) === 0)) return { met: true, share: ONE };
  return { met: false, share: t.n <= 0n || a.n <= 0n ? ZERO : over(a, t) };
};

const backward = (t: Fraction, a: Fraction, strict: boolean, by: 'overshoot' | 'share') => {
  if (compare(a, t) < 0 || (!strict && compare(a, t) === 0)) return { met: true, share: ONE };
  if (t.n <= 0n) return { met: false, share: ZERO };
  const rest = by === 'share' ? over(t, a) : minus(ONE, over(minus(a, t), t));
  return { met: false, share: most(ZERO, rest) };
};

const byFigure = (target: SimpleValue, actual: Figure, pack: ScoringPack): Measured | undefined => {
  if (target.kind === 'range') {
    const low: Figure = { amount: target.low, unit: target.unit };
    const high: Figure = { amount: target.high, unit: target.unit };
    if (!fits(low, actual) || !fits(high, actual)) return undefined;
    const [lo, hi, a] = [size(low), size(high), size(actual)];
    const below = compare(a, lo) < 0 || (!target.lowIncluded && compare(a, lo) === 0);
    const above = compare(a, hi) > 0 || (!target.highIncluded && compare(a, hi) === 0);
    const end = below ? lo : hi;
    const ratio = !below && !above ? { ratio: ONE } : end.n > 0n ? { ratio: over(a, end) } : {};
    if (below) return { met: false, share: lo.n <= 0n || a.n <= 0n ? ZERO : over(a, lo), rises: false, ...ratio };
    if (above) return { met: false, share: hi.n <= 0n ? ZERO : over(hi, a), rises: false, ...ratio };
    return { met: true, share: ONE, rises: false, ...ratio };
  }
  if (target.kind !== 'compare' && target.kind !== 'figure') return undefined;
  if (!fits(target, actual)) return undefined;
  const [t, a] = [size(target), size(actual)];
  const op = target.kind === 'figure' ? '=' : target.op;
  const rises = op === '=' || op === '>=' || op === '>';
  const strict = op === '>' || op === '<';
  const points =
    op === '=' && t.n === 0n
      ? { met: a.n <= 0n, share: a.n <= 0n ? ONE : ZERO }
      : rises
        ? forward(t, a, strict)
        : backward(t, a, strict, pack.reverse);
  const percent = rises && ['%', '分'].includes(actual.unit.measure) ? { percent: a } : {};
  return { ...points, rises, ...(t.n > 0n ? { ratio: over(a, t) } : {}), ...percent };
};

const LEVELS = [
  { from: '80', words: '' },
  { from: '60', words: '' },
  { from: '0', words: '' },
];

/** The level that a percentage falls into, as points of the weight. */
const bandAt = (w: Fraction, percent: Fraction, { judgedBands }: ScoringPack): NonNullable<Verdict['band']> => {
  const levels = judgedBands ?? LEVELS;
  const held = most(ZERO, least(HUNDRED, percent));
  const at = levels.findIndex(({ from }) => compare(held, read(from)) >= 0);
  const points = (share: string): string => print(over(times(w, read(share)), HUNDRED));
  return {
    low: points(levels[at]?.from ?? '0'),
    high: points(levels[at - 1]?.from ?? '100'),
    highIncluded: at === 0,
  };
};

const DAY = 86_400_000;
const dayOf = (text: string): number => Date.parse(text) / DAY;

const byDeadline = (due: SimpleValue, done: Value, w: Fraction, pack: ScoringPack): Verdict => {
  if (due.kind !== 'deadline' || done.kind !== 'deadline') return {};
  if (due.every !== done.every || due.anchor !== done.anchor) return {};
  const late =
    due.date !== undefined && done.date !== undefined
      ? dayOf(done.date) - dayOf(due.date)
      : (done.days ?? 0) - (due.days ?? 0);
  if (late < 0 || (late === 0 && (due.included || !done.included))) return { automatic: print(w), met: true };
  if (pack.latePerDay === undefined) return { automatic: '0', met: false };
  const lost = times(read(pack.latePerDay), fraction(BigInt(Math.max(1, late))));
  return { automatic: print(roundHalfUp(most(ZERO, minus(w, lost)), pack.places)), met: false };
};

const printedRule = ({ rule = '', category }: Indicator, pack: ScoringPack): string => {
  const known = [
    ['满意度', 'satisfaction'],
    ['评判等级', 'judged'],
    ['比例', 'share'],
    ['直接', 'direct'],
  ].find(([word]) => rule.includes(word!));
  return known?.[1] ?? (category === 'satisfaction' && pack.satisfaction?.always ? 'satisfaction' : '');
};

/** Points under the printed rule: the floors, 直接赋分, and what a target set too low costs. */
const points = (measured: Measured, rule: string, w: Fraction, pack: ScoringPack): Fraction => {
  const { met, share, ratio, rises, percent } = measured;
  if (met) {
    if (pack.over === undefined || !rises || ratio === undefined || compare(ratio, read(pack.over.from)) < 0) return w;
    const lost = pack.over.points === undefined ? times(w, minus(ratio, ONE)) : read(pack.over.points);
    return roundHalfUp(most(ZERO, minus(w, lost)), pack.places);
  }
  if (rule === 'direct') return ZERO;
  const floor = rule === 'satisfaction' ? (pack.satisfaction?.floor ?? '60') : pack.shareFloor;
  const reached = rule === 'satisfaction' && percent !== undefined ? percent : times(share, HUNDRED);
  if (floor !== undefined && compare(reached, read(floor)) < 0) return ZERO;
  // A missed target never shows the full weight.
  const cap = most(ZERO, minus(w, fraction(1n, 10n ** BigInt(pack.places))));
  return least(roundHalfUp(times(w, share), pack.places), cap);
};

/** Scores a row. */
export const scoreByReference = (row: Indicator, pack: ScoringPack): Verdict => {
  const { target, actual } = row;
  if (actual.kind === 'blank' || actual.kind === 'none') return {};
  const w = row.weight === null ? HUNDRED : read(row.weight);
  const plain = target.kind === 'composite' ? target.part : target;
  const rule = printedRule(row, pack);
  const weightless = (verdict: Verdict): Verdict => {
    if (row.weight !== null) return verdict;
    const { automatic: _, band: __, ...rest } = verdict;
    return rest;
  };
  if (plain.kind === 'text') {
    const figure = figureOf(actual);
    if (rule === 'direct') return {};
    if (figure?.unit.measure === '%') return weightless({ band: bandAt(w, read(figure.amount), pack) });
    const said = actual.kind === 'text' && plain.text === actual.text;
    return said ? weightless({ band: bandAt(w, HUNDRED, pack) }) : {};
  }
  if (plain.kind === 'deadline') return weightless(byDeadline(plain, actual, w, pack));
  if (plain.kind === 'list') return {};
  const figure = figureOf(actual);
  const measured = figure && byFigure(plain, figure, pack);
  if (measured === undefined) return {};
  const ratio = measured.ratio === undefined ? {} : { ratio: measured.ratio };
  if (rule === 'judged') return weightless({ band: bandAt(w, times(measured.share, HUNDRED), pack), ...ratio });
  return weightless({ automatic: print(points(measured, rule, w, pack)), met: measured.met, ...ratio });
};

/** Total and grade of a form: execution and rows, the ceiling of its rate, rounding and banding in the pack's order. */
export const totalByReference = (
  rows: readonly { readonly standing: string | undefined }[],
  { budget, executed }: { readonly budget: string; readonly executed: string },
  pack: ScoringPack,
): { readonly rate: string; readonly execution: string; readonly total: string; readonly grade: string } => {
  const share = over(read(executed), read(budget));
  const weight = read(pack.executionWeight);
  const beyond = pack.beyondBudget ?? 'capped';
  const credit =
    compare(share, ONE) <= 0 || beyond === 'uncapped'
      ? share
      : beyond === 'capped'
        ? ONE
        : most(ZERO, minus(fraction(2n), share));
  const full = roundHalfUp(times(weight, credit), pack.places);
  const cap = most(ZERO, minus(weight, fraction(1n, 10n ** BigInt(pack.places))));
  const execution = compare(share, ONE) < 0 ? least(full, cap) : full;
  const rate = roundHalfUp(times(share, HUNDRED), 2);
  const ceiling = pack.totalCeilings?.find(({ below }) => compare(rate, read(below)) < 0)?.ceiling;
  const sum = rows.reduce((all, { standing }) => plus(all, standing === undefined ? ZERO : read(standing)), execution);
  const held = ceiling === undefined ? sum : least(sum, read(ceiling));
  const total = roundHalfUp(held, pack.totalPlaces ?? pack.places);
  const graded = pack.gradeOn === 'exact' ? held : total;
  const { excellent, good, fair } = pack.bands;
  const reaches = (bound: string): boolean => compare(graded, read(bound)) >= 0;
  const grade = reaches(excellent) ? 'excellent' : reaches(good) ? 'good' : reaches(fair) ? 'fair' : 'poor';
  return { rate: print(rate), execution: print(execution), total: print(total), grade };
};
