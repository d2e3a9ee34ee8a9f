import type { Line } from './lines.js';
import { cleanText, filled, keyOf } from './lines.js';
import type { Vocabulary } from './vocabulary.js';

/** A source line on its way into a form, with further lines where a label was broken over several. */
export interface Span extends Line {
  /** A blank line stands before it. */
  readonly gap: boolean;
  /** Its cells stand between tabs, so that their places mean something. */
  readonly placed: boolean;
  readonly also: readonly Line[];
}

/** Lines that say something, with whether a blank line stood before. */
export function spansOf(lines: readonly Line[]): Span[] {
  const spans: Span[] = [];
  let gap = true;
  for (const line of lines) {
    if (line.key === '') gap = true;
    else {
      spans.push({ ...line, gap, placed: isPlaced(line), also: [] });
      gap = false;
    }
  }
  return spans;
}

const isPlaced = ({ raw, cells }: Line): boolean => cells.length > 1 && !isBlankCut({ raw, cells });

const FOOT =
  /^(?:填表|填报|制表|审核|审批|复核|经办|联系|财务|单位负责|分管领导|科室负责)人?(?:员)?(?:[:(]|$)|^(?:审核|审批|主管部门|财政部门|单位|专家|评审)+意见[:]?|^(?:联系)?电话[:]|^(?:单位)?[(]?(?:公章|盖章|签章)[)]?[:]?$/;
const PAGE = /^[-—–·]*\d{1,4}[-—–·]+$|^[-—–·]+\d{1,4}[-—–·]*$|^第\d{1,4}页(?:,?共\d{1,4}页)?$|^\d{1,4}\/\d{1,4}$/;

/** What runs at the foot of a sheet and is no row: who filled it in, a page number. */
export const isFoot = ({ key, cells }: Pick<Line, 'key' | 'cells'>): boolean =>
  PAGE.test(key) || FOOT.test(keyOf(filled(cells)[0] ?? ''));

/** The texts of a line's cells before blanks were tidied: where single blanks part a label from its value. */
export function textsOf({ raw, cells }: Pick<Line, 'raw' | 'cells'>): readonly string[] {
  if (raw.includes('\t') || raw.includes('|') || raw.includes('<') || raw.includes('**')) return cells;
  const texts = raw.split(/\s{2,}/);
  return texts.length === cells.length && !raw.startsWith('"') ? texts.map(cleanText) : cells;
}

/** Whether a line's cells are those between its blanks, so that single blanks may part more of them. */
export const isBlankCut = ({ raw, cells }: Pick<Line, 'raw' | 'cells'>): boolean =>
  !/[\t|<]|^"/.test(raw) && raw.split(/\s{2,}/).length === cells.length;

/** A line of words and amounts that single blanks part, cut at them: 年度资金总额 1860 1900 1843. */
export const atBlanks = (span: Span): Span => {
  const pieces = span.raw.trim().split(/\s+/);
  if (filled(span.cells).length !== 1 || pieces.length < 3 || !isBlankCut(span)) return span;
  return { ...span, cells: pieces, placed: false };
};

/** Labels are broken into so many lines at most: 总 / 体 / 目 / 标. */
const MOST_PARTS = 6;

/** Puts labels together that narrow cells broke over lines: 中长期资金总 / 额：. */
export function mendLabels(spans: readonly Span[], vocabulary: Vocabulary): Span[] {
  const mended: Span[] = [];
  for (let at = 0; at < spans.length; at++) {
    const span = spans[at] as Span;
    const taken = filled(span.cells).length === 1 && vocabulary.begins(span.key) ? whole(spans, at, vocabulary) : 0;
    if (taken === 0) {
      mended.push(span);
      continue;
    }
    const parts = spans.slice(at, at + taken);
    const text = parts.map((part) => part.key).join('');
    mended.push({
      ...span,
      raw: text,
      cells: [text],
      key: text,
      also: parts.slice(1).flatMap((part) => [part, ...part.also]),
    });
    at += taken - 1;
  }
  return mended;
}

/** How many lines from here make one label; 0 where they make none. */
function whole(spans: readonly Span[], from: number, vocabulary: Vocabulary): number {
  let key = '';
  let best = 0;
  for (let parts = 1; parts <= MOST_PARTS; parts++) {
    const span = spans[from + parts - 1];
    if (!span || filled(span.cells).length !== 1) break;
    key += span.key;
    if (parts > 1 && vocabulary.knows(key)) best = parts;
    if (!vocabulary.begins(key)) break;
  }
  return best;
}

export const linesIn = (spans: Iterable<Span>): Line[] => [...spans].flatMap((span) => [span, ...span.also]);
