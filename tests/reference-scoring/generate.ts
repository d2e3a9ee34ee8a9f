/** Random rows, packs and amounts, as ragged as forms hold them and close to every bound. One seed, one sequence. */
import type { Indicator, ScoringPack, SimpleValue, Value } from '@chengwen/domain';
import { rulePacks } from '@chengwen/templates';
import { minus, plus, print, read, times } from './fraction.js';

/** Chance from a seed (mulberry32): the same numbers on every machine. */
export const chance = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

type Chance = () => number;
const below = (next: Chance, end: number): number => Math.floor(next() * end);
const pick = <T>(next: Chance, items: readonly T[]): T => items[below(next, items.length)]!;

/** Up to nine digits and four places, as printed: trailing noughts stay. */
export const figure = (next: Chance, largest = 9): string => {
  const digits = String(below(next, 10 ** (1 + below(next, largest))));
  const places = below(next, 5);
  const padded = digits.padStart(places + 1, '0');
  return places === 0 ? padded : `${padded.slice(0, -places)}.${padded.slice(-places)}`;
};

const UNITS: readonly SimpleValueUnit[] = [
  { measure: '%', scale: '', per: [] },
  { measure: '人', scale: '', per: [] },
  { measure: '人', scale: '万', per: [] },
  { measure: '元', scale: '万', per: [] },
  { measure: '元', scale: '亿', per: [] },
  { measure: '元', scale: '', per: ['人', '年'] },
  { measure: '分', scale: '', per: [] },
  { measure: '', scale: '', per: [] },
];
type SimpleValueUnit = Extract<SimpleValue, { kind: 'figure' }>['unit'];

/** An actual at, near or far from a bound: the bound itself, six tenths, twice, a third more, a last digit off. */
const near = (next: Chance, bound: string): string => {
  const share = pick(next, ['1', '0.6', '0.8', '2', '1.3', '1.29', '0.999999', '1.000001', '0.5', '3']);
  const moved = times(read(bound), read(share));
  return print(next() < 0.2 ? plus(moved, read('0.0001')) : moved, 12);
};

const deadline = (next: Chance): Value =>
  next() < 0.5
    ? ({
        kind: 'deadline',
        every: 'month',
        anchor: 'dayOfPeriod',
        days: 1 + below(next, 31),
        included: next() < 0.8,
      } as Value)
    : ({
        ...{ kind: 'deadline', every: 'once', anchor: 'date', included: next() < 0.8 },
        date: `2020-${String(1 + below(next, 12)).padStart(2, '0')}-${String(1 + below(next, 28)).padStart(2, '0')}`,
      } as Value);

const text = (next: Chance): Value => ({ kind: 'text', text: pick(next, ['基金运行平稳', '有所提高', '按时报送']) });

const pair = (next: Chance): readonly [Value, Value] => {
  const unit = pick(next, UNITS);
  const other =
    next() < 0.85 ? { ...unit, scale: next() < 0.2 ? pick(next, ['', '万'] as const) : unit.scale } : pick(next, UNITS);
  const bound = figure(next);
  const actual = { kind: 'figure', amount: next() < 0.5 ? near(next, bound) : figure(next), unit: other } as Value;
  const of = below(next, 12);
  if (of < 6) {
    const op = pick(next, ['>=', '>', '=', '<=', '<'] as const);
    return [{ kind: 'compare', op, amount: bound, unit } as Value, actual];
  }
  if (of === 6) return [{ kind: 'figure', amount: bound, unit } as Value, actual];
  if (of === 7) {
    const high = print(plus(read(bound), read(figure(next, 5))), 8);
    const ends = { lowIncluded: next() < 0.7, highIncluded: next() < 0.7 };
    const inside = next() < 0.3 ? ({ ...actual, amount: near(next, high) } as Value) : actual;
    return [{ kind: 'range', low: bound, high, ...ends, unit } as Value, inside];
  }
  if (of === 8) return [deadline(next), next() < 0.9 ? deadline(next) : actual];
  if (of === 9) {
    const percent = { kind: 'figure', amount: figure(next, 3), unit: UNITS[0] } as Value;
    return [text(next), next() < 0.7 ? percent : text(next)];
  }
  if (of === 10) {
    const part = { kind: 'compare', op: '<=', amount: bound, unit } as SimpleValue;
    return [{ kind: 'composite', part, text: '控制在以内' } as Value, actual];
  }
  return [
    { kind: 'compare', op: '>=', amount: bound, unit } as Value,
    pick(next, [{ kind: 'blank' }, { kind: 'none' }] as Value[]),
  ];
};

const RULES = [
  undefined,
  undefined,
  undefined,
  '按照正常比例赋分',
  '直接赋分',
  '按评判等级赋分',
  '满意度赋分',
  '另行规定',
];

/** One row of a form. */
export const row = (next: Chance, id: string): Indicator => {
  const [target, actual] = pair(next);
  const weight = next() < 0.05 ? null : print(times(read(String(1 + below(next, 3000))), read('0.01')), 2);
  const rule = pick(next, RULES);
  return {
    ...{ id, category: pick(next, ['output', 'satisfaction'] as const), dimension: 'quantity', name: '指标' },
    ...{ target, actual, weight, score: null, scoreReason: '', variance: '' },
    ...(rule === undefined ? {} : { rule }),
  } as Indicator;
};

/** A released pack, or one with its options put together anew. */
export const pack = (next: Chance): ScoringPack => {
  const base = pick(next, Object.values(rulePacks));
  if (next() < 0.4) return base;
  const maybe = <T>(value: T): T | undefined => (next() < 0.4 ? value : undefined);
  const options = {
    reverse: pick(next, ['overshoot', 'share'] as const),
    places: pick(next, [2, 2, 2, 1, 3]),
    shareFloor: maybe('60'),
    latePerDay: maybe('0.5'),
    over: maybe(next() < 0.5 ? { from: '1.3' } : { from: '1.2', points: '2' }),
    beyondBudget: maybe(pick(next, ['capped', 'uncapped', 'penalised'] as const)),
    totalPlaces: maybe(1),
    gradeOn: maybe('exact' as const),
  };
  return {
    ...base,
    ...Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)),
  } as ScoringPack;
};

/** Budget and outturn, often within a hair of each other. */
export const amounts = (next: Chance): { readonly budget: string; readonly executed: string } => {
  const budget = print(plus(read(figure(next)), read('0.01')), 6);
  const off = times(read(budget), read(pick(next, ['1', '0.999999', '0.94', '0.7', '0.5', '1.02', '1.5', '2.5'])));
  return { budget, executed: print(next() < 0.7 ? off : minus(plus(off, read('0.0001')), read('0')), 12) };
};
