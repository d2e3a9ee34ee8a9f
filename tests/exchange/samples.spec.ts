import { readFileSync } from 'node:fs';
import { parseContent, plainText, printValue, type FormContent, type MoneyCell, type Value } from '@chengwen/domain';
import { importText, toRecord, type Imported } from '@chengwen/exchange';
import { templates } from '@chengwen/templates';
import { DOCUMENTS, labelsOf } from './labelled.js';

interface Labelled {
  readonly template: string;
  readonly title: string;
  readonly year: number | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly goals: Readonly<Record<string, string>>;
  readonly choices?: FormContent['choices'];
  readonly funding: Readonly<Record<string, Readonly<Record<string, MoneyCell>>>>;
  readonly indicators: readonly Readonly<Record<string, unknown>>[];
  readonly chapters?: readonly { level: number; number: string; heading: string; blocks: readonly Block[] }[];
  readonly matrices?: FormContent['matrices'];
  readonly printed?: FormContent['printed'];
  readonly lost: readonly { readonly line: number }[];
}
type Block = { readonly kind: string; readonly text?: string; readonly matrix?: string; readonly rows?: unknown };

const all = Object.values(templates);
const source = (name: string): string => readFileSync(new URL(`../samples/${name}.txt`, import.meta.url), 'utf8');
/** Blanks and the traces of extraction are of no account. */
const bare = (text: unknown): string =>
  plainText(String(text ?? ''))
    .normalize('NFKC')
    .replace(/\s+/g, '');
const filledOnly = (part: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(part).flatMap(([key, text]) => (text === '' ? [] : [[key, bare(text)]])));
const cellText = (cell: { kind: string; amount?: string; raw?: string } | undefined): string =>
  cell === undefined || cell.kind === 'blank'
    ? ''
    : cell.kind === 'amount'
      ? (cell.amount ?? '')
      : cell.kind + (cell.raw ?? '');
const cellsOf = (grid: Readonly<Record<string, Readonly<Record<string, { kind: string }>>>> = {}): string[] =>
  Object.entries(grid)
    .flatMap(([row, cells]) => Object.entries(cells).map(([column, cell]) => `${row}/${column} ${cellText(cell)}`))
    .filter((text) => !text.endsWith(' '))
    .sort();

const rawOf = (value: Value): string => value.raw ?? printValue(value);
const isValue = (part: unknown): part is { raw?: string } => typeof part === 'object' && part !== null;

/** The row as far as its label goes: a column that the label leaves out is not printed. */
const rowLike = (label: Readonly<Record<string, unknown>>, row: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(
    Object.entries(label).map(([key, part]) => [key, bare(isValue(part) ? rawOf(row[key] as Value) : row[key])]),
  );
const labelRow = (label: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(label).map(([key, part]) => [key, bare(isValue(part) ? part.raw : part)]));

const blocksOf = (blocks: readonly Block[]): string[] =>
  blocks.map(({ kind, text, matrix, rows }) => `${kind} ${bare(text ?? matrix ?? JSON.stringify(rows))}`);
const chaptersOf = (chapters: Labelled['chapters'] = []): unknown[] =>
  chapters.map(({ level, number, heading, blocks }) => [level, bare(number), bare(heading), blocksOf(blocks)]);

describe.each(DOCUMENTS)('%s, read as a person reads it', (name) => {
  const labels = labelsOf<Labelled[]>(`${name}.expected.json`);
  const { forms, lost } = importText(source(name), all);
  const pairs = labels.map((label, at) => [label, forms[at] as Imported] as const);

  it('holds so many forms, of these editions, titles and years', () => {
    expect(forms.map(({ template, title, year }) => [template, bare(title), year])).toEqual(
      labels.map(({ template, title, year }) => [template, bare(title), year]),
    );
    expect(lost).toEqual([]);
  });

  it('fills every field, goal and box, and every cell of funding', () => {
    for (const [label, { content }] of pairs) {
      expect(filledOnly(content.fields)).toEqual(filledOnly(label.fields));
      expect(filledOnly(content.goals)).toEqual(filledOnly(label.goals));
      expect(content.choices).toEqual(label.choices);
      expect(cellsOf(content.funding)).toEqual(cellsOf(label.funding));
      expect(content.printed).toEqual(label.printed);
    }
  });

  it('has every row of every grid in its place, and no other', () => {
    for (const [label, { content }] of pairs) {
      expect(content.indicators.map((row, at) => rowLike(label.indicators[at] ?? { name: '' }, row))).toEqual(
        label.indicators.map(labelRow),
      );
    }
  });

  it('has every chapter, paragraph and matrix', () => {
    for (const [label, { content }] of pairs) {
      expect(chaptersOf(content.chapters as Labelled['chapters'])).toEqual(chaptersOf(label.chapters));
      for (const [key, matrix] of Object.entries(label.matrices ?? {})) {
        expect(cellsOf(content.matrices?.[key]?.cells)).toEqual(cellsOf(matrix.cells));
        expect(cellsOf(content.matrices?.[key]?.printed)).toEqual(cellsOf(matrix.printed));
      }
      expect(Object.keys(content.matrices ?? {})).toEqual(Object.keys(label.matrices ?? {}));
    }
  });

  it('leaves running heads over, and nothing else', () => {
    const linesOf = (some: readonly { readonly lost: readonly { readonly line: number }[] }[]): number[] =>
      some.flatMap((form) => form.lost.map(({ line }) => line)).sort((a, b) => a - b);
    expect(linesOf(forms)).toEqual(linesOf(labels));
  });

  it('is a content that every other part of the product takes', () => {
    for (const { template, content } of forms) expect(parseContent(templates[template]!, content)).toEqual(content);
  });

  it('is a record of its kind and edition, with decimals as texts', () => {
    for (const form of forms) {
      const record = toRecord(form, templates[form.template]!);
      expect(`${record.template}@${record.edition}`).toBe(form.template);
      expect(JSON.stringify(record)).not.toMatch(/"(?:amount|weight|score|total|low|high)":-?\d/);
    }
  });
});
