import type { FormContent, Indicator, Matrix, MoneyCell } from '../forms/content.js';
import type { MatrixSpec, Template } from '../forms/template.js';
import type { Where } from '../check/finding.js';
import { quoteOf } from '../check/printed.js';
import { suggestValue } from '../values/parse.js';
import type { SimpleValue, Unit, Value } from '../values/value.js';
import { parseUnit, unitOfName } from '../values/unit.js';
import type { Fact, Scope, Side } from './fact.js';
import { fundOf, FUNDS, type FundScope } from './funds.js';
import { insuranceOf, moneyMeasure, populationOf, rateMeasure } from './measures.js';
import { unitOfMatrix } from './matrix-unit.js';

const locus = (where: Where, length = 0) => ({ ...where, offset: 0, length });

const NOTHING = { role: 'main', bound: 'exact', words: '' } as const;

/** Facts of the funding grid (项目资金): budget and executed expenditure of the form's fund. */
export function fundingFacts(template: Template, content: FormContent, scope: Omit<Scope, 'phase'>): Fact[] {
  const unit = parseUnit(template.moneyUnit);
  const total = template.funding.rows.find((row) => row.total);
  if (unit === undefined || total === undefined) return [];
  const phases: readonly (readonly [string, Scope['phase']])[] = [
    ['revisedBudget', 'plan'],
    ['executed', 'actual'],
  ];
  // An objective has one column of amounts: the plan itself.
  const only = template.funding.columns.length === 1 ? template.funding.columns[0]?.key : undefined;
  const found = phases.map(([column, phase]) => ({ column, phase, cell: content.funding[total.key]?.[column] }));
  const planned = only ?? 'initialBudget';
  if (found[0]?.cell?.kind !== 'amount')
    found[0] = { column: planned, phase: 'plan', cell: content.funding[total.key]?.[planned] };
  return found.flatMap(({ column, phase, cell }): Fact[] =>
    cell?.kind === 'amount'
      ? [
          {
            ...NOTHING,
            scope: { ...scope, phase },
            measure: 'expenditure',
            side: 'expenditure',
            amount: cell.amount,
            unit,
            locus: locus({ part: 'funding', row: total.key, field: column }),
            quote: cell.amount,
            statement: 'funding',
            source: 'header',
          },
        ]
      : [],
  );
}

/** Facts of the indicator grid (指标表): target and actual of each row that is measured. */
export function indicatorFacts(content: FormContent, scope: Omit<Scope, 'phase'>): Fact[] {
  return content.indicators.flatMap((row) => [
    ...cellFact(row, 'target', row.target, { ...scope, phase: 'plan' }),
    ...cellFact(row, 'actual', row.actual, { ...scope, phase: 'actual' }),
  ]);
}

function cellFact(row: Indicator, field: 'target' | 'actual', value: Value, scope: Scope): Fact[] {
  const read = figureOf(value, row.name);
  if (read === undefined) return [];
  const unit = read.unit.measure === '' && read.unit.scale === '' ? (unitOfName(row.name) ?? read.unit) : read.unit;
  const name = row.name.normalize('NFKC').replace(/\s|\([^()]*\)$/g, '');
  const { measure, side } = rowMeasure(name, unit, scope.fund);
  return [
    {
      scope,
      measure,
      ...(side === undefined ? {} : { side }),
      words: row.name,
      role: 'main',
      ...read,
      unit,
      locus: locus({ part: 'indicators', row: row.id, field }),
      quote: quoteOf(value),
      statement: `row:${row.id}`,
      source: 'indicator',
    },
  ];
}

/** What a row measures: 执行率 by its side, a head count, a rate, an amount. */
const rowMeasure = (name: string, unit: Unit, fund: FundScope | undefined): { measure: string; side?: Side } => {
  if (/预算(?:执行|完成)率|执行率$/.test(name)) {
    const side = /收入/.test(name) ? 'income' : 'expenditure';
    return { measure: 'executionRate', side };
  }
  if (unit.measure === '%') return { measure: rateMeasure(name) };
  if (/^(?:人|名|人次|户|户次)$/.test(unit.measure) && unit.per.length === 0) {
    const kind = populationOf(name, '', unit.measure);
    if (kind === undefined) return { measure: `other:${name}` };
    return { measure: fund === undefined || fund === 'all' ? kind + insuranceOf(name) : kind };
  }
  if (unit.measure === '元') {
    const known = moneyMeasure(name.replace(/预算?金额$|金额$|预算$/, ''));
    // 基本医疗保险支出预算金额 is what benefits cost; the whole fund stands in the header.
    return known.measure === 'expenditure' ? { measure: `other:${name}` } : known;
  }
  return { measure: `other:${name}` };
};

type Figure = Pick<Fact, 'amount' | 'unit' | 'bound'> & { readonly to?: NonNullable<Fact['to']> };

const figureOf = (value: Value, name: string): Figure | undefined => {
  const plain: SimpleValue | undefined =
    value.kind === 'malformed'
      ? suggestValue(value, { name })
      : value.kind === 'composite'
        ? value.part
        : value.kind === 'list'
          ? undefined
          : value;
  if (plain?.kind === 'figure') return { amount: plain.amount, unit: plain.unit, bound: 'exact' };
  if (plain?.kind === 'range') return { amount: plain.low, to: plain.high, unit: plain.unit, bound: 'exact' };
  if (plain?.kind !== 'compare') return undefined;
  const bound = plain.op === '=' ? 'exact' : plain.op === '>' || plain.op === '>=' ? 'atLeast' : 'atMost';
  return { amount: plain.amount, unit: plain.unit, bound };
};

/** The fund of a matrix column, by its key or its label; `all` for the column of sums. */
export const columnFund = (spec: MatrixSpec | undefined, key: string, label: string): FundScope | undefined =>
  key === spec?.sum?.key || /^(?:合计|总计|小计)/.test(label)
    ? 'all'
    : (FUNDS.find((fund) => fund.key === key)?.key ?? fundOf(label));

/** A cell as it counts: entered, or else as the paper printed it. */
export const matrixCell = (matrix: Matrix, row: string, column: string) =>
  matrix.cells[row]?.[column] ?? matrix.printed?.[row]?.[column];

/** Facts of a matrix (收支分析表): amounts per fund, with growth and execution beside them. */
export function matrixFacts(spec: MatrixSpec, matrix: Matrix, scope: Scope, year: number | undefined): Fact[] {
  const money = parseUnit(unitOfMatrix(spec, matrix));
  const percent = parseUnit('%');
  if (money === undefined || percent === undefined) return [];
  return spec.rows.flatMap((row) =>
    matrix.columns.flatMap(({ key, label }): Fact[] => {
      const cell: MoneyCell | { kind: string } | undefined = matrixCell(matrix, row.key, key);
      if (cell?.kind !== 'amount' || !('amount' in cell)) return [];
      const side: Side = /income/i.test(row.key) || /收入/.test(row.group + row.label) ? 'income' : 'expenditure';
      const fund = columnFund(spec, key, label);
      if (fund === undefined) return [];
      const role = roleOf(row);
      const last = role === 'main' && /last|上年/i.test(row.key + row.group);
      const phase = /budget|预算/i.test(row.key + row.group) ? 'plan' : last ? 'prior' : 'actual';
      return [
        {
          scope: { ...scope, fund, phase, ...(year === undefined ? {} : { year: last ? year - 1 : year }) },
          measure: side,
          side,
          words: `${label} ${row.group}${row.label}`,
          role,
          amount: cell.amount,
          unit: row.percent ? percent : money,
          bound: 'exact',
          locus: locus({ part: 'matrices', row: `${spec.key}/${row.key}`, field: key }),
          quote: cell.amount,
          statement: `${spec.key}:${key}`,
          source: 'matrix',
        },
      ];
    }),
  );
}

const roleOf = ({ formula }: MatrixSpec['rows'][number]): Fact['role'] =>
  formula === undefined ? 'main' : formula.op === 'minus' ? 'change' : formula.op === 'growth' ? 'growth' : 'execution';
