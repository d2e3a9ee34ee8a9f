import type { Change, FormContent, Indicator } from '../forms/content.js';
import type { Template } from '../forms/template.js';
import { parseValue } from '../values/parse.js';
import type { Value } from '../values/value.js';
import type { Finding, Where } from './finding.js';
import { columnLabel, filledLabel, valueAt, type ValueColumn } from './grid.js';
import { asJson } from './printed.js';

/** A run of words that somebody wrote into a form (文字内容), and how to write it anew. */
export interface Passage {
  readonly kind: 'field' | 'goal' | 'name' | 'value' | 'remark' | 'chapter';
  readonly text: string;
  readonly where: Where;
  /** Where it stands, in words: 实际完成情况. */
  readonly label: string;
  readonly rewrite: (text: string) => Change;
}

const wordsOf = (value: Value): string =>
  value.kind === 'text' || value.kind === 'composite' ? value.text : value.kind === 'malformed' ? value.raw : '';

const plain =
  (path: string) =>
  (value: string): Change => ({ path, value });
const isFilled = ({ text }: Passage): boolean => text.trim() !== '';

/** The passages of a form that are not of a row, none of them empty: fields and goals before the grid, chapters after it. */
export function formPassages(
  template: Template,
  content: FormContent,
): { readonly before: readonly Passage[]; readonly after: readonly Passage[] } {
  const fields = template.fields.map(({ key, label }): Passage => {
    const where: Where = { part: 'fields', field: key };
    return { kind: 'field', text: content.fields[key] ?? '', where, label, rewrite: plain(`fields/${key}`) };
  });
  const goals = template.goals.map(({ key, label }): Passage => {
    const where: Where = { part: 'goals', field: key };
    const named = filledLabel(label, content);
    return { kind: 'goal', text: content.goals[key] ?? '', where, label: named, rewrite: plain(`goals/${key}`) };
  });
  return { before: [...fields, ...goals].filter(isFilled), after: chapterPassages(content).filter(isFilled) };
}

const REMARKS = [
  ['scoreReason', '评分说明'],
  ['variance', '偏差原因分析及改进措施'],
  ['measure', '纠偏措施'],
  ['evidence', '佐证资料'],
] as const;

/** The passages of one row that are not empty, in paper order. */
export function rowPassages(
  template: Template,
  content: FormContent,
  columns: readonly ValueColumn[],
  row: Indicator,
): readonly Passage[] {
  const at = (field: string): Pick<Passage, 'where' | 'rewrite'> => ({
    where: { part: 'indicators', row: row.id, field },
    rewrite: plain(`indicators/${row.id}/${field}`),
  });
  const values = columns.map(({ key, label }): Passage => ({
    ...at(key),
    kind: 'value',
    text: wordsOf(valueAt(row, key)),
    label,
    rewrite: (text) => ({ path: `indicators/${row.id}/${key}`, value: asJson(parseValue(text, { name: row.name })) }),
  }));
  const remarks = REMARKS.flatMap(([field, label]): Passage[] => {
    const text = row[field] ?? '';
    return text === ''
      ? []
      : [{ ...at(field), kind: 'remark', text, label: columnLabel(template, content, field, label) }];
  });
  return [{ ...at('name'), kind: 'name' as const, text: row.name, label: '三级指标' }, ...values, ...remarks].filter(
    isFilled,
  );
}

/** Headings and paragraphs of a report. */
const chapterPassages = ({ chapters = [] }: FormContent): readonly Passage[] =>
  chapters.flatMap(({ id, number, heading, blocks }): Passage[] => [
    {
      kind: 'chapter',
      text: heading,
      where: { part: 'chapters', row: id },
      label: `章节标题“${number}${heading}”`,
      rewrite: (text) => ({ path: `chapters/${id}/heading`, value: text }),
    },
    ...blocks.flatMap((block): Passage[] =>
      block.kind === 'text'
        ? [
            {
              kind: 'chapter',
              text: block.text,
              where: { part: 'chapters', row: id, field: block.id },
              label: `“${number}${heading}”`,
              rewrite: (text) => ({ path: `chapters/${id}/blocks/${block.id}/text`, value: text }),
            },
          ]
        : [],
    ),
  ]);

/** Puts words in place of others at one spot, as a fix to be offered. */
export const replaced = (
  { text, rewrite }: Passage,
  at: number,
  length: number,
  by: string,
  label: string,
): NonNullable<Finding['fix']> => ({ label, changes: [rewrite(text.slice(0, at) + by + text.slice(at + length))] });

/** So many findings of one kind in one passage tell enough: with those put right, the next check shows the others. */
export const MOST_MATCHES = 50;

/** The first matches of a pattern in a passage with their places. The pattern has to be global. */
export const matches = (text: string, pattern: RegExp): readonly RegExpExecArray[] => {
  const found: RegExpExecArray[] = [];
  for (const match of text.matchAll(pattern)) if (found.push(match) === MOST_MATCHES) break;
  return found;
};
