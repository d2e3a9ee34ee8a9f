import type { Chapter, FormContent } from '../forms/content.js';
import type { Template } from '../forms/template.js';
import type { Fact, Scope } from './fact.js';
import { fundingFacts, indicatorFacts, matrixFacts } from './form-facts.js';
import { fundOf, type FundScope } from './funds.js';
import { narrativeFacts, type Setting } from './narrative.js';
import { isHeading, type Piece } from './reading.js';

/** A stretch of narrative under one heading, with what its headings say about it. */
export interface Stretch {
  readonly pieces: readonly Piece[];
  readonly setting: Setting;
  /** Heading above it, as printed. */
  readonly heading: string;
}

/** What a form is about before it says anything else: by its title, its project and its unit. */
export const settingOf = ({ fields, chapters = [] }: FormContent, year: number | null): Omit<Setting, 'id'> => {
  const title = `${fields['subject'] ?? ''} ${fields['projectName'] ?? ''}`;
  const project = fundOf(fields['projectName'] ?? '');
  const subject = fundOf(fields['subject'] ?? '');
  // Where cover and title name two funds, the headings tell which of them the form is about.
  const headed = chapters.some(({ heading }) => subject !== undefined && fundOf(heading) === subject);
  const fund = (headed ? subject : project) ?? fundOf(title);
  const own = /本级/.test(`${title}${fields['unit'] ?? ''}`);
  return {
    ...(fund === undefined ? {} : { fund }),
    level: own ? 'own' : 'unspecified',
    ...(year === null ? {} : { year }),
    phase: 'actual',
  };
};

const PLANS = /目标(?:的)?设定|预算安排|年初目标|绩效目标$/;
const FUTURE = /后续|下一步|工作计划|工作打算|努力方向/;

const phaseOf = (heading: string, inherited: Scope['phase']): Scope['phase'] =>
  FUTURE.test(heading) ? 'future' : PLANS.test(heading) && !/完成|执行/.test(heading) ? 'plan' : inherited;

/** The narrative of a form by heading (叙述段落): chapters with the headings that stand inside them, then goals. */
export function stretchesOf(template: Template, content: FormContent, year: number | null): readonly Stretch[] {
  const base = settingOf(content, year);
  const open: { level: number; fund: FundScope | undefined; phase: Scope['phase'] }[] = [];
  const chapters = (content.chapters ?? []).flatMap((chapter) => {
    while ((open.at(-1)?.level ?? 0) >= chapter.level) open.pop();
    const above = open.at(-1) ?? { fund: base.fund, phase: base.phase };
    const fund = fundOf(chapter.heading) ?? above.fund;
    const phase = phaseOf(chapter.heading, above.phase);
    open.push({ level: chapter.level, fund, phase });
    return chapterStretches(chapter, { ...base, ...(fund === undefined ? {} : { fund }), phase });
  });
  const goals = template.goals.flatMap(({ key, label }): Stretch[] => {
    const text = content.goals[key] ?? '';
    if (text.trim() === '') return [];
    const phase = key === 'actual' ? 'actual' : 'plan';
    const pieces = [{ where: { part: 'goals' as const, field: key }, text }];
    return [{ pieces, heading: label, setting: { ...base, phase, id: `goals/${key}` } }];
  });
  return [...chapters, ...goals];
}

function chapterStretches(chapter: Chapter, setting: Omit<Setting, 'id'>): Stretch[] {
  const stretches: { pieces: Piece[]; heading: string; fund: FundScope | undefined }[] = [
    { pieces: [], heading: chapter.heading, fund: setting.fund },
  ];
  for (const block of chapter.blocks) {
    if (block.kind !== 'text' || block.text.trim() === '') continue;
    if (isHeading(block.text) && fundOf(block.text) !== undefined)
      stretches.push({ pieces: [], heading: block.text.trim(), fund: fundOf(block.text) });
    stretches.at(-1)?.pieces.push({ where: { part: 'chapters', row: chapter.id, field: block.id }, text: block.text });
  }
  return stretches
    .filter(({ pieces }) => pieces.length > 0)
    .map(({ pieces, heading, fund }, at) => ({
      pieces,
      heading,
      setting: { ...setting, ...(fund === undefined ? {} : { fund }), id: `${chapter.id}/${at}` },
    }));
}

/** Figures that narrative is read for: several times what the fullest report prints. A text with more is none. */
const MOST_FIGURES = 3000;

/**
 * Every figure of a form that can be compared with another (事实提取): header, funding grid, indicators, matrices, and the
 * Chinese narrative of chapters and goals. Linear in the size of the form; never fails, whatever the text.
 */
export function factsOf(template: Template, content: FormContent, year: number | null): readonly Fact[] {
  const { fund, level, year: own } = settingOf(content, year);
  const scope = { level, ...(fund === undefined ? {} : { fund }), ...(own === undefined ? {} : { year: own }) };
  const matrices = (template.matrices ?? []).flatMap((spec) => {
    const matrix = content.matrices?.[spec.key];
    return matrix === undefined ? [] : matrixFacts(spec, matrix, { ...scope, phase: 'actual' }, own);
  });
  const narrative: Fact[] = [];
  for (const { pieces, setting } of stretchesOf(template, content, year))
    narrative.push(...narrativeFacts(pieces, setting, MOST_FIGURES - narrative.length));
  return [...fundingFacts(template, content, scope), ...indicatorFacts(content, scope), ...matrices, ...narrative];
}
