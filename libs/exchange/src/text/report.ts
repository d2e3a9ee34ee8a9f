import {
  emptyContent,
  type Chapter,
  type ChapterBlock,
  type FormContent,
  type Matrix,
  type Template,
} from '@chengwen/domain';
import type { Reading } from './form.js';
import { headingOf, isHeading, numberOf, runInHeading, type Heading } from './headings.js';
import { HeaderReader } from './header.js';
import { cleanText, filled, keyOf, tidyCell, type Line } from './lines.js';
import { readMatrix } from './matrix.js';
import { isFoot, linesIn, spansOf, type Span } from './spans.js';
import { isTableRow } from './tables.js';
import { tokensOf, yearOf } from './tokens.js';
import type { Vocabulary } from './vocabulary.js';

const LIMITS = { chapters: 200, blocks: 300, text: 8000, heading: 200, rows: 300, columns: 60, cell: 1000, title: 200 };
/** 单位：万元 above a table. */
const UNIT_LINE = /^[（(]?(?:金额)?单位[:：](?:人民币)?(?:万元|亿元|元)[)）]?$/;
/** What is shorter, alone on its line and no sentence, is a caption: it does not go on on the next line. */
const CAPTION = 20;

/** Reads a report (评价报告): its cover, its chapters, tables as tables; forms attached to it have been taken out before. */
export function readReport(template: Template, lines: readonly Line[], vocabulary: Vocabulary): Reading {
  const spans = spansOf(lines);
  const header = new HeaderReader(template, vocabulary);
  const writer = new ChapterWriter(template);
  const lost: Span[] = [];
  let cover = true;
  for (let at = 0; at < spans.length; at++) {
    const span = spans[at] as Span;
    if (isFoot(span) && (filled(span.cells).length > 1 || span.key.length < 8)) {
      lost.push(span);
      continue;
    }
    if (cover && isCover(span, vocabulary)) {
      if (!header.take(span)) lost.push(span);
      continue;
    }
    cover = false;
    const table = tableFrom(spans, at);
    if (table > 0) {
      const rows = spans.slice(at, at + table);
      if (!writer.table(rows, header.year)) for (const row of rows) lost.push(row);
      at += table - 1;
    } else {
      const runIn = runInHeading(span);
      if (runIn && writer.heading(runIn.heading)) {
        if (!writer.paragraph(runIn.text)) lost.push(span);
        continue;
      }
      const heading = headingFrom(template, spans, at);
      const taken = heading ? heading.taken : 1;
      if (heading ? !writer.heading(heading) : !writer.words(span)) lost.push(...spans.slice(at, at + taken));
      at += taken - 1;
    }
  }
  const blank = emptyContent(template);
  const { matrices: _blank, ...rest } = blank;
  const content: FormContent = {
    ...rest,
    fields: { ...blank.fields, ...header.fields },
    chapters: writer.chapters,
    ...(Object.keys(writer.matrices).length > 0 ? { matrices: writer.matrices } : {}),
  };
  return { content, year: header.year, lost: linesIn(lost) };
}

/** The cover goes on while there are labels, years and values alone; the first chapter or paragraph ends it. */
const isCover = (span: Span, vocabulary: Vocabulary): boolean =>
  yearOf(span.key) !== undefined ||
  (headingOf(span) === undefined &&
    !isHeading(span) &&
    tokensOf(span, vocabulary).some((token) => token.kind === 'label' && token.meaning.field !== undefined));

/** A heading and the lines it is broken over: what the template's chapters are called decides. */
function headingFrom(
  { chapters = [] }: Template,
  spans: readonly Span[],
  at: number,
): (Heading & { readonly taken: number }) | undefined {
  const span = spans[at] as Span;
  const heading = headingOf(span);
  if (!heading) return undefined;
  const next = spans[at + 1];
  const more =
    next && !next.placed && filled(next.cells).length === 1 && !numberOf(next.cells.find((cell) => cell !== '') ?? '')
      ? tidyCell(cleanText(next.raw))
      : '';
  const known = (words: string): boolean => chapters.some(({ pattern }) => new RegExp(pattern).test(keyOf(words)));
  const goesOn =
    more !== '' &&
    more.length <= 20 &&
    !/[。；！？：:]$/.test(more) &&
    ((!known(heading.words) && known(heading.words + more)) ||
      (!next?.gap &&
        heading.words.length >= 16 &&
        more.length <= 14 &&
        /[及和与的、]$|^[及和与的、情况]/.test(`${heading.words.at(-1)}`)));
  return goesOn ? { ...heading, words: heading.words + more, taken: 2 } : { ...heading, taken: 1 };
}

/** How many lines from here are a table; 0 where they are none. */
function tableFrom(spans: readonly Span[], from: number): number {
  let length = 0;
  while (spans[from + length] && isTableRow(spans[from + length] as Span, spans[from + length + 1], length > 0))
    length++;
  return length;
}

/** The chapters of a report as they come, block by block. */
class ChapterWriter {
  readonly chapters: Chapter[] = [];
  readonly matrices: Record<string, Matrix> = {};
  private blocks: ChapterBlock[] = [];
  /** Whether the paragraph before was broken off by the end of a page or a line. */
  private unfinished = false;

  constructor(private readonly template: Template) {}

  heading({ level, number, words }: Heading): boolean {
    this.unfinished = false;
    if (this.chapters.length >= LIMITS.chapters || words.length > LIMITS.heading || number.length > 12) return false;
    this.begin(level, number, words);
    return true;
  }

  private begin(level: number, number: string, heading: string): void {
    this.blocks = [];
    this.chapters.push({ id: `c${this.chapters.length + 1}`, level, number, heading, blocks: this.blocks });
  }

  words(span: Span): boolean {
    return this.paragraph(tidyCell(filled(span.cells).join('')));
  }

  paragraph(text: string): boolean {
    const last = this.blocks.at(-1);
    if (
      this.unfinished &&
      !UNIT_LINE.test(keyOf(text)) &&
      last?.kind === 'text' &&
      !startsAnew(text) &&
      last.text.length + text.length <= LIMITS.text
    ) {
      this.blocks[this.blocks.length - 1] = { ...last, text: last.text + text };
    } else if (!this.add(text)) return false;
    this.unfinished = goesOn(text, this.blocks.at(-1));
    return true;
  }

  private add(text: string): boolean {
    if (this.chapters.length === 0) this.begin(1, '', '');
    const parts = Math.ceil(text.length / LIMITS.text);
    if (this.blocks.length + parts > LIMITS.blocks) return false;
    for (let at = 0; at < text.length; at += LIMITS.text)
      this.blocks.push({ kind: 'text', id: this.nextId, text: text.slice(at, at + LIMITS.text) });
    return true;
  }

  private get nextId(): string {
    return `b${this.blocks.length + 1}`;
  }

  private textAt(place: number, pattern: RegExp): string {
    const block = this.blocks.at(place);
    return block?.kind === 'text' && pattern.test(block.text) ? block.text : '';
  }

  /** A table, under the caption before it; one that the template knows becomes a matrix. */
  table(rows: readonly Span[], year: number | undefined): boolean {
    this.unfinished = false;
    if (this.chapters.length === 0) this.begin(1, '', '');
    const unit = this.textAt(-1, UNIT_LINE);
    const caption = this.textAt(unit === '' ? -1 : -2, /^[^。；！？]{1,60}$/);
    // 单位：万元 between a caption and its table belongs to the caption.
    const title =
      unit !== '' && caption !== '' ? `${caption}（${unit.replace(/^[（(]|[)）]$/g, '')}）` : caption || unit;
    const captions = [caption, unit].filter((text) => text !== '').length;
    const read = readMatrix(this.template, title, rows, year);
    if (read && !(read.key in this.matrices)) {
      if (read.titled) this.blocks.splice(this.blocks.length - captions);
      this.blocks.push({ kind: 'matrix', id: this.nextId, matrix: read.key });
      this.matrices[read.key] = read.matrix;
      return true;
    }
    const cells = rows.map((row) => trimmed(row.cells));
    if (
      this.blocks.length >= LIMITS.blocks ||
      rows.length > LIMITS.rows ||
      title.length > LIMITS.title ||
      cells.some((row) => row.length > LIMITS.columns || row.some((cell) => cell.length > LIMITS.cell))
    )
      return false;
    this.blocks.splice(this.blocks.length - captions);
    this.blocks.push({ kind: 'table', id: this.nextId, title, rows: cells });
    return true;
  }
}

const trimmed = (cells: readonly string[]): string[] => cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);

/** Whether a paragraph was broken off: a long line that ends without a stop. */
function goesOn(line: string, block: ChapterBlock | undefined): boolean {
  const whole = block?.kind === 'text' ? block.text : line;
  if (/[。！？!?；;：:…]["”’）)》]*$/.test(line) || keyOf(whole).length < CAPTION) return false;
  // A remark in brackets is a paragraph of its own.
  return !(/^[（(]/.test(whole) && /[)）]$/.test(line));
}

/** What begins with a number or an ordinal begins a paragraph, whatever stood before. */
const startsAnew = (text: string): boolean => numberOf(text) !== undefined || /^(?:附件|附表|表\d|注[:：])/.test(text);
