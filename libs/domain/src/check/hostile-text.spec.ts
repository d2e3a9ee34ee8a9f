import { emptyContent } from '../forms/empty-content.js';
import type { FormContent } from '../forms/content.js';
import { parseValue } from '../values/parse.js';
import { plainText } from '../values/tidy.js';
import { valueProblem } from '../values/value-problem.js';
import { checkForm } from './check.js';
import { clean, template } from './testing/form.js';

const ATOMS = [
  ...['1', '2020', 'x', '.', '%', '(', '【', '〔', '《', '“', '$', '\\text{', '<p'],
  ...['的', '请', '年', '、', '；', '率', '万', '-', '≥', ' ', '　', '医疗保险'],
];
const filled = (atom: string, length: number): string => atom.repeat(Math.ceil(length / atom.length)).slice(0, length);

/** One atom over and over, two in turn, and many of one before many of another. */
const HOSTILE: readonly (readonly [string, (length: number) => string])[] = ATOMS.flatMap((a, at) => [
  [a, (length: number) => filled(a, length)] as const,
  ...ATOMS.slice(at + 1).map((b) => [`${a}${b}…`, (length: number) => filled(a + b, length)] as const),
  ...['1', ' ', '!'].map(
    (b) => [`${a}…${b}…`, (length: number) => filled(a, length / 2) + filled(b, length / 2)] as const,
  ),
]);

/** Milliseconds of processor time, which others on the machine do not add to; the best of three. */
const work = (run: () => unknown): number =>
  Math.min(
    ...[1, 2, 3].map(() => {
      const from = process.cpuUsage();
      run();
      return process.cpuUsage(from).user / 1000;
    }),
  );

/** Work too small to be compared says nothing of its growth. */
const MEASURABLE = 8;

/** Four times the text, four times the work: sixteen times it would be quadratic. */
const growsTooFast = (read: (text: string) => unknown, long: string, short: string): boolean => {
  const from = process.cpuUsage();
  read(long);
  if (process.cpuUsage(from).user / 1000 < MEASURABLE) return false;
  return [1, 2, 3].every(() => {
    const big = work(() => read(long));
    return (
      big >= MEASURABLE &&
      big /
        Math.max(
          0.5,
          work(() => read(short)),
        ) >=
        10
    );
  });
};
const tooFast = (most: number, read: (text: string) => unknown): string[] =>
  HOSTILE.filter(([, text]) => growsTooFast(read, text(most), text(most / 4))).map(([name]) => name);

/** A form with one text wherever a text may stand, cut nowhere: values and names may not be slower than the fields. */
const formOf = (text: string): FormContent => {
  const blank = emptyContent(template);
  const everywhere = (keys: object): Record<string, string> =>
    Object.fromEntries(Object.keys(keys).map((key) => [key, text]));
  return {
    ...blank,
    fields: everywhere(blank.fields),
    goals: everywhere(blank.goals),
    indicators: clean.indicators.slice(0, 1).map((row) => ({
      ...{ ...row, name: text, target: { kind: 'text', text }, actual: { kind: 'malformed', raw: text, problem: '' } },
      ...{ scoreReason: text, variance: text },
    })),
  };
};

/** The longest cell a value is read of is 2,000 characters; a field holds 4,000, and growth shows better at twice that. */
describe('the work that a hostile text makes', () => {
  it('grows with its length when a value is read', () => {
    expect(tooFast(2000, (text) => valueProblem(parseValue(text, { name: text }), 'target'))).toEqual([]);
  }, 120_000);

  it('grows with its length when traces of extraction are taken off', () => {
    expect(tooFast(16_000, plainText)).toEqual([]);
  }, 120_000);

  it('grows with its length when a form is checked', () => {
    expect(tooFast(8000, (text) => checkForm(template, formOf(text), { year: 2020 }))).toEqual([]);
  }, 120_000);
});
