import { parseValue, type Indicator, type Template } from '@chengwen/domain';
import { fit, isValue, type Cell, type Fit } from './fit.js';
import type { GridHead, Side } from './grid-head.js';
import type { Indicators } from './indicators.js';
import { cleanText, tidyCell } from './lines.js';
import { isSide, Places, type Place } from './places.js';
import { isBlankCut, type Span } from './spans.js';

/** A row that is broken over lines has so many of them at most: beyond that it is no row. */
const LONGEST_ROW = 6;
const NUMBERED = /^指标\s*(\d{1,3}|[一二三四五六七八九十]{1,3})\s*[:：.、]?\s*/;

interface Read {
  readonly place: Place;
  readonly fit: Fit;
  readonly no?: string;
}

/** The rows of a grid whose cells are known, though merged columns shift them and lines break them (指标行). */
export class RowReader {
  private readonly places: readonly Places[];
  private pending: { readonly cells: readonly string[]; readonly spans: readonly Span[] } = { cells: [], spans: [] };
  private readonly given: Span[] = [];
  private readonly tracks: readonly (Indicator['track'] | undefined)[];

  constructor(
    template: Template,
    private readonly head: GridHead,
    private readonly indicators: Indicators,
  ) {
    this.places = head.sides.map(() => new Places(template));
    const tracks = template.tracks?.map(({ key }) => key) ?? [];
    this.tracks = head.sides.length > 1 ? tracks : [tracks.at(-1)];
  }

  /** Takes one line. Lines that never become a row come back from `unread`. */
  take(span: Span): void {
    if (this.indicators.isFull) return void this.given.push(span);
    const cells = rowCells(span);
    const filled = cells.filter((cell) => cell !== '');
    if (filled.every(isSide)) return;
    if (this.isLabelAlone(filled)) return;
    const broken = this.pending.spans.length > 0;
    if (filled.length === 1 && !broken && !this.standsAtName(cells) && this.indicators.goOn(filled[0] ?? '')) return;
    const whole = broken ? joined(this.pending.cells, cells) : cells;
    const placed = span.placed && !broken;
    if (this.head.sides.length > 1 && !broken) {
      if (this.takeSides(cells, span)) return;
    } else {
      const alone = broken ? this.read(cells, span.placed) : undefined;
      const begins = alone && this.standsAtName(cells);
      const row = begins ? undefined : this.read(whole, placed);
      if (row && this.keep(row)) return void (this.pending = NOTHING);
      // Perhaps the lines before were no row, and this one is.
      if (alone && this.keep(alone)) {
        this.settle();
        return;
      }
    }
    this.pending = { cells: trimmed(whole, span.placed && !broken), spans: [...this.pending.spans, span] };
    if (this.pending.spans.length < LONGEST_ROW) return;
    this.given.push(...this.pending.spans);
    this.pending = NOTHING;
  }

  /** A merged cell's label on a line of its own, its weight in brackets on the next: 产出指标 / （50分）. */
  private isLabelAlone(cells: readonly string[]): boolean {
    const [places] = this.places;
    if (this.head.placed || this.head.sides.length > 1 || !places || this.pending.spans.length > 0) return false;
    if (cells.length === 1 && places.place && /^[（(]\s*\d+(?:\.\d+)?\s*分\s*[)）]$/.test(cells[0] ?? '')) return true;
    const labels = cells.flatMap((cell) => cell.split(/\s+/));
    if (!labels.every((label) => places.names(label) || isSide(label))) return false;
    places.place = places.read(labels).place;
    return true;
  }

  /** Lines of which no row could be made. */
  get unread(): readonly Span[] {
    return [...this.given, ...this.pending.spans];
  }

  /** What waited to be gone on with was no row after all. */
  private settle(): void {
    this.given.push(...this.pending.spans);
    this.pending = NOTHING;
  }

  /** A row that stands under the head as it should begins anew, whatever waits. */
  private standsAtName(cells: readonly string[]): boolean {
    const [side] = this.head.sides;
    const first = cells.findIndex((cell) => cell !== '');
    return this.head.placed && side !== undefined && first > 0 && (first === side.nameAt || first === side.dimensionAt);
  }

  private read(cells: readonly string[], placed: boolean, at = 0): Read | undefined {
    const side = this.head.sides[at] as Side;
    const filled = cells.flatMap((text, column): Cell[] => (text === '' ? [] : [{ text, at: column }]));
    const places = this.places[at] as Places;
    const { place, used } = places.read(filled.map(({ text }) => text));
    const rest = filled.slice(used);
    const [first] = rest;
    const no = first && NUMBERED.exec(first.text);
    if (no && first) {
      const name = first.text.slice(no[0].length);
      if (name === '') rest.shift();
      else rest[0] = { ...first, text: name };
    }
    const found = fit(rest, side, { placed: placed && this.head.placed, whole: placed && filled.length - used === 1 });
    return found && { place, fit: found, ...(no && { no: no[1] ?? '' }) };
  }

  private keep({ place, fit, no }: Read, at = 0): boolean {
    const side = this.head.sides[at] as Side;
    const [dimension, category] = [...fit.labels].reverse();
    const printed = { ...(category && { categoryLabel: category }), ...(dimension && { dimensionLabel: dimension }) };
    const track = this.tracks[at];
    const kept = this.indicators.add(
      { place: { ...place, ...printed }, ...(no !== undefined && { no }), ...(track && { track }) },
      fit.name,
      side.columns,
      fit.values,
    );
    if (kept) (this.places[at] as Places).place = { ...place, ...printed };
    return kept;
  }

  /** Two sides of one grid share the category at the left; numbers (指标N：) may stand on one of them only. */
  private takeSides(cells: readonly string[], span: Span): boolean {
    const border = this.border(cells);
    const halves = [cells.slice(0, border), cells.map((cell, at) => (at < border ? '' : cell))];
    const [left, right] = this.places as [Places, Places];
    const leading = halves[0]?.filter((cell) => cell !== '') ?? [];
    const { place, used } = left.read(leading);
    const no = NUMBERED.exec(leading[used] ?? '');
    const rest = leading.slice(used).join('').replace(NUMBERED, '');
    if (used > 0) left.place = place;
    if (right.place?.category !== place.category) right.place = { ...place };
    const mid = rest === '' ? undefined : this.read(halves[0] ?? [], span.placed, 0);
    if (rest !== '' && !mid) return false;
    const year = halves[1]?.some((cell) => cell !== '') ? this.read(halves[1] ?? [], span.placed, 1) : undefined;
    if (!year && halves[1]?.some((cell) => cell !== '' && !right.names(cell))) return false;
    const number = year?.no ?? no?.[1];
    const keptMid = mid === undefined || this.keep(mid, 0);
    const keptYear = year === undefined || this.keep({ ...year, ...(number !== undefined && { no: number }) }, 1);
    return keptMid && keptYear && (mid !== undefined || year !== undefined || used > 0 || no !== null);
  }

  /** Where the right side begins: at its label of a dimension, else where the head says. */
  private border(cells: readonly string[]): number {
    const [left, right] = this.head.sides as [Side, Side];
    const numbered = cells.findIndex((cell) => NUMBERED.test(cell));
    const from = numbered < 0 ? left.nameAt : numbered + 1;
    const label = cells.findIndex((cell, at) => at >= from && cell !== '' && (this.places[1] as Places).names(cell));
    if (label >= 0) return label;
    const shift = numbered < 0 ? 0 : numbered - left.nameAt;
    return Math.max(1, right.dimensionAt + shift);
  }
}

const NOTHING = { cells: [], spans: [] } as const;

/** Blank cells at both ends come from merged columns and ragged line ends; before placed cells they keep the place. */
function trimmed(cells: readonly string[], placed: boolean): string[] {
  const from = placed ? 0 : cells.findIndex((cell) => cell !== '');
  return from < 0 ? [] : cells.slice(from, cells.findLastIndex((cell) => cell !== '') + 1);
}

/** A broken line goes on in the middle of a cell, unless what follows is a value of its own. */
function joined(before: readonly string[], after: readonly string[]): string[] {
  const rest = trimmed(after, false);
  const last = before.at(-1) ?? '';
  if (rest[0] !== undefined && isValue(rest[0]) && !isValue(last + rest[0])) return [...before, ...rest];
  return [...before.slice(0, -1), last + (rest[0] ?? ''), ...rest.slice(1)];
}

/** The cells of a row; where only single blanks part them, blanks inside a value (4.4 万人) are not between cells. */
function rowCells({ raw, cells }: Span): readonly string[] {
  if (cells.filter((cell) => cell !== '').length !== 1 || !isBlankCut({ raw, cells })) return cells;
  const pieces = cleanText(raw).split(/\s+/);
  const glued: string[] = [];
  for (let at = 0; at < pieces.length; at++) {
    const many = [4, 3, 2].find((length) => at + length <= pieces.length && isOne(pieces.slice(at, at + length))) ?? 1;
    glued.push(tidyCell(pieces.slice(at, at + many).join(' ')));
    at += many - 1;
  }
  return glued;
}

const isOne = (pieces: readonly string[]): boolean =>
  /^[≥≤<>=~\d]|^每/.test(pieces[0] ?? '') &&
  !pieces.slice(1).every((piece) => isValue(piece)) &&
  ['compare', 'figure', 'range', 'deadline'].includes(parseValue(pieces.join('')).kind);
