import {
  fundOf,
  hasColumn,
  parseValue,
  type Category,
  type FormContent,
  type Indicator,
  type Template,
  type Track,
} from '@chengwen/domain';
import { indicatorLibrary, type Fund, type LibraryIndicator } from '@chengwen/templates';
import { newRow } from '../form/new-row.js';

/** An entry of the library as one form may take it up (可选指标). */
export interface OfferedIndicator {
  readonly entry: LibraryIndicator;
  /** Where this form files it: 成本 stands under 产出 on some papers. */
  readonly category: Category;
  /** 产出指标 · 数量指标, as this form calls them. */
  readonly path: string;
  /** The form has an indicator of that name already. */
  readonly present: boolean;
}

const isFund = (key: string | undefined): key is Fund => key !== undefined && Object.hasOwn(indicatorLibrary, key);

/** The fund that a form is about (险种), told from the words that name it, the project first; undefined where none does. */
export const fundOfContent = ({ fields, goals }: Pick<FormContent, 'fields' | 'goals'>): Fund | undefined =>
  [fields['projectName'], fields['unit'], ...Object.values(goals)]
    .map((words) => fundOf(words ?? ''))
    .find((fund): fund is Fund => isFund(fund));

/** Years, brackets and blanks come and go in names; what they name stays. */
const nameKey = (name: string): string => name.normalize('NFKC').replace(/\s|\([^)]*\)/g, '');

/** What the library offers to a form for one fund, in paper order; nothing that the form has no place for. */
export const offeredIndicators = (
  template: Template,
  content: FormContent,
  fund: Fund,
  track?: Track,
): readonly OfferedIndicator[] => {
  const taken = new Set(
    content.indicators.filter((row) => track === undefined || row.track === track).map(({ name }) => nameKey(name)),
  );
  const all = indicatorLibrary[fund];
  // A kind of form that the library does not know yet is offered everything.
  const named = all.filter(({ kinds }) => (kinds as readonly string[]).includes(template.kind));
  const entries = named.length > 0 ? named : all;
  return template.categories.flatMap((category) =>
    category.dimensions.flatMap((dimension) =>
      entries
        .filter((entry) => entry.dimension === dimension.key && homeOf(template, entry) === category.key)
        .map((entry) => ({
          entry,
          category: category.key,
          path: `${category.label} · ${dimension.label}`,
          present: taken.has(nameKey(entry.name)),
        })),
    ),
  );
};

const homeOf = (template: Template, { category, dimension }: LibraryIndicator): Category | undefined => {
  const homes = template.categories.filter(({ dimensions }) => dimensions.some(({ key }) => key === dimension));
  return (homes.find(({ key }) => key === category) ?? homes[0])?.key;
};

/**
 * Rows for the entries that were chosen (添加指标), under ids that the form does not have: name, usual target, rule and evidence
 * where the form has a column for them. A target that is the place's own figure stays blank: its editor opens on the
 * comparison and the unit that are usual.
 */
export const rowsFrom = (
  template: Template,
  content: FormContent,
  chosen: readonly OfferedIndicator[],
  track?: Track,
): readonly Indicator[] => {
  const rows: Indicator[] = [];
  for (const { entry, category } of chosen) {
    const so = { ...content, indicators: [...content.indicators, ...rows] };
    const { name, dimension, usual, rule, evidence } = entry;
    rows.push({
      ...newRow(template, so, { category, dimension, ...(track && { track }) }),
      name,
      target: usual === undefined ? { kind: 'blank' } : parseValue(usual, { name }),
      ...(hasColumn(template, 'rule') && { rule }),
      ...(hasColumn(template, 'evidence') && { evidence }),
    });
  }
  return rows;
};
