import type { Change, FormContent, Indicator } from '../forms/content.js';
import type { FormScore, RowScore, Template } from '../forms/template.js';
import type { Value } from '../values/value.js';
import type { Finding, Where } from './finding.js';

/** What every rule looks at: the form, its year where known, and its score, reckoned once. */
export interface Subject {
  readonly template: Template;
  readonly content: FormContent;
  readonly year: number | null;
  readonly score: FormScore;
  /** Indicators with the score of each. */
  readonly rows: readonly { readonly row: Indicator; readonly score: RowScore }[];
}

/** A rule of the checker (检查规则): reads, finds, never corrects. Its file says where it comes from. */
export type Rule = (subject: Subject) => readonly Finding[];

/** Where an indicator's cell is. */
export const inRow = (row: Indicator, field: keyof Indicator): Where => ({ part: 'indicators', row: row.id, field });

/** The change that puts a typed value into a cell; what was printed there goes with it. */
export const putValue = (row: Indicator, field: 'target' | 'actual', { raw: _, ...value }: Value): Change => ({
  path: `indicators/${row.id}/${field}`,
  value: value as Change['value'],
});
