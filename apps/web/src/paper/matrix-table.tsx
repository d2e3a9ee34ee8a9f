import { fillYears, layOutMatrix, type Matrix, type MatrixCell, type MatrixSpec } from '@chengwen/domain';
import { moneyText, readMoney } from '../values/decimal-typing.js';
import { Cell } from './cell.js';
import { FigureInput } from './figure-input.js';
import { onGridKey } from './grid-keys.js';
import { MatrixColumns } from './matrix-columns.js';
import { useFilled, usePaper } from './paper-context.js';

/** A cell as printed; what was printed there and is no figure stays as it was. */
const cellText = (cell: MatrixCell | undefined): string => (cell?.kind === 'malformed' ? cell.raw : moneyText(cell));

/** Whether a cell is computed and so never typed (计算单元格): a row with a formula, or the sum column. */
const isComputed = ({ sum }: MatrixSpec, row: MatrixSpec['rows'][number], column: string): boolean =>
  row.formula !== undefined || column === sum?.key;

const Group = ({ spec, at }: { spec: MatrixSpec; at: number }) => {
  const { year } = useFilled();
  const { rows } = spec;
  const group = rows[at]?.group;
  if (at > 0 && rows[at - 1]?.group === group) return null;
  const end = rows.findIndex((row, index) => index > at && row.group !== group);
  return (
    <th scope="rowgroup" className="merged" rowSpan={(end < 0 ? rows.length : end) - at}>
      {fillYears(group ?? '', year)}
    </th>
  );
};

/** A matrix of figures (收支分析表): what is typed, what the template computes from it, and what an imported paper printed instead. */
export const MatrixTable = ({ spec, matrix }: { spec: MatrixSpec; matrix: Matrix }) => {
  const { template, edit } = usePaper();
  const { year } = useFilled();
  const { figures } = layOutMatrix(spec, matrix, year);
  const columns = [
    ...matrix.columns,
    ...(spec.sum && !matrix.columns.some(({ key }) => key === spec.sum?.key) ? [spec.sum] : []),
  ];
  return (
    <section id={`matrix-${spec.key}`} className="grid-scroll wide">
      <table className="grid wide matrix" onKeyDown={onGridKey}>
        <caption>
          {fillYears(matrix.title || spec.title, year)} <span>单位：{spec.unit}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col" className="w-group">
              项目
            </th>
            <th scope="col" className="name">
              分项
            </th>
            {columns.map(({ key, label }) => (
              <th key={key} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {spec.rows.map((row, at) => (
            <tr key={row.key}>
              <Group spec={spec} at={at} />
              <th scope="row" className="name">
                {row.label}
              </th>
              {columns.map((column) => {
                const place = { part: 'matrices', row: `${spec.key}/${row.key}`, field: column.key };
                const label = `${fillYears(row.group, year)} ${row.label} ${column.label}`;
                const computed = isComputed(spec, row, column.key);
                const printed = matrix.printed?.[row.key]?.[column.key];
                const text = computed ? (figures[row.key]?.[column.key] ?? '') : '';
                const cell = matrix.cells[row.key]?.[column.key];
                return (
                  <Cell
                    key={column.key}
                    place={place}
                    label={label}
                    className={`number${computed ? ' computed' : cell?.kind === 'malformed' ? ' malformed' : ''}`}
                  >
                    {computed ? (
                      <>
                        <span className="print">{text}</span>
                        {printed && cellText(printed) !== '' && !text.startsWith(cellText(printed)) && (
                          <span className="sub" title="导入的纸质件上印的数">
                            原件 {cellText(printed)}
                          </span>
                        )}
                      </>
                    ) : (
                      <FigureInput
                        place={place}
                        label={label}
                        shown={cellText(cell)}
                        read={readMoney}
                        column={column.key}
                        onChange={(next) =>
                          edit?.({ type: 'matrix', matrix: spec.key, row: row.key, column: column.key, cell: next })
                        }
                      />
                    )}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {edit && template.matrices && <MatrixColumns spec={spec} matrix={matrix} />}
    </section>
  );
};
