import type { FormContent } from '../../../forms/content.js';
import type { Template } from '../../../forms/template.js';
import type { Fact } from '../../../facts/fact.js';
import { fundOf, type FundScope } from '../../../facts/funds.js';
import type { Finding } from '../../finding.js';

/** One of several forms that are looked at together: a report and what is attached to it, last year's and this year's. */
export interface Member {
  readonly form: number;
  readonly template: Template;
  readonly content: FormContent;
  readonly year: number | null;
  readonly facts: readonly Fact[];
  readonly fund: FundScope | undefined;
}

/** A finding in one of several forms; `form` is its place in the list that was given. */
export type PlacedFinding = Finding & { readonly form: number };

/** One rule over several forms. */
export type TogetherRule = (members: readonly Member[]) => readonly PlacedFinding[];

/** A report tells in chapters what the other forms tell in tables. */
export const isReport = ({ template }: Member): boolean => template.chapters !== undefined;
/** An objective sets what a self-evaluation reports on: it has no executed amounts. */
export const isObjective = ({ template }: Member): boolean =>
  template.binds === undefined || /objective/.test(template.kind);
export const isEvaluation = (member: Member): boolean =>
  !isReport(member) && member.template.funding.columns.some(({ key }) => key === 'executed');

/** The fund a form is about, by its project. */
export const fundOfForm = ({ fields }: FormContent): FundScope | undefined =>
  fundOf(fields['projectName'] ?? '') ?? fundOf(fields['subject'] ?? '');

export const placed = (member: Member, findings: readonly Finding[]): PlacedFinding[] =>
  findings.map((finding) => ({ ...finding, form: member.form }));

/** Pairs of a report and a self-evaluation of the same year that may speak of the same figures. */
export const reportPairs = (members: readonly Member[]): readonly (readonly [Member, Member])[] =>
  members
    .filter(isReport)
    .flatMap((report) =>
      members
        .filter((other) => isEvaluation(other) && other.year === report.year)
        .map((other): readonly [Member, Member] => [report, other]),
    );
