import { readFileSync } from 'node:fs';
import { applyChanges, checkForm, parseContent, type Template } from '@chengwen/domain';
import { templates } from '@chengwen/templates';

const DOCUMENTS = ['basic-funds-2023', 'project-objectives-2023', 'dual-objectives-2020', 'evaluation-2020'] as const;

interface Labelled {
  readonly template: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly goals: Readonly<Record<string, string>>;
  readonly indicators: readonly { readonly name: string; readonly target: { readonly raw: string } }[];
  readonly chapters?: readonly { readonly blocks: readonly { readonly text?: string }[] }[];
  readonly lost: readonly { readonly line: number; readonly text: string }[];
}
interface Place {
  readonly sample: string;
  readonly form: number;
  readonly where: { readonly part: string; readonly row?: string; readonly field?: string };
  readonly quote: string;
  readonly or?: readonly Place[];
}

const textOf = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const jsonOf = <T>(path: string): T => JSON.parse(textOf(path)) as T;
const bare = (text: string): string => text.replace(/\s|<\/?p>/g, '');
const labels = new Map(DOCUMENTS.map((name) => [name as string, jsonOf<Labelled[]>(`${name}.expected.json`)]));
const editions = Object.values(templates);
const sampleOf = ({ kind, edition }: Template): unknown => jsonOf(`../../templates/${kind}/${edition}/sample.json`);
const blocking = (template: Template, content: ReturnType<typeof parseContent>): string[] =>
  checkForm(template, content, { year: Number(template.edition) })
    .filter(({ severity }) => severity === 'error' || severity === 'explain')
    .map(({ rule, where, quote }) => `${rule} ${JSON.stringify(where)} ${quote}`);

describe('the sample of every edition', () => {
  it.each(editions)('$id reads as content of its own template and nothing in it blocks', (template) => {
    expect(blocking(template, parseContent(template, sampleOf(template)))).toEqual([]);
  });

  it.each(editions.filter(({ categories }) => categories.length > 0))(
    '$id blocks as soon as one target is printed without a meaning',
    (template) => {
      const sample = parseContent(template, sampleOf(template));
      const { id } = sample.indicators[0]!;
      const spoilt = { kind: 'malformed', raw: '105%≤≥95%', problem: '区间写法错误' };
      const after = applyChanges(template, sample, [{ path: `indicators/${id}/target`, value: spoilt }]);
      expect(blocking(template, after)).not.toEqual([]);
    },
  );
});

describe.each(DOCUMENTS)('the labels of %s', (name) => {
  const source = bare(textOf(`${name}.txt`));
  const forms = labels.get(name) ?? [];

  it('name released templates, and fields and goals that those have', () => {
    for (const { template, fields, goals } of forms) {
      const known = templates[template]!;
      expect(known.fields.map(({ key }) => key)).toEqual(expect.arrayContaining(Object.keys(fields)));
      expect(known.goals.map(({ key }) => key)).toEqual(expect.arrayContaining(Object.keys(goals)));
    }
  });

  it('say nothing that does not stand in the document', () => {
    const said = forms.flatMap(({ fields, goals, indicators, chapters = [] }) => [
      ...Object.values(fields),
      ...Object.values(goals),
      ...indicators.flatMap((row) => [row.name, row.target.raw]),
      ...chapters.flatMap(({ blocks }) => blocks.map(({ text = '' }) => text)),
    ]);
    expect(said.filter((text) => !source.includes(bare(text)))).toEqual([]);
  });

  it('lose lines that stand where they say', () => {
    const lines = textOf(`${name}.txt`).split('\n');
    for (const { line, text } of forms.flatMap(({ lost }) => lost)) expect(lines[line - 1]?.trim()).toBe(text);
  });
});

describe.each(['defects', 'traps'])('the list of %s', (list) => {
  const entries = jsonOf<{ readonly no: number; readonly places: readonly Place[] }[]>(`${list}.json`);
  const places = entries.flatMap(({ places }) => places.flatMap((place) => [place, ...(place.or ?? [])]));

  it('names every entry once, and at least one place for each', () => {
    expect(new Set(entries.map(({ no }) => no)).size).toBe(entries.length);
    expect(entries.filter(({ places }) => places.length === 0)).toEqual([]);
  });

  it('points at forms, rows and chapters that are there', () => {
    const astray = places.filter(({ sample, form, where: { part, row } }) => {
      const labelled = labels.get(sample)?.[form];
      if (labelled === undefined) return true;
      const count = part === 'indicators' ? labelled.indicators.length : (labelled.chapters?.length ?? 0);
      return (part === 'indicators' || part === 'chapters') && row !== undefined && Number(row.slice(1)) > count;
    });
    expect(astray).toEqual([]);
  });
});
