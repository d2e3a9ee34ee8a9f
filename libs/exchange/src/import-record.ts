import {
  columnsOf,
  printValue,
  type FormContent,
  type Indicator,
  type MoneyCell,
  type Template,
  type Value,
} from '@chengwen/domain';
import type { Imported, LostLine } from './import-text.js';

/** A value for other programs: what was printed beside what it means. */
export type ValueRecord = { readonly raw: string; readonly kind: Value['kind'] } & Readonly<Record<string, unknown>>;

/** A form for other programs (导入记录): printed texts beside typed values, decimals as strings, absent columns absent. */
export interface ImportRecord {
  /** The pinned edition: fund-objective@2023. */
  readonly id: string;
  /** Its kind: fund-objective. */
  readonly template: string;
  readonly edition: string;
  readonly title: string;
  readonly year: number | null;
  /** Text fields, goals, and the total in money: `project`, `unit`, `total`, `executed`. */
  readonly fields: Readonly<Record<string, string | null>>;
  readonly choices?: FormContent['choices'];
  readonly funding: FormContent['funding'];
  readonly indicators: readonly Readonly<Record<string, unknown>>[];
  readonly chapters?: FormContent['chapters'];
  readonly matrices?: FormContent['matrices'];
  readonly printed?: FormContent['printed'];
  readonly lost: readonly LostLine[];
}

/** The public form of what was imported; `template` says which columns a row has. */
export function toRecord(imported: Imported, template: Template): ImportRecord {
  const { content, edition, title, year, lost } = imported;
  const { choices, chapters, matrices, printed } = content;
  return {
    id: imported.template,
    template: template.kind,
    edition,
    title,
    year,
    fields: fieldsOf(template, content),
    ...(choices ? { choices } : {}),
    funding: fundingOf(template, content),
    indicators: content.indicators.map((row) => rowOf(template, row)),
    ...(chapters ? { chapters } : {}),
    ...(matrices ? { matrices } : {}),
    ...(printed ? { printed } : {}),
    lost,
  };
}

function fieldsOf(template: Template, { fields, goals, funding }: FormContent): Record<string, string | null> {
  const { projectName, ...others } = fields;
  const named = Object.entries(others).filter(
    ([key, text]) => text !== '' || !template.fields.find((field) => field.key === key)?.optional,
  );
  const { columns, rows } = template.funding;
  const total = funding[rows.find((row) => row.total)?.key ?? ''] ?? {};
  const planned = ['revisedBudget', 'initialBudget'].filter((key) => columns.some((column) => column.key === key));
  return {
    ...(projectName === undefined ? {} : { project: projectName }),
    ...Object.fromEntries(named),
    ...(planned.length > 0
      ? { total: planned.map((key) => amountOf(total[key])).find((sum) => sum !== null) ?? null }
      : {}),
    ...(columns.some(({ key }) => key === 'executed') ? { executed: amountOf(total['executed']) } : {}),
    ...goals,
  };
}

const amountOf = (cell: MoneyCell | undefined): string | null => (cell?.kind === 'amount' ? cell.amount : null);

/** Rows that a paper prints only where they are filled are there only then. */
const fundingOf = ({ funding: { rows } }: Template, { funding }: FormContent): FormContent['funding'] =>
  Object.fromEntries(
    Object.entries(funding).filter(
      ([key, cells]) =>
        !rows.find((row) => row.key === key)?.optional || Object.values(cells).some(({ kind }) => kind !== 'blank'),
    ),
  );

const VALUES = new Set(['target', 'actual', 'lastYear', 'forecast']);

function rowOf(template: Template, row: Indicator): Record<string, unknown> {
  const { id, category, dimension, categoryLabel, dimensionLabel, track, no, name } = row;
  const cells = columnsOf(template).flatMap(({ key, optional }): [string, unknown][] => {
    const cell = row[key];
    if (VALUES.has(key))
      return cell === undefined && optional ? [] : [[key, withRaw((cell as Value) ?? { kind: 'blank' })]];
    if (key === 'weight' || key === 'score') return [[key, cell ?? null]];
    return cell === undefined || cell === '' ? [] : [[key, cell]];
  });
  return {
    ...{ id, category, dimension },
    ...(categoryLabel === undefined ? {} : { categoryLabel }),
    ...(dimensionLabel === undefined ? {} : { dimensionLabel }),
    ...(track === undefined ? {} : { track }),
    ...(no === undefined ? {} : { no }),
    name,
    ...Object.fromEntries(cells),
  };
}

/** The text of a value as it was printed (原文). */
export const rawOf = (value: Value): string => value.raw ?? printValue(value);

const withRaw = (value: Value): ValueRecord => ({ ...value, raw: rawOf(value) });
