/**
 * The hand-labelled documents of tests/samples as contents: what a person read in them, whatever the importer makes of the
 * same lines. So a rule that misses a defect fails here and not in the importer's tests.
 */
import { readFileSync } from 'node:fs';
import { checkForm, parseContent, parseValue, type Finding, type FormContent, type Template } from '@chengwen/domain';
import { templates } from '@chengwen/templates';

export const DOCUMENTS = [
  'basic-funds-2023',
  'project-objectives-2023',
  'dual-objectives-2020',
  'evaluation-2020',
] as const;

/** A place in a labelled document: which document, which form of it, and where in that form. */
export interface Place {
  readonly sample: string;
  readonly form: number;
  readonly where: { readonly part: string; readonly row?: string; readonly field?: string };
  readonly quote: string;
  readonly or?: readonly Place[];
}

/** A defect as a person listed it; class E has to be found, S should, W may. */
export interface Defect {
  readonly no: number;
  readonly class: 'E' | 'S' | 'W';
  readonly what: string;
  readonly places: readonly Place[];
}

/** One form of a document, ready to be checked. */
export interface LabelledForm {
  readonly sample: string;
  readonly form: number;
  readonly template: Template;
  readonly content: FormContent;
  readonly year: number | null;
}

type Raw = Readonly<Record<string, unknown>> & {
  readonly template: string;
  readonly year: number | null;
  readonly indicators: readonly (Readonly<Record<string, unknown>> & { readonly name: string })[];
  readonly matrices?: unknown;
  readonly chapters?: readonly {
    readonly blocks: readonly Readonly<Record<string, unknown>>[];
  }[];
};

const SAMPLES = new URL('../samples/', import.meta.url);

/** A list or a document's labels beside the samples. */
export const labelsOf = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, SAMPLES), 'utf8')) as T;

const VALUES = ['target', 'actual', 'forecast', 'lastYear'] as const;

const contentOf = (template: Template, raw: Raw): FormContent => {
  const indicators = raw.indicators.map((row, at) => {
    const values = VALUES.flatMap((key) => {
      const cell = row[key] as { readonly raw?: string } | undefined;
      return cell === undefined ? [] : [[key, parseValue(cell.raw ?? '', { name: row.name })] as const];
    });
    const blank = { actual: { kind: 'blank' }, weight: null, score: null, scoreReason: '', variance: '' };
    return { ...blank, ...row, id: `i${at + 1}`, ...Object.fromEntries(values) };
  });
  const chapters = raw.chapters?.map((chapter, at) => ({
    ...chapter,
    id: `c${at + 1}`,
    blocks: chapter.blocks.map((block, place) => ({ ...block, id: `b${place + 1}` })),
  }));
  const { choices, matrices, printed } = raw;
  const content = {
    ...{ fields: raw['fields'], funding: raw['funding'] ?? {}, goals: raw['goals'], indicators },
    ...(chapters === undefined ? {} : { chapters }),
    ...(choices === undefined ? {} : { choices }),
    ...(matrices === undefined ? {} : { matrices }),
    ...(printed === undefined ? {} : { printed }),
  };
  // What a paper printed in computed cells of a matrix stays as labelled; the importer decides where it goes.
  return raw.matrices === undefined ? parseContent(template, content) : (content as unknown as FormContent);
};

/** Every form of every document. */
export const labelledForms = (): readonly LabelledForm[] =>
  DOCUMENTS.flatMap((sample) =>
    labelsOf<Raw[]>(`${sample}.expected.json`).map((raw, form) => {
      const template = templates[raw.template]!;
      return { sample, form, template, content: contentOf(template, raw), year: raw.year };
    }),
  );

/** A finding with the form it was found in. */
export interface Found {
  readonly sample: string;
  readonly form: number;
  readonly finding: Finding;
}

/** What the checker finds in every form by itself. */
export const findingsIn = (forms: readonly LabelledForm[]): readonly Found[] =>
  forms.flatMap(({ sample, form, template, content, year }) =>
    checkForm(template, content, { year }).map((finding) => ({ sample, form, finding })),
  );

const bare = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');

/** Whether a finding stands at a place: only what the place names counts, and the quote is contained. */
export const standsAt = ({ sample, form, finding }: Found, place: Place): boolean =>
  sample === place.sample &&
  form === place.form &&
  finding.where.part === place.where.part &&
  (place.where.row === undefined || finding.where.row === place.where.row) &&
  (place.where.field === undefined || finding.where.field === place.where.field) &&
  bare(finding.quote).includes(bare(place.quote));

/** A place and the others where the same fact may be reported. */
export const placesOf = (place: Place): readonly Place[] => [place, ...(place.or ?? [])];
