import type { Template } from '@chengwen/domain';
import { isValue } from './fit.js';
import type { GridHead } from './grid-head.js';
import type { Indicators } from './indicators.js';
import { cleanText, keyOf, tidyCell } from './lines.js';
import { isSide, Places } from './places.js';
import type { Span } from './spans.js';

/** Rows of a paper without tabs are told by the numbers before them: 指标1：. */
const MARKER = /(?:^|\s)指标\s*(\d{1,3})\s*[:：]/;
/** A label is broken into so many pieces at most. */
const MOST_PIECES = 4;
/** A name holds so many words at most before its brackets are taken for a mistake. */
const MOST_IN_NAME = 20;

/** A word of a row, and what parts it from the one before. */
interface Piece {
  readonly text: string;
  readonly parted: 'blank' | 'line' | 'gap';
  readonly span: Span;
}

/** Whether the rows of a grid run on without columns, each behind its number. */
export const isFlow = (spans: readonly Span[]): boolean =>
  spans.some(({ raw }) => MARKER.test(raw)) && !spans.some(({ raw }) => raw.trim().includes('\t') || raw.includes('|'));

/**
 * Reads rows out of running text (无制表符的指标行): a number, the dimension, the name and the value, parted by single
 * blanks and broken over lines anywhere; labels of merged cells stand between the rows.
 */
export function readFlow(template: Template, head: GridHead, spans: readonly Span[], indicators: Indicators): Span[] {
  const lost: Span[] = [];
  const dual = head.sides.length > 1;
  const tracks = template.tracks?.map(({ key }) => key) ?? [];
  const [left, right] = [new Places(template), new Places(template)];
  const columns = head.sides.at(-1)?.columns ?? [];
  const rows = segments(spans);
  const names = new Set<Span>();
  const label = (pieces: readonly string[]): void => {
    for (const piece of pieces) left.place = left.read([piece]).place;
    if (left.place && right.place?.category !== left.place.category) right.place = { ...left.place };
    else if (left.place && !dual) right.place = left.place;
  };
  rows.forEach(({ no, pieces }) => {
    const { body, labels } = peel(pieces, left);
    const give = (rest: readonly Piece[]): void => {
      for (const { span, text } of rest) if (!isSide(text)) names.add(span);
    };
    if (no === undefined) give(body);
    else if (body.length > 0) {
      const at = dual ? dimensionFrom(body, right) : 0;
      const [mid, year] = [body.slice(0, at), body.slice(at)];
      const keep = (part: readonly Piece[], places: Places, track: (typeof tracks)[number] | undefined): boolean => {
        if (part.length === 0) return true;
        const { taken, text } = dimensionOf(part, places);
        if (text !== '') places.place = places.read([text]).place;
        const rest = part.slice(taken);
        const { name, value, over } = nameAndValue(rest);
        give(over);
        if (name === '' && value === '') return true;
        const place = places.place ?? places.read([]).place;
        const values = columns.map(({ spec }) => (spec.key === 'target' ? value : ''));
        return name !== '' && indicators.add({ place, no, ...(track && { track }) }, name, columns, values);
      };
      if (!keep(mid, left, tracks[0])) give(mid);
      if (!keep(year, dual ? right : left, tracks.at(-1))) give(year);
    }
    label(labels);
  });
  for (const span of names) lost.push(span);
  return lost;
}

interface Segment {
  readonly no?: string;
  readonly pieces: Piece[];
}

function segments(spans: readonly Span[]): Segment[] {
  const rows: Segment[] = [{ pieces: [] }];
  for (const span of spans) {
    let rest = cleanText(span.raw);
    let parted: Piece['parted'] = span.gap ? 'gap' : 'line';
    for (let found = MARKER.exec(rest); found; found = MARKER.exec(rest)) {
      addTo(rows, piecesOf(rest.slice(0, found.index), parted, span));
      rows.push({ no: found[1] ?? '', pieces: [] });
      rest = rest.slice(found.index + found[0].length);
      parted = 'blank';
    }
    addTo(rows, piecesOf(rest, parted, span));
  }
  return rows;
}

const addTo = (rows: readonly Segment[], pieces: readonly Piece[]): void => {
  for (const piece of pieces) rows.at(-1)?.pieces.push(piece);
};

const piecesOf = (text: string, first: Piece['parted'], span: Span): Piece[] =>
  text
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word, at) => ({ text: word, parted: at === 0 ? first : 'blank', span }));

const lettersOf = (pieces: readonly Piece[]): string => keyOf(pieces.map(({ text }) => text).join(''));

/** Labels at the end of a row are those of the rows that follow. */
function peel(
  pieces: readonly Piece[],
  places: Places,
): { readonly body: readonly Piece[]; readonly labels: string[] } {
  const labels: string[] = [];
  let end = pieces.length;
  for (;;) {
    const size = [4, 3, 2, 1].find(
      (many) => many <= MOST_PIECES && many <= end && isLabel(pieces.slice(end - many, end), places),
    );
    // What begins a line can be a label; what goes on in the middle of one is a value.
    if (size === undefined) return { body: pieces.slice(0, end), labels };
    labels.unshift(lettersOf(pieces.slice(end - size, end)));
    end -= size;
  }
}

const isLabel = (pieces: readonly Piece[], places: Places): boolean =>
  pieces[0]?.parted !== 'blank' &&
  pieces.slice(1).every(({ parted }) => parted !== 'gap') &&
  places.names(lettersOf(pieces));

/** How many pieces at the beginning make the label of a dimension, broken over lines or not. */
function dimensionOf(pieces: readonly Piece[], places: Places): { readonly taken: number; readonly text: string } {
  for (let many = Math.min(MOST_PIECES, pieces.length); many > 0; many--) {
    const text = lettersOf(pieces.slice(0, many));
    if (places.dimensionAt(text) === text.length) return { taken: many, text };
  }
  return { taken: 0, text: '' };
}

/** Where the second side of a row begins: at its own label of a dimension; without one, at once. */
function dimensionFrom(pieces: readonly Piece[], places: Places): number {
  for (let at = 0; at < pieces.length; at++) if (dimensionOf(pieces.slice(at), places).taken > 0) return at;
  return 0;
}

const textOf = (pieces: readonly Piece[]): string => tidyCell(pieces.map(({ text }) => text).join(''));

/** Parts a name from its value; words behind a blank line after the value are over. */
function nameAndValue(pieces: readonly Piece[]): {
  readonly name: string;
  readonly value: string;
  readonly over: readonly Piece[];
} {
  const split = (at: number, end = pieces.length) => ({
    name: textOf(pieces.slice(0, at)),
    value: textOf(pieces.slice(at, end)),
    over: pieces.slice(end),
  });
  // A figure ends the row; words of another cell may follow behind a blank line.
  for (let end = pieces.length; end > 1; end--) {
    if (end < pieces.length && pieces[end]?.parted !== 'gap') continue;
    for (let at = Math.max(1, end - 5); at < end; at++)
      if (isValue(textOf(pieces.slice(at, end)))) return split(at, end);
  }
  let from = 1;
  const inName = (at: number): boolean => {
    const name = textOf(pieces.slice(0, at));
    return /^[（(/)）]/.test(pieces[at]?.text ?? '') || count(name, /[（(]/g) > count(name, /[)）]/g);
  };
  while (from < Math.min(pieces.length, MOST_IN_NAME) && inName(from)) from++;
  const gap = pieces.findIndex(({ parted }, at) => at >= from && parted === 'gap');
  const oneLine = pieces.every(({ parted }, at) => at === 0 || parted === 'blank');
  if (gap > 0) {
    const next = pieces.findIndex(({ parted }, at) => at > gap && parted === 'gap');
    // Name and value stand before a blank line that something else follows, or the blank line parts them.
    return split(gap, next < 0 ? pieces.length : next);
  }
  return split(oneLine ? Math.max(from, pieces.length - 1) : from);
}

const count = (text: string, pattern: RegExp): number => (text.match(pattern) ?? []).length;
