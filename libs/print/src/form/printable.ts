import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FONT_FOLDER } from '../browser/folders.js';

/**
 * Text as it goes into a form: radicals and compatibility ideographs that copying out of a PDF leaves behind (⽤ for 用)
 * become the ordinary character, line ends become one kind, control characters go.
 */
export function cleanText(text: string): string {
  return text
    .replace(/[\u2f00-\u2fdf\uf900-\ufaff]/g, (character) => character.normalize('NFKC'))
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[\p{Cc}\p{Cs}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, (c) => (c === '\n' ? c : ''));
}

/** {@link cleanText} in every string of a model; functions and other foreign values do not pass. */
export function cleanModel<T>(value: T): T {
  if (typeof value === 'string') return cleanText(value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => cleanModel(item)) as T;
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cleanModel(item as unknown)])) as T;
  }
  if (typeof value === 'function') throw new TypeError('A print model holds text, not functions.');
  return value;
}

let coverage: readonly (readonly [number, number])[] | undefined;

/**
 * Characters of `text` that none of the committed fonts can show, each once, in order of appearance. A form that holds
 * one should be refused before it is printed, or the character is missing on paper.
 */
export function unprintable(text: string): string[] {
  coverage ??= readFileSync(join(FONT_FOLDER, 'coverage.txt'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [low = '', high = low] = line.split('-');
      return [Number.parseInt(low, 16), Number.parseInt(high, 16)] as const;
    });
  const ranges = coverage;
  const missing = [...cleanText(text)].filter((character) => {
    const point = character.codePointAt(0) ?? 0;
    return character !== '\n' && !ranges.some(([low, high]) => low <= point && point <= high);
  });
  return [...new Set(missing)];
}
