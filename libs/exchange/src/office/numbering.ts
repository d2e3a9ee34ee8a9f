import type { Archive } from './archive.js';
import { scanPart, tagReader } from './package.js';

/** Namespaces of documents, transitional and strict. */
export const WORD =
  /^http:\/\/(schemas\.openxmlformats\.org\/wordprocessingml\/2006|purl\.oclc\.org\/ooxml\/wordprocessingml)\/main$/;

/** Where a paragraph stands in an automatic numbering. */
export interface NumberingPlace {
  readonly list: string;
  readonly level: number;
}

interface Level {
  format: string;
  /** "（%1）": each % stands for the number of a level. */
  text: string;
  start: number;
}
interface List {
  readonly scheme: string;
  readonly restarts: Map<number, number>;
}

/** Numbers the paragraphs of a document in their order, as its program would show them (自动编号). */
export class Numbering {
  private readonly schemes = new Map<string, Level[]>();
  private readonly lists = new Map<string, List>();
  private readonly styles = new Map<string, { place?: NumberingPlace; basedOn?: string }>();
  private readonly counts = new Map<string, number[]>();

  constructor(archive: Archive, numbering: string | undefined, styles: string | undefined) {
    if (numbering !== undefined) this.readLists(archive, numbering);
    if (styles !== undefined) this.readStyles(archive, styles);
  }

  /** The next number of a list, as shown: "（一）"; nothing for bullets and unknown lists. */
  next({ list: id, level }: NumberingPlace): string {
    const list = this.lists.get(id);
    const levels = list && this.schemes.get(list.scheme);
    const own = levels?.[level];
    if (!list || !levels || !own) return '';
    const counts = (this.counts.get(list.scheme) ?? []).slice(0, level + 1);
    for (let upper = 0; upper < level; upper++) counts[upper] ??= levels[upper]?.start ?? 1;
    const restart = list.restarts.get(level);
    list.restarts.delete(level);
    counts[level] = restart ?? (counts[level] ?? own.start - 1) + 1;
    this.counts.set(list.scheme, counts);
    if (own.format === 'bullet' || own.format === 'none') return '';
    return own.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      return printCount(levels[at]?.format ?? 'decimal', counts[at] ?? 1);
    });
  }

  /** The numbering that a paragraph style brings with it, perhaps from the style it is based on. */
  ofStyle(id: string): NumberingPlace | undefined {
    let style = this.styles.get(id);
    for (let steps = 0; style !== undefined && steps < 20; steps++) {
      if (style.place !== undefined) return style.place;
      style = style.basedOn === undefined ? undefined : this.styles.get(style.basedOn);
    }
    return undefined;
  }

  private readLists(archive: Archive, part: string): void {
    let levels: Level[] = [];
    let level: Level | undefined;
    let list: List | undefined;
    let restarted = 0;
    const reader = tagReader((name, attributes) => {
      const value = attributes.get('w:val') ?? '';
      if (name === 'abstractNum') {
        levels = [];
        list = undefined;
        this.schemes.set(attributes.get('w:abstractNumId') ?? '', levels);
      } else if (name === 'lvl' && !list) {
        level = { format: 'decimal', text: '', start: 1 };
        levels[levelAt(attributes.get('w:ilvl'))] = level;
      } else if (name === 'start' && level && !list) level.start = countOf(value);
      else if (name === 'numFmt' && level && !list) level.format = value;
      else if (name === 'lvlText' && level && !list) level.text = value.slice(0, 40);
      else if (name === 'num') {
        list = undefined;
        this.lists.set(attributes.get('w:numId') ?? '', (list = { scheme: '', restarts: new Map() }));
      } else if (name === 'abstractNumId' && list) {
        const id = [...this.lists].at(-1)?.[0] ?? '';
        this.lists.set(id, (list = { scheme: value, restarts: list.restarts }));
      } else if (name === 'lvlOverride') restarted = levelAt(attributes.get('w:ilvl'));
      else if (name === 'startOverride' && list) list.restarts.set(restarted, countOf(value));
    });
    scanPart(archive, part, WORD, reader);
  }

  private readStyles(archive: Archive, part: string): void {
    let style: { place?: NumberingPlace; basedOn?: string } = {};
    let level = 0;
    const reader = tagReader((name, attributes) => {
      const value = attributes.get('w:val') ?? '';
      if (name === 'style') {
        this.styles.set(attributes.get('w:styleId') ?? '', (style = {}));
        level = 0;
      } else if (name === 'basedOn') style.basedOn = value;
      else if (name === 'ilvl') level = levelAt(value);
      else if (name === 'numId') style.place = { list: value, level };
    });
    scanPart(archive, part, WORD, reader);
  }
}

/** Nine levels, counted from 0. */
export const levelAt = (text: string | undefined): number => (/^[0-8]$/.test(text ?? '') ? Number(text) : 0);
const countOf = (text: string): number => (/^\d{1,5}$/.test(text) ? Number(text) : 1);

const DIGITS = '零一二三四五六七八九';

function printCount(format: string, count: number): string {
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'taiwaneseCountingThousand':
    case 'japaneseCounting':
      return chinese(count);
    case 'ideographDigital':
      return [...String(count)].map((digit) => DIGITS[Number(digit)] ?? '').join('');
    case 'ideographTraditional':
      return '甲乙丙丁戊己庚辛壬癸'[count - 1] ?? String(count);
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return count >= 1 && count <= 20 ? String.fromCodePoint(0x245f + count) : String(count);
    case 'decimalZero':
      return String(count).padStart(2, '0');
    case 'upperLetter':
    case 'lowerLetter': {
      const letter = String.fromCharCode(65 + ((count + 25) % 26)).repeat(Math.ceil(count / 26));
      return format === 'upperLetter' ? letter : letter.toLowerCase();
    }
    case 'upperRoman':
      return roman(count);
    case 'lowerRoman':
      return roman(count).toLowerCase();
    default:
      return String(count);
  }
}

/** 21 is 二十一, 110 is 一百一十. */
function chinese(count: number): string {
  if (count >= 10_000 || count < 1) return String(count);
  const places = ['', '十', '百', '千'];
  const digits = [...String(count)].map(Number);
  const text = digits.map((digit, at) =>
    digit === 0 ? '零' : (DIGITS[digit] ?? '') + (places[digits.length - 1 - at] ?? ''),
  );
  return text.join('').replace(/零+/g, '零').replace(/零$/, '').replace(/^一十/, '十');
}

function roman(count: number): string {
  const letters: readonly [number, string][] = [
    ...([
      [1000, 'M'],
      [900, 'CM'],
      [500, 'D'],
      [400, 'CD'],
      [100, 'C'],
      [90, 'XC'],
    ] as [number, string][]),
    ...([
      [50, 'L'],
      [40, 'XL'],
      [10, 'X'],
      [9, 'IX'],
      [5, 'V'],
      [4, 'IV'],
      [1, 'I'],
    ] as [number, string][]),
  ];
  let rest = Math.min(count, 3999);
  return letters.reduce((text, [value, letter]) => {
    const times = Math.floor(rest / value);
    rest -= times * value;
    return text + letter.repeat(times);
  }, '');
}
