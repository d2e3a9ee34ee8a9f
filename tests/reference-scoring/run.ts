/** Rows by the thousand through the product's scoring and the reference; the first difference is told in full. */
import {
  automaticScore,
  scoreForm,
  scoreRow,
  type FormContent,
  type Indicator,
  type RowScore,
  type ScoringPack,
  type Template,
} from '@chengwen/domain';
import { compare, digits, read } from './fraction.js';
import { amounts, chance, pack as packOf, row as rowOf } from './generate.js';
import { scoreByReference, totalByReference, type Verdict } from './reference.js';

/** Where product and reference disagree. */
export interface Difference {
  readonly at: number;
  readonly what: string;
  readonly product: unknown;
  readonly reference: unknown;
  readonly row?: Indicator;
  readonly pack: ScoringPack;
}

const ROWS_PER_FORM = 10;
const PLACES = 40;

const sameAmount = (a: string | undefined, b: string | undefined): boolean =>
  a === undefined || b === undefined ? a === b : compare(read(a), read(b)) === 0;

/** Whether both say the same of a row; the ratio is compared to forty places, where no rounding reaches. */
const sameRow = (product: RowScore, reference: Verdict): boolean => {
  const { band } = product;
  const bands =
    band === undefined || reference.band === undefined
      ? band === reference.band
      : sameAmount(band.low, reference.band.low) &&
        sameAmount(band.high, reference.band.high) &&
        band.highIncluded === reference.band.highIncluded;
  const ratio =
    product.ratio === undefined || reference.ratio === undefined
      ? product.ratio === reference.ratio
      : digits(read(product.ratio.toFixed()), PLACES) === digits(reference.ratio, PLACES);
  return sameAmount(product.automatic, reference.automatic) && product.met === reference.met && bands && ratio;
};

const cell = (amount: string) => ({ kind: 'amount', amount }) as FormContent['funding'][string][string];

const templateWith = (scoring: ScoringPack): Template =>
  ({
    scoring,
    columns: [{ key: 'actual', label: '实际完成值' }],
    funding: {
      columns: [
        { key: 'revisedBudget', label: '全年预算数' },
        { key: 'executed', label: '全年执行数' },
      ],
      rows: [{ key: 'total', label: '年度资金总额', total: true }],
    },
  }) as unknown as Template;

/**
 * Scores so many random rows both ways, ten to a form, and the total and grade of every form.
 * Answers the first difference, or undefined.
 */
export const run = (
  rows: number,
  seed: number,
  progress: (done: number) => void = () => undefined,
): Difference | undefined => {
  const next = chance(seed);
  for (let at = 0; at < rows; at += ROWS_PER_FORM) {
    const pack = packOf(next);
    const indicators = Array.from({ length: ROWS_PER_FORM }, (_, place) => rowOf(next, `i${place + 1}`));
    for (const row of indicators) {
      const [product, reference] = [scoreRow(row, pack), scoreByReference(row, pack)];
      const alone = automaticScore(row, pack);
      if (row.weight !== null && alone !== product.automatic)
        return { at, what: 'score alone', product: product.automatic, reference: alone, row, pack };
      if (!sameRow(product, reference)) return { at, what: 'row', product, reference, row, pack };
    }
    const money = amounts(next);
    const content = {
      ...{ fields: {}, goals: {}, indicators },
      funding: { total: { revisedBudget: cell(money.budget), executed: cell(money.executed) } },
    };
    const form = scoreForm(templateWith(pack), content);
    const standing = indicators.map((row) => ({ standing: scoreByReference(row, pack).automatic }));
    const reference = totalByReference(standing, money, pack);
    const product = {
      ...{ rate: form.execution.rate, execution: form.execution.score, total: form.total.score, grade: form.grade },
    };
    const same =
      sameAmount(product.rate, reference.rate) &&
      sameAmount(product.execution, reference.execution) &&
      sameAmount(product.total, reference.total) &&
      product.grade === reference.grade;
    if (!same) return { at, what: `form of ${money.executed} of ${money.budget}`, product, reference, pack };
    if (at % 50_000 === 0) progress(at);
  }
  return undefined;
};
