import type { FormContent } from '../forms/content.js';
import type { Template } from '../forms/template.js';
import { factsOf } from '../facts/facts-of.js';
import { checkForm } from './check.js';
import { matrixAndTables, reportAboveFund, reportAndTables, reportTotals } from './report/together/report-tables.js';
import { attachmentNames, goalOfAnotherFund, paragraphOfAnotherReport } from './report/together/texts.js';
import { fundOfForm, type Member, type PlacedFinding, type TogetherRule } from './report/together/together-ground.js';
import { lastYear, objectiveBudget } from './report/together/years.js';

export type { PlacedFinding } from './report/together/together-ground.js';

/** Rules that need more than one form: a report and its tables, two funds, two years. */
const TOGETHER_RULES: readonly TogetherRule[] = [
  ...[reportAndTables, reportAboveFund, matrixAndTables, reportTotals],
  ...[goalOfAnotherFund, paragraphOfAnotherReport, attachmentNames, objectiveBudget, lastYear],
];

/**
 * Checks several forms that belong together (联合检查): what each shows by itself, and what they show beside one another. A
 * report comes before the forms attached to it. Each finding names its form by place in the list; the order is that of the
 * forms, each form's own findings first. With `of`, only the findings of that one form: the others are what it is held
 * against, and are not checked themselves.
 */
export function checkTogether(
  forms: readonly { readonly template: Template; readonly content: FormContent; readonly year: number | null }[],
  { of }: { readonly of?: number } = {},
): readonly PlacedFinding[] {
  const wanted = (form: number): boolean => of === undefined || form === of;
  const members = forms.map(({ template, content, year }, form): Member => ({
    ...{ form, template, content, year },
    facts: factsOf(template, content, year),
    fund: fundOfForm(content),
  }));
  const own = members
    .filter(({ form }) => wanted(form))
    .flatMap(({ form, template, content, year }) =>
      checkForm(template, content, { year }).map((finding): PlacedFinding => ({ ...finding, form })),
    );
  const known = new Set(own.map(keyOf));
  const across = TOGETHER_RULES.flatMap((rule) => rule(members)).filter((finding) => {
    const key = keyOf(finding);
    return wanted(finding.form) && !known.has(key) && known.add(key);
  });
  return [...own, ...across].sort((a, b) => a.form - b.form);
}

const keyOf = ({ form, rule, quote, where: { part, row, field } }: PlacedFinding): string =>
  JSON.stringify([form, rule, quote, part, row, field]);
