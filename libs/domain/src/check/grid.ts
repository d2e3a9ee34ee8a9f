import type { FormContent, Indicator } from '../forms/content.js';
import { columnsOf, hasColumn, type IndicatorColumn, type Template } from '../forms/template.js';
import type { ValueRole } from '../values/value-problem.js';
import type { Value } from '../values/value.js';

/** A value column of an indicator grid, as its edition prints it, and how its cells are read. */
export interface ValueColumn {
  readonly key: 'target' | 'actual' | 'forecast' | 'lastYear';
  readonly label: string;
  readonly role: ValueRole;
}

const ROLES: readonly (readonly [ValueColumn['key'], ValueRole])[] = [
  ['target', 'target'],
  ['actual', 'actual'],
  ['forecast', 'actual'],
  ['lastYear', 'actual'],
];

/** Slots of a label are filled from the form: 1—{stageMonth}月完成值. */
export const filledLabel = (label: string, content: FormContent): string =>
  label.replace(/\{(\w+)\}/g, (_, key: string) => content.fields[key]?.trim() || 'N');

/** What a template calls a column of its grid; the column's own name where it has none. */
export const columnLabel = (
  template: Template,
  content: FormContent,
  key: IndicatorColumn | 'scoreReason',
  other: string,
): string => {
  const label = columnsOf(template).find((column) => column.key === key)?.label;
  // What stands in brackets is a hint to whoever fills the column in.
  return label === undefined ? other : filledLabel(label, content).replace(/（包含数字及文字描述）$/, '');
};

/** The value columns that a template prints, in paper order (数值栏). */
export const valueColumns = (template: Template, content: FormContent): readonly ValueColumn[] =>
  ROLES.filter(([key]) => hasColumn(template, key)).map(([key, role]) => ({
    ...{ key, role },
    label: columnLabel(template, content, key, key),
  }));

/** A value of a row; a column that an older form does not hold is blank. */
export const valueAt = (row: Indicator, key: ValueColumn['key']): Value => row[key] ?? { kind: 'blank' };

/** Whether a template gives scores; one that gives weights alone, or neither, cannot miss any. */
export const isScored = ({ weighing = 'scored' }: Template): boolean => weighing === 'scored';
export const isWeighted = ({ weighing = 'scored' }: Template): boolean => weighing !== 'plain';

/** Whether a template has an indicator grid at all: a report has none. */
export const hasGrid = (template: Template): boolean => columnsOf(template).length > 0;

/** What a row came to: the forecast of its year in a monitoring form, its actual in every other. */
export const outcomeKey = (template: Template): 'actual' | 'forecast' =>
  hasColumn(template, 'forecast') ? 'forecast' : 'actual';
