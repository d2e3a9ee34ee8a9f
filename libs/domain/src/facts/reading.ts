import type { Where } from '../check/finding.js';

/** A run of source text at one place of a form. */
export interface Piece {
  readonly where: Where;
  readonly text: string;
}

/** Text made readable for the extractor, with the way back to the source of each character. */
export interface Reading {
  readonly text: string;
  /** Verbatim source of a stretch; where it crosses pieces, that of the piece it starts in. */
  readonly quote: (from: number, to: number) => string;
  readonly place: (from: number, to: number) => Where & { readonly offset: number; readonly length: number };
}

const SIGNS: Readonly<Record<string, string>> = {
  '：': ':',
  '，': ',',
  '；': ';',
  '（': '(',
  '）': ')',
  '％': '%',
  '．': '.',
};
const PLACEHOLDER = /\{\{[^{}]*\}\}/g;

/**
 * Pieces as one text: half-width signs, no blanks except between two digits, placeholders blotted out. A line break stands
 * between pieces whose first ends a sentence; others were torn by a page and go on.
 */
export function readingOf(pieces: readonly Piece[]): Reading {
  const signs: string[] = [];
  const owners: number[] = [];
  const offsets: number[] = [];
  const push = (sign: string, owner: number, offset: number): void => {
    signs.push(sign);
    owners.push(owner);
    offsets.push(offset);
  };
  pieces.forEach(({ text: source }, owner) => {
    if (owner > 0 && endsSentence(pieces[owner - 1]?.text ?? '', source)) push('\n', owner, 0);
    const text = source.replace(PLACEHOLDER, (found) => '□'.repeat(found.length));
    for (let at = 0; at < text.length; at++) {
      const sign = text.charAt(at);
      if (sign >= '一' && sign <= '鿿') {
        push(sign, owner, at);
        continue;
      }
      if (/[\s\u200b-\u200d\ufeff$]/.test(sign)) {
        const blank = /\d/.test(signs.at(-1) ?? '') && /^\s*\d/.test(text.slice(at, at + 8));
        if (sign === '\n' && !blank) continue;
        if (blank && signs.at(-1) !== ' ') push(' ', owner, at);
        continue;
      }
      const plain = SIGNS[sign] ?? sign.normalize('NFKC');
      push(plain.length === 1 ? plain : sign, owner, at);
    }
  });
  const place = (from: number, to: number) => {
    const owner = owners[from] ?? 0;
    let last = Math.max(from, to - 1);
    while (last > from && owners[last] !== owner) last--;
    const offset = offsets[from] ?? 0;
    return {
      ...(pieces[owner]?.where ?? { part: 'chapters' as const }),
      offset,
      length: (offsets[last] ?? offset) + 1 - offset,
    };
  };
  return {
    text: signs.join(''),
    place,
    quote: (from, to) => {
      const { offset, length } = place(from, to);
      return (pieces[owners[from] ?? 0]?.text ?? '').slice(offset, offset + length).trim();
    },
  };
}

const NUMBERED = /^\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[、.．](?!\d))\s*/;

/** A short line without a stop or a figure of its own heads what follows: 1、企业职工基本养老保险基金. */
export const isHeading = (text: string): boolean =>
  /^[^，,。；;！!？?\d]{1,40}$/.test(text.replace(NUMBERED, '').trim());

/** What ends with a full stop ends a paragraph; so does what the next piece starts anew with a number of its own. */
const endsSentence = (text: string, next: string): boolean =>
  /[。！？；!?;：:]["”』」)）]?\s*$/.test(text) || NUMBERED.test(next) || isHeading(text);
