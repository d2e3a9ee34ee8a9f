import type { FormContent, Indicator } from '../forms/content.js';
import type { FormScore, RowScore, Template } from '../forms/template.js';
import type { Finding, Where } from './finding.js';
import type { Passage } from './passages.js';

/** What a rule looks at: one form and its year where it is known; its score and its words, found once for all rules. */
export interface Ground {
  readonly template: Template;
  readonly content: FormContent;
  readonly year: number | null;
  readonly score: FormScore;
  readonly passages: readonly Passage[];
}

/** One rule of the checker (检查规则): looks at a form, answers what is wrong. Knows no clock and no other rule. */
export type Rule = (ground: Ground) => readonly Finding[];

/** A rule that looks at one indicator row at a time; answers nothing where the row is in order. */
export const eachRow =
  (
    look: (row: Indicator, ground: Ground, score: RowScore | undefined) => Finding | readonly Finding[] | undefined,
  ): Rule =>
  (ground) => {
    const scores = new Map(ground.score.rows.map((score) => [score.row, score]));
    return ground.content.indicators.flatMap((row) => look(row, ground, scores.get(row.id)) ?? []);
  };

/** A cell of the indicator grid. */
export const cellOf = (row: Indicator, field: keyof Indicator): Where => ({ part: 'indicators', row: row.id, field });

/** An indicator in a sentence: “参保人数”, or its place where it has no name yet. */
export const titleOf = (row: Indicator, { content }: Pick<Ground, 'content'>): string =>
  row.name.trim() === '' ? `第${content.indicators.indexOf(row) + 1}项指标` : `“${row.name.trim()}”`;
