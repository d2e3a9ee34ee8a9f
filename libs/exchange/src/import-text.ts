import type { FormContent, Template } from '@chengwen/domain';
import { documentsOf, type Document } from './text/documents.js';
import { readForm, type Reading } from './text/form.js';
import { linesOf, type Line } from './text/lines.js';
import { isReport } from './text/recognise.js';
import { readReport } from './text/report.js';
import { withTitle } from './text/title-fields.js';
import { vocabularyOf, type Vocabulary } from './text/vocabulary.js';

/** A line of a source that found no place in a form (未识别的行). */
export interface LostLine {
  readonly line: number;
  readonly text: string;
}

/** One form read from a source (导入结果), as printed, defects and all. */
export interface Imported {
  readonly template: string;
  readonly edition: string;
  readonly title: string;
  readonly year: number | null;
  readonly content: FormContent;
  /** Source lines that found no place in any form: its own, and those around it that belong to none. */
  readonly lost: readonly LostLine[];
}

/** What was read, and what was left when there was no form to carry it. */
export interface ImportResult {
  readonly forms: readonly Imported[];
  readonly lost: readonly LostLine[];
}

/**
 * Reads forms from ragged text (导入): tabs or runs of blanks, shifted and merged columns, LaTeX, tags, broken lines,
 * several forms in one source. Every source line that says something is in a form or in `lost`; nothing is corrected.
 *
 * @throws Refusal import.tooLarge {what, actual, limit}
 */
export const importText = (text: string, templates: readonly Template[]): ImportResult =>
  importLines(linesOf(text), templates);

/** The same from lines that are cut already: out of a workbook or a document, whose cells stand at their columns. */
export function importLines(lines: readonly Line[], templates: readonly Template[]): ImportResult {
  const { documents, outside } = documentsOf(lines, templates);
  const around = linesAround(documents, outside);
  const forms = documents.map((document) =>
    importedOf(document, vocabularyOf(document.template), around.get(document) ?? []),
  );
  return { forms, lost: documents.length > 0 ? [] : outside.filter(({ key }) => key !== '').map(lostLine) };
}

/** Which form carries the lines that belong to none: the one that begins next after them, else the last. */
function linesAround(documents: readonly Document[], outside: readonly Line[]): ReadonlyMap<Document, readonly Line[]> {
  const around = new Map<Document, Line[]>();
  const begins = documents.map((document) => ({ document, from: document.lines[0]?.number ?? 0 }));
  const starts = [...begins].sort((a, b) => a.from - b.from);
  let at = 0;
  for (const line of [...outside].sort((a, b) => a.number - b.number)) {
    if (line.key === '') continue;
    while (at < starts.length - 1 && (starts[at]?.from ?? 0) < line.number) at++;
    const { document } = starts[at] ?? {};
    if (document) around.set(document, [...(around.get(document) ?? []), line]);
  }
  return around;
}

function importedOf({ template, title, lines }: Document, vocabulary: Vocabulary, around: readonly Line[]): Imported {
  const reading: Reading = (isReport(template) ? readReport : readForm)(template, lines, vocabulary);
  const year = reading.year ?? title?.year ?? yearOfName(reading.content) ?? null;
  return {
    template: template.id,
    edition: template.edition,
    title: title?.text ?? '',
    year,
    content: withTitle(template, reading.content, title?.text ?? ''),
    lost: [...around, ...reading.lost].sort((a, b) => a.number - b.number).map(lostLine),
  };
}

/** 2023年职工基本医疗保险基金支出预算: the year a project begins with is the form's, where no other is printed. */
const yearOfName = ({ fields }: FormContent): number | undefined => {
  const year = /^((?:19|20)\d{2})年(?!\s*[-—–~至])/.exec(fields['projectName'] ?? '')?.[1];
  return year === undefined ? undefined : parseInt(year, 10);
};

const lostLine = ({ number, raw }: Line): LostLine => ({ line: number, text: raw.trim() });
