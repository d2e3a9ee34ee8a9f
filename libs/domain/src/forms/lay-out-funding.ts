import type { FormContent, MoneyCell } from './content.js';
import type { LaidOut, LaidOutMoney } from './lay-out-parts.js';
import type { FormScore, FundingRow, Template } from './template.js';

export const DASH = '—';

/** An amount as printed: blank, — and 0 are three things. */
export const printMoney = (cell: MoneyCell | undefined): string =>
  cell === undefined || cell.kind === 'blank' ? '' : cell.kind === 'none' ? DASH : cell.amount;

const hasCell = ({ columns }: FundingRow, column: string): boolean => columns === undefined || columns.includes(column);

/** Label of a row or column, slots filled. */
export type Label = (label: string) => string;

/** Weight, rate and score stand on the total row only; on the others they do not apply. Forms without scores lack all three. */
export function layOutFunding(
  template: Template,
  content: FormContent,
  score: FormScore | undefined,
  say: Label,
): LaidOut['funding'] {
  const { funding, moneyUnit } = template;
  const execution = score?.execution;
  const rate = execution?.rate === undefined ? '' : `${execution.rate}%`;
  const scored = execution && [execution.weight, rate, execution.score ?? ''];
  return {
    label: `项目资金（${moneyUnit}）`,
    columns: [...funding.columns.map(({ label }) => say(label)), ...(scored ? ['分值', '执行率', '得分'] : [])],
    rows: printedRows(template, content).map((row) => ({
      label: say(row.label),
      cells: [
        ...funding.columns.map(({ key }) => (hasCell(row, key) ? printMoney(content.funding[row.key]?.[key]) : '')),
        ...(scored ? (row.total ? scored : [DASH, DASH, DASH]) : []),
      ],
    })),
  };
}

/** Every cell that the form has by row and column; one that is printed only where filled is `there` only then. */
export function layOutMoney(template: Template, content: FormContent, say: Label): LaidOut['money'] {
  const printed = new Set(printedRows(template, content).map(({ key }) => key));
  return Object.fromEntries(
    template.funding.rows.map((row) => [
      row.key,
      Object.fromEntries(
        template.funding.columns.map(({ key }): [string, LaidOutMoney] => [
          key,
          {
            label: say(row.labels?.[key] ?? row.label),
            text: printMoney(content.funding[row.key]?.[key]),
            there: printed.has(row.key) && hasCell(row, key),
          },
        ]),
      ),
    ]),
  );
}

/**
 * The cells of each column as a list. Two sides of a form stand beside each other, so the longer one gives up blank cells
 * that the shorter has nothing beside, last ones first.
 */
export function layOutFunds({ funding, tracks }: Template, money: LaidOut['money']): LaidOut['funds'] {
  const columns = funding.columns.map(({ key }): [string, LaidOutMoney[]] => [
    key,
    funding.rows.flatMap((row) => {
      const cell = money[row.key]?.[key];
      return cell?.there ? [cell] : [];
    }),
  ]);
  if (tracks) {
    const least = Math.min(...columns.map(([, cells]) => cells.length));
    for (const [, cells] of columns) {
      for (let at = cells.length - 1; at > 0 && cells.length > least; at -= 1) {
        if (cells[at]?.text === '') cells.splice(at, 1);
      }
    }
  }
  return Object.fromEntries(columns);
}

/**
 * Of the sources a form may name, those that are filled. Where nobody has filled in any, a form whose paper leaves the
 * name open (其中：社保基金, 医保基金 or 财政拨款) shows the first.
 */
function printedRows({ funding }: Template, content: FormContent): readonly FundingRow[] {
  const filled = ({ key }: FundingRow): boolean =>
    Object.values(content.funding[key] ?? {}).some(({ kind }) => kind !== 'blank');
  const optional = funding.rows.filter((row) => row.optional);
  const open = !funding.rows.some((row) => !row.optional && row.label.startsWith('其中'));
  const shown = optional.some(filled) ? optional.filter(filled) : optional.slice(0, open ? 1 : 0);
  return funding.rows.filter((row) => !row.optional || shown.includes(row));
}
