import type { Template } from '@chengwen/domain';
import { isGridHead } from './grid-head.js';
import { filled, keyOf, type Line } from './lines.js';
import { isHeading, numberOf } from './headings.js';
import { matchTitles } from './match-titles.js';
import { Recogniser } from './recognise.js';
import { textsOf } from './spans.js';
import { yearOf } from './tokens.js';
import { Titles, type Title } from './titles.js';
import { vocabularyOf } from './vocabulary.js';

/** The lines of one form in a source that may hold several (表单切分). */
export interface Document {
  readonly template: Template;
  readonly title: Title | undefined;
  readonly lines: readonly Line[];
}

/** What a source is cut into before anybody knows which title belongs to which body. */
export type Part =
  | { readonly kind: 'title'; readonly title: Title; readonly lines: Line[]; readonly report: boolean }
  | { readonly kind: 'body'; readonly lines: Line[]; grid: boolean; readonly labels: Set<string> }
  | { readonly kind: 'text'; readonly lines: Line[] }
  /** The title of a report again, at the head of a further page (页眉). */
  | { readonly kind: 'running'; readonly lines: Line[] };

/**
 * Cuts a source into forms: at printed titles, which stand before a body or after it, and where the labels of a header
 * begin anew. A report keeps what stands between the forms attached to it.
 */
export function documentsOf(
  lines: readonly Line[],
  templates: readonly Template[],
): { readonly documents: readonly Document[]; readonly outside: readonly Line[] } {
  const recogniser = new Recogniser(templates);
  const parts = partsOf(lines, templates, recogniser);
  const titleOf = matchTitles(parts, recogniser);
  const documents: { template: Template; title: Title | undefined; lines: Line[] }[] = [];
  const outside: Line[] = [];
  let report: Line[] | undefined;
  /** Where lines go that no form of their own takes: into the report around them. */
  const give = (some: readonly Line[]): void => {
    const to = report ?? outside;
    for (const line of some) to.push(line);
  };
  const used = new Set<Part>();
  const index = new Map(parts.map((part, at) => [part, at]));
  const bodyOf = new Map([...titleOf].map(([body, title]): [Part, Part] => [title, body]));
  parts.forEach((part, at) => {
    if (used.has(part)) return;
    if (part.kind === 'title' && part.report) {
      const template = recogniser.report(part.title);
      if (!template) return give(part.lines);
      report = part.lines.slice(part.title.to - part.title.from + 1);
      documents.push({ template, title: part.title, lines: report });
      return;
    }
    if (part.kind === 'text') return give(part.lines);
    if (part.kind === 'running') return void outside.push(...part.lines);
    // A title that stands right before its body opens the form; one that stands after it follows below.
    const body = part.kind === 'body' ? part : bodyOf.get(part);
    if (part.kind === 'title' && (!body || (index.get(body) ?? 0) < at)) return give(part.lines);
    if (body?.kind !== 'body') return;
    const title = titleOf.get(body);
    const template = recogniser.pick(title?.title, body.lines, body.grid);
    if (!template) {
      used.add(body);
      if (part.kind === 'title') give(part.lines);
      return give(body.lines);
    }
    used.add(body);
    if (title) used.add(title);
    const about = title?.lines.slice(title.title.to - title.title.from + 1) ?? [];
    // What stands about a title is of the head, wherever the title stands: the year, the unit.
    documents.push({ template, title: title?.title, lines: [...about, ...body.lines] });
  });
  return { documents, outside };
}

/** Reads the lines once: titles, bodies by their first labels, and the text of reports between them. */
function partsOf(lines: readonly Line[], templates: readonly Template[], recogniser: Recogniser): Part[] {
  const titles = new Titles(templates);
  const parts: Part[] = [{ kind: 'text', lines: [] }];
  /** In a report: before its chapters, in them; undefined outside of any. */
  let report: 'cover' | 'chapters' | undefined;
  const last = (): Part => parts.at(-1) as Part;
  const open = (part: Part): void => void parts.push(part);
  let blank = true;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as Line;
    const gap = blank;
    blank = line.key === '';
    if (blank) {
      last().lines.push(line);
      continue;
    }
    const title = titles.at(lines, at);
    const reported = title && recogniser.report(title);
    if (title && reported && report !== undefined && (report === 'cover' || !beginsReport(lines, title.to, reported))) {
      const { kind } = last();
      open({ kind: 'running', lines: lines.slice(at, title.to + 1) });
      if (kind !== 'running') open({ kind: 'text', lines: [] });
      at = title.to;
      continue;
    }
    const rows = title && !reported ? continued(parts, title, lines, recogniser) : 0;
    if (title && rows > 0) {
      // The form goes on behind its own title: its part stays the last one.
      parts.splice(-1, 0, { kind: 'running', lines: lines.slice(at, title.to + rows) });
      at = title.to + rows - 1;
      continue;
    }
    if (title && !(report !== undefined && title.templates.length === 0)) {
      const isReport = reported !== undefined;
      open({ kind: 'title', title, lines: lines.slice(at, title.to + 1), report: isReport });
      // A form behind the cover ends it as a chapter does.
      if (isReport) report = 'cover';
      else if (report === 'cover') report = 'chapters';
      at = title.to;
      continue;
    }
    if (report === 'cover') {
      if (isHeading(line)) report = 'chapters';
      last().lines.push(line);
      continue;
    }
    const body = last();
    if (report !== undefined && body.kind === 'body' && body.grid && resumes(line, gap)) {
      open({ kind: 'text', lines: [line] });
      continue;
    }
    const label = recogniser.firstLabel(line);
    const grid = isGridHead(line);
    const anew =
      body.kind !== 'body' || (label !== undefined && (body.grid || body.labels.has(label)) && recogniser.opens(line));
    if ((label !== undefined || grid) && anew)
      open({ kind: 'body', lines: [line], grid, labels: new Set(label === undefined ? [] : [label]) });
    else {
      if (body.kind === 'body') {
        if (label !== undefined) body.labels.add(label);
        body.grid ||= grid;
      }
      body.lines.push(line);
    }
  }
  return parts;
}

/**
 * The title of the form being read, once more at the head of a further page: how many lines from its end on say nothing but
 * that, where rows or the head of the grid follow; 0 where it is the title of another form.
 */
function continued(parts: readonly Part[], title: Title, lines: readonly Line[], recogniser: Recogniser): number {
  const body = parts.at(-1);
  const before = parts.findLast((part) => part.kind === 'title');
  if (body?.kind !== 'body' || !body.grid || before?.kind !== 'title' || before.title.text !== title.text) return 0;
  let passed = 1;
  let said = 0;
  for (let at = title.to + 1; at < lines.length && said < MOST_ABOVE; at++) {
    const line = lines[at] as Line;
    if (line.key === '') continue;
    if (isGridHead(line)) return passed;
    if (recogniser.firstLabel(line) !== undefined) return 0;
    if (said === 0 && (yearOf(line.key) !== undefined || /^\(?单位:/.test(line.key))) passed = at - title.to + 1;
    else said++;
  }
  return said > 0 ? passed : 0;
}

/** So many lines behind a title show whether a header follows. */
const MOST_ABOVE = 5;

/** A chapter that a report begins with is looked for so far behind its title. */
const LONGEST_PREAMBLE = 120;

/**
 * Whether a title of a report, met inside another, begins a report of its own: a cover follows it, or a first chapter. Before
 * anything else it stands at the head of a page.
 */
function beginsReport(lines: readonly Line[], from: number, template: Template): boolean {
  const vocabulary = vocabularyOf(template);
  let said = 0;
  for (let at = from + 1; at < lines.length && at <= from + LONGEST_PREAMBLE; at++) {
    const line = lines[at] as Line;
    if (line.key === '') continue;
    const first = textsOf(line).find((text) => text.trim() !== '') ?? '';
    if (++said <= 4 && (yearOf(line.key) !== undefined || vocabulary.at(first.trim())?.meaning.field !== undefined))
      return true;
    const number = filled(line.cells).length === 1 ? numberOf(first.trim()) : undefined;
    if (number?.level === 1) return /^第?一/.test(number.number);
  }
  return false;
}

/** Whether the text of a report goes on behind a form: at a chapter, or with a long paragraph. */
function resumes(line: Line, gap: boolean): boolean {
  const alone = filled(line.cells).length === 1;
  if (!alone) return false;
  return (
    isHeading(line) ||
    (gap && line.key.length >= 40 && /[。！？]$/.test(line.key) && !/^(?:备注|注|说明|填表)/.test(keyOf(line.raw)))
  );
}
