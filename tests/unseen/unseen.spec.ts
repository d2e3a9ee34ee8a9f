import { readdirSync, readFileSync } from 'node:fs';
import { checkTogether, plainText } from '@chengwen/domain';
import { importText, toRecord } from '@chengwen/exchange';
import { templates } from '@chengwen/templates';

type Texts = Readonly<Record<string, string>>;

/** A form as a person reads it: keys of the record that the importer answers, cells as printed. */
interface Expected {
  readonly template: string;
  readonly title: string;
  readonly year: number | null;
  readonly fields: Texts;
  readonly choices?: Readonly<Record<string, readonly string[]>>;
  /** `row.column` of the funding grid: the amount, or `blank`, or `none` for a dash. */
  readonly funding?: Texts;
  readonly printed?: Texts;
  readonly chapters?: readonly (readonly [number, string])[];
  /** A row of the matrix: its first amounts, in the order of the columns. */
  readonly matrix?: Readonly<Record<string, readonly string[]>>;
  readonly rows: readonly Texts[];
}

interface Labels {
  readonly forms: readonly Expected[];
  readonly lost: readonly string[];
  /** Forms in which nothing is wrong. */
  readonly clean: readonly number[];
  readonly defects: readonly {
    readonly class: 'E' | 'S';
    readonly form: number;
    /** What a finding quotes or names, any of these; or the name of the row. */
    readonly quotes: readonly string[];
    readonly what: string;
  }[];
  /** Findings that hold although they are not planted, and why. */
  readonly also: readonly { readonly form: number; readonly rule: string; readonly reason: string }[];
}

type Cell = { readonly kind?: string; readonly amount?: string; readonly raw?: string } | string | null | undefined;
type Part = Readonly<Record<string, Cell>>;
interface Read {
  readonly title: string;
  readonly year: number | null;
  readonly fields: Part;
  readonly choices?: Readonly<Record<string, readonly string[]>>;
  readonly funding: Readonly<Record<string, Part>>;
  readonly printed?: Part;
  readonly chapters?: readonly { readonly level: number; readonly heading: string }[];
  readonly matrices?: Readonly<Record<string, { readonly cells: Readonly<Record<string, Part>> }>>;
  readonly indicators?: readonly Part[];
  readonly lost: readonly { readonly text: string }[];
}

const NAMES = readdirSync(new URL('.', import.meta.url))
  .filter((name) => name.endsWith('.txt'))
  .map((name) => name.slice(0, -'.txt'.length));
const textOf = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

/** Blanks, widths and the traces of extraction are of no account. */
const bare = (text: unknown): string =>
  plainText(String(text ?? ''))
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replaceAll('>=', '≥')
    .replaceAll('<=', '≤');
const cellText = (cell: Cell): string =>
  bare(typeof cell === 'object' && cell !== null ? (cell.raw ?? cell.amount ?? cell.kind) : cell);
const TRACKS = ['midTerm', 'annual'];
/** Rows of the two sides of a dual form stand in the order of the sides; where there is one side, as they are. */
const bySide = <T extends { readonly track?: unknown }>(rows: readonly T[]): readonly T[] =>
  rows.some(({ track }) => track !== undefined)
    ? TRACKS.flatMap((side) => rows.filter(({ track }) => track === side))
    : rows;
const COLUMNS = ['actual', 'forecast', 'basis', 'lastYear', 'weight', 'rule', 'evidence', 'score', 'variance'];
const rowLike = (label: Texts, row: Part = {}): Texts => {
  const keys = [...new Set([...Object.keys(label), ...COLUMNS])];
  return Object.fromEntries(keys.map((key) => [key, cellText(row[key])]).filter(([, text]) => text !== ''));
};
const labelRow = (label: Texts): Texts =>
  Object.fromEntries(Object.entries(label).map(([key, text]) => [key, bare(text)]));
const pick = (labels: Texts = {}, read: (key: string) => Cell): Texts =>
  Object.fromEntries(Object.keys(labels).map((key) => [key, cellText(read(key))]));

describe.each(NAMES)('%s', (name) => {
  const { forms: labels, lost, clean, defects, also } = JSON.parse(textOf(`${name}.expected.json`)) as Labels;
  const { forms } = importText(textOf(`${name}.txt`), Object.values(templates));
  const records = forms.map((form) => toRecord(form, templates[form.template]!) as unknown as Read);
  const pairs = labels.map((label, at) => [label, records[at]!] as const);
  const findings = checkTogether(forms.map((form) => ({ ...form, template: templates[form.template]! })));
  const blocking = findings.filter(({ severity }) => severity === 'error' || severity === 'explain');
  const rowName = (form: number, row: string | undefined): string =>
    bare(forms[form]?.content.indicators.find(({ id }) => id === row)?.name);

  /** Whether a finding is about a planted defect: it quotes or names it, or stands in the row of that name. */
  const isAbout = (
    { form, quote, message, where }: (typeof findings)[number],
    { form: place, quotes }: Labels['defects'][number],
  ): boolean => {
    const said = `${bare(quote)}|${bare(message)}`;
    return form === place && quotes.map(bare).some((text) => said.includes(text) || rowName(form, where.row) === text);
  };

  it('holds these forms, with their titles and years', () => {
    expect(forms.map(({ template, title, year }) => [template.split('@')[0], bare(title), year])).toEqual(
      labels.map(({ template, title, year }) => [template, bare(title), year]),
    );
  });

  it('fills every field, box and amount', () => {
    for (const [label, read] of pairs) {
      expect(pick(label.fields, (key) => read.fields[key])).toEqual(labelRow(label.fields));
      expect(read.choices ?? {}).toMatchObject(label.choices ?? {});
      const funding = pick(label.funding, (key) => {
        const [row = '', column = ''] = key.split('.');
        return read.funding[row]?.[column] ?? 'blank';
      });
      expect(funding).toEqual(label.funding ?? {});
      expect(pick(label.printed, (key) => read.printed?.[key])).toEqual(label.printed ?? {});
    }
  });

  it('has every row in its place, and no other', () => {
    for (const [label, read] of pairs) {
      const rows = bySide(read.indicators ?? []);
      const wanted = bySide(label.rows);
      expect(rows.map((row, at) => rowLike(wanted[at] ?? { name: '' }, row))).toEqual(wanted.map(labelRow));
    }
  });

  it('has every chapter, and every amount of the matrix', () => {
    for (const [label, read] of pairs) {
      const chapters = (read.chapters ?? []).map(({ level, heading }) => [level, bare(heading)]);
      expect(chapters).toEqual((label.chapters ?? []).map(([level, heading]) => [level, bare(heading)]));
      for (const [row, amounts] of Object.entries(label.matrix ?? {})) {
        const cells = Object.values(read.matrices?.['incomeExpenditure']?.cells[row] ?? {});
        expect(cells.slice(0, amounts.length).map(cellText)).toEqual(amounts);
      }
    }
  });

  it('leaves over what belongs to no form, and nothing else', () => {
    const left = records.flatMap((record) => record.lost.map(({ text }) => bare(text)));
    expect(left.sort()).toEqual(lost.map(bare).sort());
  });

  it('shows no error where nothing is wrong', () => {
    const wrong = blocking.filter(({ form }) => clean.includes(form));
    expect(wrong.map(({ form, rule, quote }) => `${form} ${rule} ${quote}`)).toEqual([]);
  });

  it('shows every defect of class E, as one that blocks', () => {
    const missed = defects.filter(
      (defect) => defect.class === 'E' && !blocking.some((finding) => isAbout(finding, defect)),
    );
    expect(missed.map(({ what }) => what)).toEqual([]);
  });

  it('blocks for nothing that is neither planted nor justified', () => {
    const astray = blocking.filter(
      (finding) =>
        !clean.includes(finding.form) &&
        !defects.some((defect) => isAbout(finding, defect)) &&
        !also.some(({ form, rule }) => form === finding.form && rule === finding.rule),
    );
    expect(astray.map(({ form, rule, quote }) => `${form} ${rule} ${quote}`)).toEqual([]);
  });
});

describe('the defects of class S', () => {
  it('are found, four of five at least', () => {
    const counts = NAMES.map((name) => {
      const { defects } = JSON.parse(textOf(`${name}.expected.json`)) as Labels;
      const { forms } = importText(textOf(`${name}.txt`), Object.values(templates));
      const findings = checkTogether(forms.map((form) => ({ ...form, template: templates[form.template]! })));
      const semantic = defects.filter((defect) => defect.class === 'S');
      const found = semantic.filter(({ form, quotes }) =>
        findings.some(
          (finding) =>
            finding.form === form &&
            quotes.map(bare).some((text) => bare(`${finding.quote}|${finding.message}`).includes(text)),
        ),
      );
      return { all: semantic.length, found: found.length };
    });
    const all = counts.reduce((sum, count) => sum + count.all, 0);
    expect(all).toBeGreaterThan(5);
    expect(counts.reduce((sum, count) => sum + count.found, 0) * 5).toBeGreaterThanOrEqual(all * 4);
  });
});
