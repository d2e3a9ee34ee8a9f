import type { FormContent, Template } from '@chengwen/domain';
import { documentsOf } from './text/documents.js';
import { linesOf, type Line } from './text/lines.js';
import { readSelfEvaluation } from './text/self-evaluation.js';

/** One form read from a source (导入结果), as printed, defects and all. */
export interface Imported {
  readonly template: string;
  readonly edition: string;
  readonly title: string;
  readonly year: number | null;
  readonly content: FormContent;
  /** Source lines that found no place in any form; the first form carries what stood before it. */
  readonly lost: readonly { readonly line: number; readonly text: string }[];
}

/** What was read, and what was left when there was no form to carry it. */
export interface ImportResult {
  readonly forms: readonly Imported[];
  readonly lost: readonly { readonly line: number; readonly text: string }[];
}

/**
 * Reads forms from ragged text (导入): tabs or runs of blanks, shifted and merged columns, LaTeX, tags, broken lines,
 * several forms in one source. Every source line that says something is in a form or in `lost`; nothing is corrected.
 */
export const importText = (text: string, templates: readonly Template[]): ImportResult =>
  importLines(linesOf(text), templates);

/** The same from lines that are cut already: out of a workbook or a document, whose cells stand at their columns. */
export function importLines(lines: readonly Line[], templates: readonly Template[]): ImportResult {
  const { documents, outside } = documentsOf(lines, templates);
  const forms = documents.map(({ template, title, lines }): Imported => {
    const { content, year, lost } = readSelfEvaluation(template, lines);
    return {
      template: template.id,
      edition: template.edition,
      title: title.raw.trim(),
      year,
      content,
      lost: lost.map(lostLine),
    };
  });
  return { forms, lost: outside.filter(({ key }) => key !== '').map(lostLine) };
}

const lostLine = ({ number, raw }: Line): { line: number; text: string } => ({ line: number, text: raw.trim() });
