import type { Indicator } from '../forms/content.js';
import type { Value } from '../values/value.js';
import type { Where } from './finding.js';
import type { Subject } from './rule.js';

/** A piece of writing in a form: what stands there, where, and its way where a change could replace it whole. */
export interface Text {
  readonly text: string;
  readonly where: Where;
  readonly path?: string;
}

const wordsOf = (value: Value): string => (value.kind === 'text' || value.kind === 'composite' ? value.text : '');

const ROW_TEXTS = ['name', 'variance', 'scoreReason'] as const satisfies readonly (keyof Indicator)[];

/** All writing of a form in the order of the paper: fields, goals, names, worded values, reasons. Blank ones are left out. */
export const textsOf = ({ content }: Subject): Text[] => {
  const of = (part: 'fields' | 'goals') =>
    Object.entries(content[part]).map(([field, text]): Text => ({
      text,
      where: { part: field === 'note' ? 'note' : part, field },
      path: `${part}/${field}`,
    }));
  const rows = content.indicators.flatMap((row): Text[] => [
    ...(['target', 'actual'] as const).map((field) => ({
      text: wordsOf(row[field]),
      where: { part: 'indicators' as const, row: row.id, field },
    })),
    ...ROW_TEXTS.map((field) => ({
      text: row[field],
      where: { part: 'indicators' as const, row: row.id, field },
      path: `indicators/${row.id}/${field}`,
    })),
  ]);
  return [...of('fields'), ...of('goals'), ...rows].filter(({ text }) => text !== '');
};

/** The offer to replace a text by a corrected one; none where a change cannot reach it. */
export const replaceText = ({ path }: Text, label: string, text: string) =>
  path === undefined ? {} : { fix: { label, changes: [{ path, value: text }] } };

/** A sentence cut down to what fits a message. */
export const excerpt = (text: string, at = 0, length = 40): string => {
  const from = Math.max(0, at - 12);
  return text.slice(from, from + length);
};
