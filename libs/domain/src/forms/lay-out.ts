import { figureAt, type BoundForm } from '../facts/figures.js';
import { GRADE_LABELS } from '../score/score-form.js';
import { layOutChapters } from './lay-out-chapters.js';
import { layOutFunding, layOutFunds, layOutMoney } from './lay-out-funding.js';
import { layOutIndicators, printedColumns } from './lay-out-indicators.js';
import { layOutMatrix } from './lay-out-matrix.js';
import type { LaidOut, LaidOutChoice, LaidOutField } from './lay-out-parts.js';
import { fillSlots, ROOM } from './lay-out-slots.js';
import { BINDING_ROLES, type FormContent } from './content.js';
import { type FieldSpec, type FormScore, type Recheck, type Template } from './template.js';

/** What a content is laid out for. */
export interface LayOutGround {
  readonly year: number;
  readonly recheck?: Recheck;
  /** The forms that it rests on, for the figures that its text refers to; its own are known. */
  readonly bound?: readonly BoundForm[];
}

/** Whether a form has scores on paper: 得分, 总分 and 评价等级 (计分表). */
export const isScored = ({ weighing = 'scored' }: Template): boolean => weighing === 'scored';

/** Lays a content out as its template prints: figures with their printed precision, blank and — kept apart. */
export function layOut(
  template: Template,
  content: FormContent,
  score: FormScore | undefined,
  { year, recheck, bound = [] }: LayOutGround,
): LaidOut {
  const text = (key: string): string => content.fields[key] ?? '';
  const line = (pattern: string): string => fillSlots(pattern, content, year);
  const say = (label: string): string => fillSlots(label, content, year, ROOM);
  const standing = isScored(template) ? score : undefined;
  const matrices = Object.fromEntries(
    (template.matrices ?? []).map((spec) => [spec.key, layOutMatrix(spec, content.matrices?.[spec.key], year)]),
  );
  const money = layOutMoney(template, content, say);
  return {
    paper: template.paper ?? 'portrait',
    title: line(template.titleLine ?? template.title),
    yearLine: line(template.yearLine ?? '（{year}年度）'),
    unitNote: line(template.unitNote ?? ''),
    header: { projectName: text('projectName'), department: text('department'), unit: text('unit') },
    fields: byKey(template.fields.map((spec) => layOutField(spec, text(spec.key), say))),
    choices: layOutChoices(template, content),
    funding: layOutFunding(template, content, standing, say),
    money,
    funds: layOutFunds(template, money),
    goals: {
      expected: '',
      actual: '',
      ...Object.fromEntries(template.goals.map(({ key }) => [key, content.goals[key] ?? ''])),
    },
    goalList: template.goals.map((spec) => layOutField(spec, content.goals[spec.key] ?? '', say)),
    columns: printedColumns(template, content).map(({ key, label }) => ({ key, label: say(label) })),
    tracks: template.tracks ?? [],
    groups: layOutIndicators(template, content, recheck),
    ...(standing
      ? {
          total: {
            weight: standing.total.weight,
            score: standing.total.score,
            ...(standing.recheckTotal === undefined ? {} : { recheckScore: standing.recheckTotal }),
            grade: GRADE_LABELS[standing.grade],
          },
        }
      : {}),
    matrices,
    chapters: layOutChapters(template, content, matrices, year, (reference) =>
      figureAt(template, content, bound, reference),
    ),
    attachments: BINDING_ROLES.flatMap((role) => (content.bound?.[role] ?? []).map(({ title }) => title)),
    note: text('note') || template.note,
  };
}

const layOutField = (
  { key, label, long, optional }: FieldSpec,
  text: string,
  say: (label: string) => string,
): LaidOutField => ({
  key,
  label: say(label),
  text,
  long: long === true,
  there: !optional || text !== '',
});

const byKey = <T extends { readonly key: string }>(parts: readonly T[]): Readonly<Record<string, T>> =>
  Object.fromEntries(parts.map((part) => [part.key, part]));

/** A box is ticked where the content says so; an option that the template dropped is not printed. */
const layOutChoices = ({ choices = [] }: Template, content: FormContent): Readonly<Record<string, LaidOutChoice>> =>
  byKey(
    choices.map(({ key, label, options }) => ({
      key,
      label,
      options: options.map((option) => ({
        label: option.label,
        ticked: content.choices?.[key]?.includes(option.key) ?? false,
      })),
    })),
  );
