import { emptyContent, hasColumn, type FormContent, type Template } from '@chengwen/domain';
import { decimalOf } from './funding.js';
import { isFlow, readFlow } from './flow-rows.js';
import { isGridHead, isHeadPiece, readHead } from './grid-head.js';
import { HeaderReader } from './header.js';
import { Indicators } from './indicators.js';
import { filled, keyOf, type Line } from './lines.js';
import { RowReader } from './rows.js';
import { isFoot, linesIn, mendLabels, spansOf, textsOf, type Span } from './spans.js';
import type { Vocabulary } from './vocabulary.js';

/** What was read of one form, and the lines that found no place in it. */
export interface Reading {
  readonly content: FormContent;
  readonly year: number | undefined;
  readonly lost: readonly Line[];
}

/** A head is broken over so many lines at most. */
const LONGEST_HEAD = 16;

/**
 * Reads a form with an indicator grid (表格类表单): what stands above the grid, its rows, what stands below. Every line is
 * wholly in the content, or in `lost`.
 */
export function readForm(template: Template, lines: readonly Line[], vocabulary: Vocabulary): Reading {
  const spans = mendLabels(spansOf(lines), vocabulary);
  const header = new HeaderReader(template, vocabulary);
  const indicators = new Indicators(template);
  const lost = new Set<Span>();
  const printed: Record<string, string> = {};
  const at = spans.findIndex(isGridHead);
  const upTo = at < 0 ? spans.length : at;
  for (const span of spans.slice(0, upTo))
    if (isFoot(span) && !vocabulary.of(span.cells[0] ?? '') ? true : !header.take(span)) lost.add(span);

  let slots: Readonly<Record<string, string>> = {};
  if (at >= 0) {
    const { heads, rows, feet, tail } = bodyOf(template, spans, at, vocabulary);
    const head = readHead(template, spans.slice(at, at + headLength(template, spans, at)));
    slots = head.slots;
    for (const span of heads)
      if (!isHeadPiece(template, span) && readHead(template, [span]).unknown > 0) lost.add(span);
    for (const span of readRows(template, head, rows, indicators)) lost.add(span);
    for (const span of feet) lost.add(span);
    header.endGrid();
    for (const span of tail)
      if (!(isTotal(span.key) && takeTotal(template, span, printed)) && !header.take(span)) lost.add(span);
  }
  return {
    content: contentOf(template, header, indicators, { printed, slots }),
    year: header.year,
    lost: linesIn(lost),
  };
}

function readRows(
  template: Template,
  head: ReturnType<typeof readHead>,
  rows: readonly Span[],
  indicators: Indicators,
): readonly Span[] {
  if (isFlow(rows)) return readFlow(template, head, rows, indicators);
  const reader = new RowReader(template, head, indicators);
  for (const row of rows) reader.take(row);
  return reader.unread;
}

function headLength(template: Template, spans: readonly Span[], at: number): number {
  let length = 1;
  while (length < LONGEST_HEAD && spans[at + length] && isHeadPiece(template, spans[at + length] as Span)) length++;
  return length;
}

/** The rows of a grid, heads repeated on further pages left out, and what follows: a total, a note, who filled it in. */
function bodyOf(
  template: Template,
  spans: readonly Span[],
  from: number,
  vocabulary: Vocabulary,
): { heads: Span[]; rows: Span[]; feet: Span[]; tail: Span[] } {
  const feet: Span[] = [];
  const heads = [spans[from] as Span];
  const rows: Span[] = [];
  for (let at = from + headLength(template, spans, from); at < spans.length; at++) {
    const span = spans[at] as Span;
    const first = textsOf(span).find((text) => text.trim() !== '') ?? '';
    if (isTotal(span.key) || vocabulary.at(first)?.meaning.field !== undefined)
      return { heads, rows, feet, tail: spans.slice(at) };
    if (isFoot(span)) feet.push(span);
    else if (isGridHead(span)) {
      heads.push(span);
      at += headLength(template, spans, at) - 1;
    } else rows.push(span);
  }
  return { heads, rows, feet, tail: [] };
}

const isTotal = (key: string): boolean => /^(?:总分|合计|总计)(?:[:(\d]|$)/.test(key);

function takeTotal(template: Template, { cells, raw }: Span, printed: Record<string, string>): boolean {
  const texts = filled(cells).length > 1 ? filled(cells) : raw.trim().split(/\s+/);
  const rest = texts.slice(1);
  const figures = rest.map(decimalOf).filter((figure) => figure !== undefined);
  if (
    !hasColumn(template, 'weight') ||
    figures.length < rest.length ||
    figures.length > 2 ||
    !isTotal(keyOf(texts[0] ?? ''))
  )
    return false;
  const [weight, score] = figures.length > 1 || !hasColumn(template, 'score') ? figures : [undefined, figures[0]];
  if (weight !== undefined) printed['totalWeight'] = weight;
  if (score !== undefined) printed['totalScore'] = score;
  return true;
}

function contentOf(
  template: Template,
  header: HeaderReader,
  indicators: Indicators,
  { printed, slots }: { printed: Record<string, string>; slots: Readonly<Record<string, string>> },
): FormContent {
  const blank = emptyContent(template);
  const figures = { ...header.funding.printed, ...printed };
  const known = Object.fromEntries(Object.entries(slots).filter(([key]) => key in blank.fields));
  return {
    ...blank,
    fields: { ...blank.fields, ...known, ...header.fields },
    funding: header.funding.cells,
    goals: { ...blank.goals, ...header.goals },
    indicators: indicators.rows,
    ...(blank.choices ? { choices: { ...blank.choices, ...header.choices } } : {}),
    ...(Object.keys(figures).length > 0 ? { printed: figures } : {}),
  };
}
