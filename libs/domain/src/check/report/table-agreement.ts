import { mayBeSame, spanOf, valueOf, type Fact } from '../../facts/fact.js';
import { above, overlap } from '../../facts/interval.js';
import { convertible, exact } from '../../values/unit.js';
import type { Finding } from '../finding.js';
import { lacksUnit, named, printed, sameLevel, whereOf, type FactGround, type FactRule } from './fact-ground.js';
import { mixedUnit, mixedUnits } from './people-unit.js';

type Table = readonly Fact[];

/** Rows of one measure, fund, year and phase. */
const rowsFor = (fact: Fact, table: Table, measure = fact.measure): Table =>
  table.filter(
    (row) =>
      row.measure === measure &&
      row.scope.fund === fact.scope.fund &&
      row.scope.phase === fact.scope.phase &&
      row.scope.year === fact.scope.year &&
      sameLevel(row, fact),
  );

/**
 * What a text says of a population, a standard or a target agrees with the row of the table that sets it (文字与表一致). The
 * table may be the form's own or that of a self-evaluation attached to a report. With several rows of one kind one that
 * agrees is enough; with none that does, nobody can say which was meant.
 */
export const agreementWith = (ground: Pick<FactGround, 'content' | 'facts'>, facts: Table): Finding[] => {
  const table = facts.filter(({ source }) => source === 'indicator');
  return table.length === 0 ? [] : [...mixedPeople(ground, table), ...agreement(ground, table)];
};

const agreement = (ground: Pick<FactGround, 'facts'>, table: Table): Finding[] =>
  ground.facts.flatMap((fact): Finding[] => {
    if (fact.source !== 'narrative' || fact.role !== 'main' || lacksUnit(fact) || fact.scope.fund === 'all') return [];
    if (fact.measure.startsWith('people:') && fact.whole === undefined) return people(fact, table);
    if (fact.measure.startsWith('standard:')) return standards(fact, rowsFor(fact, table));
    if (fact.measure === 'executionTarget') return targets(fact, executionRows(fact, table));
    if (fact.measure === 'satisfaction' || fact.measure === 'reimbursement') return rates(fact, rowsFor(fact, table));
    return [];
  });

/** 人 for 人次 is one slip of a fund's text, however often it was made: the largest figure stands for all. */
function mixedPeople(ground: Pick<FactGround, 'content' | 'facts'>, table: Table): Finding[] {
  const worst = new Map<string, { fact: Fact; row: Fact }>();
  for (const fact of ground.facts) {
    if (fact.source !== 'narrative' || !fact.measure.startsWith('people:') || fact.scope.fund === 'all') continue;
    const row = rowsFor(fact, table).find((one) => mixedUnits(fact, one));
    const key = `${fact.scope.fund ?? ''}|${fact.scope.phase}`;
    const before = worst.get(key);
    if (row !== undefined && (before === undefined || valueOf(before.fact).lt(valueOf(fact))))
      worst.set(key, { fact, row });
  }
  return [...worst.values()].map(({ fact, row }) => mixedUnit(ground, fact, row));
}

/** The same, for a form and its own table. */
export const tableAgreement: FactRule = (ground) => agreementWith(ground, ground.facts);

const executionRows = (fact: Fact, table: Table): Table =>
  rowsFor({ ...fact, scope: { ...fact.scope, phase: 'plan' } }, table, 'executionRate').filter(
    ({ side }) => side === 'expenditure',
  );

const wrong = (fact: Fact, row: Fact, message: string): Finding => ({
  rule: 'table-agreement',
  severity: 'error',
  message,
  quote: fact.quote,
  where: whereOf(fact),
  expected: printedBound(row),
});

const FAR = '3';

function people(fact: Fact, table: Table): Finding[] {
  const rows = rowsFor(fact, table);
  const alike = rows.filter((row) => convertible(row.unit, fact.unit));
  const [row] = alike;
  if (row === undefined || alike.length > 1 || alike.some((one) => mayBeSame(one, fact))) return [];
  if (fact.bound !== 'exact' && !above(spanOf(fact), spanOf(row))) return [];
  const other = table.find((one) => one.statement === row.statement && one.scope.phase !== row.scope.phase);
  const taken = other !== undefined && overlap(spanOf(other), spanOf(fact));
  const [large, small] = [valueOf(fact), valueOf(row)].sort((a, b) => b.cmp(a));
  const far = large !== undefined && small?.gt(0) === true && large.div(small).gt(new exact(FAR));
  const why = taken
    ? `，疑误用${fact.scope.phase === 'plan' ? '实际' : '预期'}数`
    : far
      ? '，疑混入其他范围（如全地区）的数据'
      : '';
  return [wrong(fact, row, `${named(fact)}与表中“${row.words}”${printed(row)}不一致${why}，请核对`)];
}

/** 元 in a sentence about standards and 元/人 in a table are one. */
const standards = (fact: Fact, rows: Table): Finding[] => {
  const [row] = rows;
  if (row === undefined || rows.length > 1 || mayBeSame(row, fact) || fact.bound !== 'exact') return [];
  return [wrong(fact, row, `${named(fact)}与表中“${row.words}”${printed(row)}不一致：同一标准两个数值，请核对`)];
};

const printedBound = (fact: Fact): string =>
  fact.to === undefined
    ? `${{ exact: '', about: '约', atLeast: '≥', atMost: '≤' }[fact.bound]}${printed(fact)}`
    : `${fact.amount}%–${fact.to}%`;

const sameTarget = (a: Fact, b: Fact): boolean =>
  valueOf(a).eq(valueOf(b)) &&
  (a.to ?? '') === (b.to ?? '') &&
  (a.bound === b.bound || a.to !== undefined || a.bound === 'exact' || b.bound === 'exact');

const targets = (fact: Fact, rows: Table): Finding[] => {
  const [row] = rows;
  if (row === undefined || rows.some((one) => sameTarget(one, fact))) return [];
  return [wrong(fact, row, `${named(fact)}：正文目标与表中“${row.words}”目标 ${printedBound(row)} 不一致，请核对`)];
};

/** A target has to be the same; an actual has to be possible, and two bounds of it say less than a figure would. */
function rates(fact: Fact, rows: Table): Finding[] {
  if (fact.scope.phase === 'plan') return targets(fact, rows);
  const [row] = rows;
  if (row === undefined || rows.length > 1 || row.to !== undefined) return [];
  const [said, shown] = [valueOf(fact), valueOf(row)];
  const contradicts =
    fact.bound === 'atLeast' && row.bound === 'exact'
      ? shown.lt(said)
      : fact.bound === 'exact' && row.bound === 'atLeast'
        ? said.lt(shown)
        : fact.bound === 'exact' && row.bound === 'exact' && !overlap(spanOf(fact), spanOf(row));
  if (contradicts)
    return [wrong(fact, row, `${named(fact)}与表中“${row.words}”实际完成值 ${printedBound(row)} 不一致，请核对`)];
  if (said.eq(shown) || fact.bound === 'exact' || row.bound === 'exact') return [];
  return [
    {
      ...wrong(fact, row, `${named(fact)}与表中“${row.words}”实际完成值 ${printedBound(row)} 精度不一致，宜写同一数值`),
      rule: 'table-precision',
      severity: 'info',
    },
  ];
}
