/**
 * Forms in which nothing is wrong, of every kind and many funds, written as careful units write them: comparisons with last
 * year, rounded sums, periods in names, document numbers, ranges, sentences with a figure inside.
 */
import { readFileSync } from 'node:fs';
import { emptyContent, parseContent, parseValue, type FormContent, type Template } from '@chengwen/domain';
import { templates } from '@chengwen/templates';
import type { Draft } from './clean-draft.js';
import { MORE_DRAFTS } from './clean-drafts-others.js';
import { FIRST_DRAFTS } from './clean-drafts-objectives.js';

/** A clean form with the name it goes by in a test. */
export interface CleanForm {
  readonly name: string;
  readonly template: Template;
  readonly content: FormContent;
  readonly year: number;
}

const VALUES = new Set(['target', 'actual', 'forecast', 'lastYear']);
const PLACES: Readonly<Record<string, readonly [string, string]>> = {
  数量: ['output', 'quantity'],
  质量: ['output', 'quality'],
  时效: ['output', 'timeliness'],
  成本: ['cost', 'economicCost'],
  产出成本: ['output', 'economicCost'],
  社会: ['outcome', 'social'],
  可持续: ['outcome', 'sustainability'],
  满意: ['satisfaction', 'satisfaction'],
};
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  'self-evaluation@2020': ['target', 'actual', 'weight', 'score', 'variance'],
};

const built = ({ name, template: id, year, fields, funding, goals, choices, track, rows }: Draft): CleanForm => {
  const template = templates[id]!;
  const keys = COLUMNS[id] ?? template.columns!.map(({ key }) => key);
  const blank = { actual: { kind: 'blank' }, weight: null, score: null, scoreReason: '', variance: '' };
  const indicators = rows.map(([place, title, ...cells], at) => {
    const [category, dimension] = PLACES[place]!;
    const filled = cells.map((cell, column) => {
      const key = keys[column]!;
      return [key, VALUES.has(key) ? parseValue(cell, { name: title }) : cell] as const;
    });
    const side =
      track === undefined
        ? {}
        : { track, no: String(rows.slice(0, at).filter(([other]) => other === place).length + 1) };
    return { ...blank, id: `i${at + 1}`, category, dimension, name: title, ...side, ...Object.fromEntries(filled) };
  });
  const empty = emptyContent(template);
  const money = Object.fromEntries(
    Object.entries(funding).map(([row, cells]) => [
      row,
      {
        ...empty.funding[row],
        ...Object.fromEntries(
          Object.entries(cells).map(([column, amount]) => [
            column,
            amount === '—' ? { kind: 'none' } : { kind: 'amount', amount },
          ]),
        ),
      },
    ]),
  );
  const content = {
    ...{ ...empty, fields: { ...empty.fields, ...fields }, funding: { ...empty.funding, ...money }, goals, indicators },
    ...(choices === undefined ? {} : { choices }),
  };
  return { name, template, content: parseContent(template, content), year };
};

const DRAFTS: readonly Draft[] = [...FIRST_DRAFTS, ...MORE_DRAFTS];

const sampleOf = (template: Template): CleanForm => {
  const path = `../../templates/${template.kind}/${template.edition}/sample.json`;
  const content = parseContent(template, JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')));
  const own = Number(/20\d{2}/.exec(template.edition)?.[0]);
  return { name: `样表 ${template.id}`, template, content, year: own };
};

/** The samples of all editions with a grid, and the forms written here. */
export const cleanForms = (): readonly CleanForm[] => [
  ...Object.values(templates)
    .filter(({ categories }) => categories.length > 0)
    .map(sampleOf),
  ...DRAFTS.map(built),
];
