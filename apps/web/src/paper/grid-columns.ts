import {
  columnsOf,
  fillSlots,
  ROOM,
  type ColumnSpec,
  type FormContent,
  type IndicatorColumn,
  type Template,
} from '@chengwen/domain';

/** How a form weighs its rows (计分方式): weights and scores, weights only, neither. */
export const weighingOf = ({ weighing }: Template): NonNullable<Template['weighing']> => weighing ?? 'scored';

/** The columns that the grid shows (指标表列): weights and scores only where the form has them. */
export const shownColumns = (template: Template): readonly ColumnSpec[] => {
  const weighing = weighingOf(template);
  const hidden: readonly IndicatorColumn[] =
    weighing === 'scored' ? [] : weighing === 'weighted' ? ['score'] : ['weight', 'score'];
  return columnsOf(template).filter(({ key }) => !hidden.includes(key));
};

const isFilled = ({ indicators }: FormContent, column: IndicatorColumn): boolean =>
  indicators.some((row) => {
    const cell = row[column];
    return typeof cell === 'string' ? cell !== '' : cell !== null && cell !== undefined && cell.kind !== 'blank';
  });

/** The same with their heads as printed; one that the paper itself lacks shows where it is filled or may be. */
export const headedColumns = (
  template: Template,
  content: FormContent,
  { year, filling }: { readonly year: number; readonly filling: boolean },
): readonly ColumnSpec[] =>
  shownColumns(template)
    .filter(({ key, optional }) => !optional || filling || isFilled(content, key))
    .map((column) => ({ ...column, label: fillSlots(column.label, content, year, ROOM) }));

/** A grid with more cells to a row than this scrolls sideways on a narrow screen instead of turning into cards. */
const MOST_ON_CARDS = 5;

export const isWide = (template: Template): boolean =>
  template.tracks !== undefined || shownColumns(template).length > MOST_ON_CARDS;
