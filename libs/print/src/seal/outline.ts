import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import opentype, { type Font } from 'opentype.js';
import { FONT_FOLDER } from '../browser/folders.js';

/** Placement of a glyph: 2 × 3 matrix as in SVG, applied to outlines whose em is one unit, y upwards. */
export type Placement = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** Outlines of a font, em = 1, y upwards, without hinting. */
export type Outlines = {
  /** Width of a character's cell in ems. */
  advance(character: string): number;
  /** SVG path data of a character under `placement`; empty for a blank. */
  path(character: string, placement: Placement): string;
};

let loaded: Promise<Outlines> | undefined;

/** Outlines of Song Bold, the face of official seals (宋体); read once, half a second. */
export function sealOutlines(): Promise<Outlines> {
  loaded ??= readFile(join(FONT_FOLDER, 'ChengwenSong-700.ttf')).then((file) =>
    outlinesOf(opentype.parse(Uint8Array.from(file).buffer)),
  );
  loaded.catch(() => (loaded = undefined));
  return loaded;
}

function outlinesOf(font: Font): Outlines {
  const em = font.unitsPerEm;
  return {
    advance: (character) => (font.charToGlyph(character).advanceWidth ?? em) / em,
    path(character, [a, b, c, d, e, f]) {
      const at = (x = 0, y = 0): string => {
        const [u, v] = [x / em, y / em];
        return `${mm(a * u + c * v + e)} ${mm(b * u + d * v + f)}`;
      };
      return font
        .charToGlyph(character)
        .path.commands.map((step) => {
          switch (step.type) {
            case 'M':
            case 'L':
              return `${step.type}${at(step.x, step.y)}`;
            case 'Q':
              return `Q${at(step.x1, step.y1)} ${at(step.x, step.y)}`;
            case 'C':
              return `C${at(step.x1, step.y1)} ${at(step.x2, step.y2)} ${at(step.x, step.y)}`;
            case 'Z':
              return 'Z';
          }
        })
        .join('');
    },
  };
}

/** Millimetres to a thousandth: finer than any printer, and the same digits on every machine. */
export const mm = (value: number): string => (Math.round(value * 1000) / 1000 + 0).toString();
