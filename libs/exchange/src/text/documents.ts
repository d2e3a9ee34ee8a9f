import type { Template } from '@chengwen/domain';
import { keyOf, type Line } from './lines.js';

/** The lines of one form in a source that may hold several. */
export interface Document {
  readonly template: Template;
  readonly title: Line;
  readonly lines: readonly Line[];
}

/**
 * Cuts a source at the printed titles. A title stands alone on its line, letter-spaced or not; a form ends where the
 * next title begins, be it of a kind that is read or of one that is not.
 */
export function documentsOf(
  lines: readonly Line[],
  templates: readonly Template[],
): { readonly documents: readonly Document[]; readonly outside: readonly Line[] } {
  const outside: Line[] = [];
  const documents: { template: Template; title: Line; lines: Line[] }[] = [];
  let current: { template: Template; title: Line; lines: Line[] } | undefined;
  const titles = new Map(templates.toReversed().map((template) => [keyOf(template.title), template]));
  for (const line of lines) {
    const template = titles.get(line.key);
    if (template) {
      current = { template, title: line, lines: [] };
      documents.push(current);
    } else if (isOtherTitle(line)) {
      current = undefined;
      outside.push(line);
    } else if (current) current.lines.push(line);
    else outside.push(line);
  }
  return { documents, outside };
}

/** A heading of another official form: alone on its line, ending as their titles end. */
const isOtherTitle = ({ key, cells }: Line): boolean =>
  cells.filter((cell) => cell !== '').length === 1 &&
  /^[^，。：；、]{4,40}(自评表|目标表|监控表|评价报告|分析表)\d*$/.test(key);
