import { countsOnly, exact, printUnit } from '../../values/unit.js';
import { cellOf, eachRow, titleOf } from '../ground.js';
import { asJson, quoteOf } from '../printed.js';

/** What is counted cannot fall below nought: ≤0人 means =0人 (计数下限). Our own rule. */
export const boundAtNought = eachRow((row, ground) => {
  const { target } = row;
  if (target.kind !== 'compare' || target.op !== '<=' || !new exact(target.amount).isZero()) return undefined;
  // Without a unit it is a number of cases: nothing else is held at nought and below.
  if (!countsOnly(target.unit) && target.unit.measure !== '') return undefined;
  const { raw: _, ...plain } = target;
  const meant = `=${target.amount}${printUnit(target.unit)}`;
  return {
    rule: 'bound-at-nought',
    severity: 'warning',
    message: `${titleOf(row, ground)}不可能小于 0，建议写为 ${meant}`,
    quote: quoteOf(target),
    where: cellOf(row, 'target'),
    expected: meant,
    fix: {
      label: `改为 ${meant}`,
      changes: [{ path: `indicators/${row.id}/target`, value: asJson({ ...plain, op: '=' }) }],
    },
  };
});
