import type { PrintSeal } from '../model.js';
import { mm, sealOutlines, type Outlines, type Placement } from './outline.js';

/** Official seal red. */
const RED = '#d7000f';
const RIM_MM = 1;
const LARGEST_MM = 45;
/** The name runs along this much of the circle at most, leaving the foot of the seal free. */
const NAME_ARC = (250 / 180) * Math.PI;
const SERIAL_ARC = (76 / 180) * Math.PI;

/** A seal to draw; `note` is always 示意, so that nobody takes the picture for the legal seal. */
export type SealDrawing = PrintSeal & { readonly note: '示意' };

/**
 * Draws a round seal (公章) as SVG made of outlines only: one millimetre of rim, a five-pointed star, the owner's name
 * along the arc from left to right in 宋体, an optional line below the star and serial number at the foot. It holds no
 * text, so the text of a page under it stays as it is, and the same input gives the same SVG.
 *
 * A drawn seal has no legal force: it carries the mark 示意. Size and layout: 国发〔1999〕25号 (at most 45 mm; 42 mm is
 * common for bureaus of counties and cities).
 */
export async function drawSeal({ owner, centre, serial, diameterMm = 42, note }: SealDrawing): Promise<string> {
  const outlines = await sealOutlines();
  const size = Math.min(LARGEST_MM, diameterMm);
  const radius = size / 2;
  const scale = size / 42;
  const inner = radius - RIM_MM;
  const paths = [
    ring(radius, inner),
    star(6.6 * scale),
    along(outlines, owner, { top: inner - 0.9 * scale, height: 6.4 * scale, arc: NAME_ARC, widest: 0.86 }),
    centre ? line(outlines, centre, { y: 10.2 * scale, height: 3.6 * scale, width: 21 * scale }) : '',
    line(outlines, note, { y: (centre ? 13.4 : 11.2) * scale, height: 2.1 * scale, width: 8 * scale }),
    serial ? below(outlines, serial, { radius: inner - 0.8 * scale, height: 2 * scale }) : '',
  ];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${mm(size)}mm" height="${mm(size)}mm" ` +
    `viewBox="${mm(-radius)} ${mm(-radius)} ${mm(size)} ${mm(size)}" role="img" aria-hidden="true">` +
    `<path fill="${RED}" fill-rule="evenodd" d="${paths[0]}"/>` +
    `<path fill="${RED}" d="${paths.slice(1).join('')}"/></svg>`
  );
}

function ring(outer: number, inner: number): string {
  const circle = (r: number): string =>
    `M${mm(-r)} 0A${mm(r)} ${mm(r)} 0 1 1 ${mm(r)} 0A${mm(r)} ${mm(r)} 0 1 1 ${mm(-r)} 0Z`;
  return circle(outer) + circle(inner);
}

/** Filled five-pointed star (五角星), one point up. */
function star(radius: number): string {
  const inner = (radius * Math.sin(Math.PI / 10)) / Math.sin((7 * Math.PI) / 10);
  const points = Array.from({ length: 10 }, (_, i) => {
    const r = i % 2 === 0 ? radius : inner;
    const angle = (i * Math.PI) / 5;
    return `${mm(r * Math.sin(angle))} ${mm(-r * Math.cos(angle))}`;
  });
  return `M${points.join('L')}Z`;
}

/** Characters on an arc, feet to the centre. A long name gets narrower characters, then lower ones. */
function along(
  outlines: Outlines,
  text: string,
  { top, height, arc, widest }: { top: number; height: number; arc: number; widest: number },
): string {
  const characters = [...text];
  const shrink = Math.min(1, 16 / Math.max(1, characters.length)) ** 0.5;
  const tall = height * shrink;
  const middle = top - tall / 2;
  // Short names keep their characters together instead of spreading over the whole arc.
  const step = Math.min(arc / Math.max(1, characters.length - 1), (tall * 1.42) / middle);
  const width = Math.min(tall * widest, step * (top - tall) * 1.02);
  const from = (-step * (characters.length - 1)) / 2;
  return characters
    .map((character, i) => {
      const angle = from + i * step;
      const [sx, sy] = [width / outlines.advance(character), tall];
      // Cell of a character: centred on its middle, the box of a Han glyph reaching from -0.12 to 0.88 em.
      const [ox, oy] = [-width / 2, middle - tall / 2 + 0.12 * tall];
      return outlines.path(character, turned(angle, [sx, sy], [ox, oy]));
    })
    .join('');
}

/** One straight line of characters centred on the vertical axis, narrowed to `width`. */
function line(
  outlines: Outlines,
  text: string,
  { y, height, width }: { y: number; height: number; width: number },
): string {
  const characters = [...text];
  const natural = characters.reduce((sum, c) => sum + outlines.advance(c) * height, 0);
  const squeeze = Math.min(1, width / natural);
  let x = (-natural * squeeze) / 2;
  return characters
    .map((character) => {
      const path = outlines.path(character, [height * squeeze, 0, 0, -height, x, y + 0.38 * height]);
      x += outlines.advance(character) * height * squeeze;
      return path;
    })
    .join('');
}

/** Serial number along the foot of the circle, read from left to right, heads to the centre. */
function below(outlines: Outlines, text: string, { radius, height }: { radius: number; height: number }): string {
  const characters = [...text];
  const step = Math.min(SERIAL_ARC / Math.max(1, characters.length - 1), (height * 0.95) / radius);
  return characters
    .map((character, i) => {
      const angle = ((characters.length - 1) / 2 - i) * step;
      const [ox, oy] = [(-outlines.advance(character) * height) / 2, -radius];
      return outlines.path(character, turned(angle, [height, height], [ox, oy]));
    })
    .join('');
}

/** Sized, moved from the centre, then turned clockwise about it; from y upwards to y downwards. */
function turned(angle: number, [sx, sy]: [number, number], [ox, oy]: [number, number]): Placement {
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  return [sx * cos, sx * sin, sy * sin, -sy * cos, ox * cos + oy * sin, ox * sin - oy * cos];
}
