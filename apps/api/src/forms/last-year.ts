import { can, type FormContent, type Indicator, type Person, type Value } from '@chengwen/domain';
import { FormRepository, type FormRecord } from '@chengwen/store';
import { Injectable } from '@nestjs/common';
import { templateOf } from './catalogue.js';

/** What the year before set and reached in the same indicator (上年值). */
export interface LastYearRow {
  readonly row: string;
  readonly target?: Value;
  readonly actual?: Value;
}

/** Last year's counterpart of a form, row by row, with the forms it is taken from. */
export interface LastYear {
  readonly year: number;
  readonly forms: readonly { readonly id: string; readonly number: string; readonly title: string }[];
  readonly rows: readonly LastYearRow[];
}

/** A unit files a few dozen forms a year. */
const MOST_FORMS = 200;

/** Forms of one project and year: an objective, monitoring, evaluations, and each a few times over. */
const MOST_COMPARED = 20;

/** Looks up what a unit planned and reached a year before (上年对照): same unit, same project, whichever form says it. */
@Injectable()
export class LastYears {
  constructor(private readonly forms: FormRepository) {}

  async of(record: FormRecord, by: Person | undefined): Promise<LastYear | undefined> {
    const year = record.year - 1;
    const all = await this.forms.list({ all: true, unit: record.unit, year }, { first: MOST_FORMS });
    const seen = all.filter(
      (other) =>
        projectKey(other.projectName) === projectKey(record.projectName) &&
        other.state.value !== 'void' &&
        can(by, { scope: other.scope, published: other.state.value === 'published' }, []).see,
    );
    // The same kind of form first: its target is the one to compare with.
    const kind = kindOf(record);
    const found = [...seen].sort((a, b) => Number(kindOf(b) === kind) - Number(kindOf(a) === kind));
    const counterparts = found.slice(0, MOST_COMPARED).map(({ content }) => byName(content));
    const rows = record.content.indicators.flatMap((row) => compared(row, counterparts));
    if (rows.length === 0) return undefined;
    return {
      year,
      forms: found
        .slice(0, MOST_COMPARED)
        .map(({ _id: id, number, template }) => ({ id, number, title: templateOf(template).title })),
      rows,
    };
  }
}

function compared(row: Indicator, found: readonly ReadonlyMap<string, Indicator>[]): LastYearRow[] {
  const same = found.flatMap((rows) => rows.get(rowKey(row)) ?? []);
  const target = same.map((each) => each.target).find(isGiven);
  const actual = same.map((each) => each.actual).find(isGiven);
  if (!target && !actual) return [];
  return [{ row: row.id, ...(target ? { target } : {}), ...(actual ? { actual } : {}) }];
}

/** Rows of a form by what they measure; of two of one name, the first. */
const byName = ({ indicators }: FormContent): ReadonlyMap<string, Indicator> =>
  new Map(indicators.map((row) => [rowKey(row), row] as const).reverse());
const rowKey = ({ name, track }: Indicator): string => `${track ?? 'annual'} ${nameKey(name)}`;
const isGiven = ({ kind }: Value): boolean => kind !== 'blank' && kind !== 'none' && kind !== 'malformed';
const kindOf = ({ template }: FormRecord): string => templateOf(template).kind;

/** Years, brackets and blanks come and go in names; what they name stays. */
const nameKey = (name: string): string => name.normalize('NFKC').replace(/\s|\([^)]*\)/g, '');
const projectKey = (name: string): string => nameKey(name).replace(/(?:19|20)\d{2}年?(?:度)?|项目$|预算$/g, '');
