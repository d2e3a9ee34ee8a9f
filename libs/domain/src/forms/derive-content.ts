import type { Binding, BindingRole, FormContent, Indicator, MoneyCell } from './content.js';
import { emptyContent } from './empty-content.js';
import { bindsOf, hasColumn, type IndicatorColumn, type Template } from './template.js';

/** A frozen version of another form, as what a new form begins from. */
export interface Origin {
  readonly template: Template;
  readonly content: FormContent;
  readonly binding: Binding;
  /** The year it is for, where that may differ. */
  readonly year?: number;
}

/** Facts about the sheet itself, not about what it is for. */
const OWN_FIELDS: ReadonlySet<string> = new Set(['serial', 'filedOn', 'note', 'stageMonth']);
/** Cells that go over with a row; actuals, scores and reasons are the new form's own. */
const COPIED = ['weight', 'basis', 'lastYear', 'rule', 'evidence'] as const satisfies readonly IndicatorColumn[];

/**
 * Begins a form from those it rests on (由已批复的表生成): project, budget, goal and indicators are copied, never typed
 * again, and every origin is bound with version and hash. Rows keep their ids, so both can be laid side by side. Several
 * origins of one role (a report on four funds) are bound, and only the first is copied from.
 */
export function deriveContent(template: Template, origins: readonly Origin[]): FormContent {
  const blank = emptyContent(template);
  const [first] = origins;
  if (!first) return blank;
  const { content } = first;
  return {
    ...blank,
    fields: {
      ...blank.fields,
      ...Object.fromEntries(
        template.fields.flatMap(({ key }) =>
          content.fields[key] && !OWN_FIELDS.has(key) ? [[key, content.fields[key]] as const] : [],
        ),
      ),
    },
    funding: deriveFunding(template, blank.funding, content),
    goals: { ...blank.goals, ...goalsFrom(template, content) },
    indicators: template.categories.length === 0 ? [] : rowsFrom(template, first.template, content),
    bound: bindingsFrom(template, origins),
  };
}

/** The role in which a form of this template binds one of that kind; undefined where it binds none (绑定关系). */
export const roleOf = (template: Template, kind: string): BindingRole | undefined =>
  bindsOf(template).find(({ kinds }) => kinds.includes(kind))?.role;

function bindingsFrom(template: Template, origins: readonly Origin[]): NonNullable<FormContent['bound']> {
  const bound: Partial<Record<BindingRole, Binding[]>> = {};
  for (const { template: from, binding } of origins) {
    const role = roleOf(template, from.kind);
    if (role) (bound[role] ??= []).push(binding);
  }
  return bound;
}

/** The approved budget is what the year begins and, unadjusted, ends with. */
function deriveFunding(template: Template, blank: FormContent['funding'], from: FormContent): FormContent['funding'] {
  const budgetOf = (row: string): MoneyCell | undefined => {
    const cell = from.funding[row]?.['revisedBudget'] ?? from.funding[row]?.['initialBudget'];
    return cell?.kind === 'blank' ? undefined : cell;
  };
  return Object.fromEntries(
    Object.entries(blank).map(([row, cells]) => {
      const budget = budgetOf(row);
      const copied = Object.keys(cells).filter((column) => column === 'initialBudget' || column === 'revisedBudget');
      return [row, { ...cells, ...(budget ? Object.fromEntries(copied.map((column) => [column, budget])) : {}) }];
    }),
  );
}

/** The goal of the year, whatever the other form calls it. */
function goalsFrom(template: Template, { goals }: FormContent): Record<string, string> {
  const goal = goals['expected'] ?? goals['annual'] ?? '';
  const key = ['expected', 'annual'].find((each) => template.goals.some((spec) => spec.key === each));
  return goal === '' || key === undefined ? {} : { [key]: goal };
}

function rowsFrom(template: Template, from: Template, { indicators }: FormContent): Indicator[] {
  const sided = from.tracks !== undefined && template.tracks === undefined;
  return indicators
    .filter(({ track }) => !sided || track !== 'midTerm')
    .map((row): Indicator => {
      const { id, name, target, dimension, categoryLabel, dimensionLabel, no, track } = row;
      const cells = Object.fromEntries(
        COPIED.filter((column) => hasColumn(template, column) && (row[column] ?? null) !== null).map((key) => [
          key,
          row[key],
        ]),
      );
      return {
        id,
        category: homeOf(template, row),
        dimension,
        ...(categoryLabel === undefined ? {} : { categoryLabel }),
        ...(dimensionLabel === undefined ? {} : { dimensionLabel }),
        ...(no === undefined ? {} : { no }),
        ...(track === undefined || sided ? {} : { track }),
        name,
        target,
        actual: { kind: 'blank' },
        weight: null,
        score: null,
        scoreReason: '',
        variance: '',
        ...cells,
      };
    });
}

/** 成本 is a category of its own on some forms and stands under 产出 on others. */
const homeOf = (template: Template, { category, dimension }: Indicator): Indicator['category'] =>
  template.categories.some(({ key }) => key === category)
    ? category
    : (template.categories.find(({ dimensions }) => dimensions.some(({ key }) => key === dimension))?.key ?? category);
