import type { Indicator } from '../forms/content.js';
import type { RowScore } from '../forms/template.js';
import { scoreRow } from '../score/score-row.js';
import { suggestValue } from '../values/parse.js';
import type { Value } from '../values/value.js';
import { outcomeKey, valueAt } from './grid.js';
import type { Ground } from './ground.js';
import { unitOf } from './printed.js';

/** A row with its notation put right as the checker offers (按更正后的写法): 105%≤≥95% as 95%≤x≤105%, 92.45 as 92.45%. */
export const asMeant = (row: Indicator): Indicator => {
  const target = suggestValue(row.target, { name: row.name }) ?? row.target;
  const unit = unitOf(target);
  const bare = row.actual.kind === 'figure' && row.actual.unit.measure === '' && unit !== undefined;
  const actual: Value = bare && row.actual.kind === 'figure' ? { ...row.actual, unit } : row.actual;
  return target === row.target && actual === row.actual ? row : { ...row, target, actual };
};

/** What a row comes to once its notation is put right; its own score where there is nothing to put right. */
export const scoreAsMeant = (
  row: Indicator,
  { template }: Ground,
  score: RowScore | undefined,
): RowScore | undefined => {
  const meant = asMeant(row);
  if (meant === row) return score;
  const key = outcomeKey(template);
  return scoreRow(key === 'actual' ? meant : { ...meant, actual: valueAt(row, key) }, template.scoring);
};
