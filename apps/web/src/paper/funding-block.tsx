import { moneyText, readMoney } from '../values/decimal-typing.js';
import { Cell } from './cell.js';
import { FigureInput } from './figure-input.js';
import { onGridKey } from './grid-keys.js';
import { usePaper } from './paper-context.js';

/** 项目资金: the money grid, with weight, rate and score of execution in its total row, computed and never typed. */
export const FundingBlock = () => {
  const { template, content, score, edit } = usePaper();
  const { columns, rows } = template.funding;
  const computed = [
    { head: '分值', text: score.executionWeight, testId: 'execution-weight' },
    { head: '执行率', text: score.executionRate === null ? '' : `${score.executionRate}%`, testId: 'execution-rate' },
    { head: '得分', text: score.executionScore ?? '', testId: 'execution-score' },
  ];
  return (
    <section id="block-funding" className="grid-scroll">
      <table className="grid funding" onKeyDown={onGridKey}>
        <caption>
          项目资金 <span>单位：{template.moneyUnit}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">资金来源</th>
            {columns.map(({ key, label }) => (
              <th key={key} scope="col">
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
          {rows.map((row) => (
            <tr key={row.key} className={row.total ? 'total-row' : ''}>
              <th scope="row">{row.label}</th>
              {columns.map((column) => {
                const place = { part: 'funding', row: row.key, field: column.key };
                const label = `${row.label} ${column.label}`;
                return (
                  <Cell key={column.key} place={place} label={label} head={column.label} className="number">
                    <FigureInput
                      place={place}
                      label={label}
                      shown={moneyText(content.funding[row.key]?.[column.key])}
                      read={readMoney}
                      column={column.key}
                      onChange={(cell) => edit?.({ type: 'money', row: row.key, column: column.key, cell })}
                    />
                  </Cell>
                );
              })}
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
      {edit && <p className="grid-note">留空为未填，“—”为不涉及，“0”为零，三者不同。分值、执行率、得分由系统计算。</p>}
    </section>
  );
};
