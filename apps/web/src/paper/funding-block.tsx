import { fillSlots, ROOM, type FundingRow } from '@chengwen/domain';
import { memo, useState } from 'react';
import { moneyText, readMoney } from '../values/decimal-typing.js';
import { Cell } from './cell.js';
import { FigureInput } from './figure-input.js';
import { fundingRows, hasCell } from './funding-rows.js';
import { weighingOf } from './grid-columns.js';
import { onGridKey } from './grid-keys.js';
import { useFilled, usePaper } from './paper-context.js';

type Column = { readonly key: string; readonly label: string };

interface MoneyCellProps {
  readonly row: string;
  readonly column: string;
  readonly label: string;
  readonly head: string;
  readonly shown: string;
}

const MoneyCell = memo(({ row, column, label, head, shown }: MoneyCellProps) => {
  const { edit } = usePaper();
  const place = { part: 'funding', row, field: column };
  return (
    <Cell place={place} label={label} head={head} className="number">
      <FigureInput
        place={place}
        label={label}
        shown={shown}
        read={readMoney}
        column={column}
        onChange={(cell) => edit?.({ type: 'money', row, column, cell })}
      />
    </Cell>
  );
});

/** A line of a grid whose columns call their rows by names of their own: name and figure, column by column. */
const NamedCells = ({ row, columns }: { row: FundingRow; columns: readonly Column[] }) => {
  const { content } = useFilled();
  return columns.map((column) => {
    const label = row.labels?.[column.key] ?? row.label;
    if (!hasCell(row, column.key)) return <td key={column.key} colSpan={2} className="computed" />;
    return [
      <th key={`${column.key} name`} scope="row">
        {label}
      </th>,
      <MoneyCell
        key={column.key}
        row={row.key}
        column={column.key}
        label={label}
        head={label}
        shown={moneyText(content.funding[row.key]?.[column.key])}
      />,
    ];
  });
};

/** Weight, rate and score of execution, in the total row only: computed, never typed. */
const useComputed = () => {
  const { template } = usePaper();
  const { score } = useFilled();
  if (weighingOf(template) !== 'scored') return [];
  return [
    { head: '分值', text: score.executionWeight, testId: 'execution-weight' },
    { head: '执行率', text: score.executionRate === null ? '' : `${score.executionRate}%`, testId: 'execution-rate' },
    { head: '得分', text: score.executionScore ?? '', testId: 'execution-score' },
  ];
};

/** 项目资金: the money grid. */
export const FundingBlock = () => {
  const { template, edit } = usePaper();
  const { content, year } = useFilled();
  const computed = useComputed();
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const columns = template.funding.columns.map(({ key, label }) => ({
    key,
    label: fillSlots(label, content, year, ROOM),
  }));
  if (columns.length === 0 || template.funding.rows.length === 0) return null;
  const { shown, offered } = fundingRows(template, content, opened);
  const named = template.funding.rows.some(({ labels }) => labels !== undefined);
  return (
    <section id="block-funding" className="grid-scroll">
      <table className={`grid funding${named ? ' named' : ''}`} onKeyDown={onGridKey}>
        <caption>项目资金 {!template.unitNote && <span>单位：{template.moneyUnit}</span>}</caption>
        <thead className={named ? 'sr-only' : ''}>
          <tr>
            {!named && <th scope="col">资金来源</th>}
            {columns.map(({ key, label }) => (
              <th key={key} scope="col" {...(named && { colSpan: 2 })}>
                {label}
              </th>
            ))}
            {computed.map(({ head }) => (
              <th key={head} scope="col" className="narrow">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.key} className={row.total ? 'total-row' : ''}>
              {named ? (
                <NamedCells row={row} columns={columns} />
              ) : (
                <>
                  <th scope="row">{row.label}</th>
                  {columns.map((column) =>
                    hasCell(row, column.key) ? (
                      <MoneyCell
                        key={column.key}
                        row={row.key}
                        column={column.key}
                        label={`${row.label} ${column.label}`}
                        head={column.label}
                        shown={moneyText(content.funding[row.key]?.[column.key])}
                      />
                    ) : (
                      <td key={column.key} className="computed" />
                    ),
                  )}
                </>
              )}
              {computed.map(({ head, text, testId }) => (
                <td
                  key={head}
                  className="number computed"
                  data-head={head}
                  {...(row.total && { 'data-testid': testId })}
                >
                  {row.total ? text : '—'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {edit && (
        <p className="grid-note">
          {offered.map(({ key, label }) => (
            <button
              key={key}
              type="button"
              className="offer-button"
              onClick={() => setOpened(new Set([...opened, key]))}
              data-testid={`funding-add-${key}`}
            >
              加一行：{label.replace(/^其中[:：]/, '')}
            </button>
          ))}{' '}
          留空为未填，“—”为不涉及，“0”为零，三者不同。{computed.length > 0 && '分值、执行率、得分由系统计算。'}
        </p>
      )}
    </section>
  );
};
