import type { PaperName } from '@chengwen/domain';

/** Sheet and margins in millimetres. */
export type Paper = {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly marginMm: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
  /** An official document: page numbers at the outer edge of odd and even pages, none on the cover. */
  readonly document?: true;
};

/** A4 upright, dense, for forms; the binding edge (订口) is on the left. */
export const A4_PORTRAIT: Paper = {
  widthMm: 210,
  heightMm: 297,
  marginMm: { top: 20, right: 14, bottom: 23, left: 18 },
};

/** A4 lengthwise for wide tables; bound at the upper edge. */
export const A4_LANDSCAPE: Paper = {
  widthMm: 297,
  heightMm: 210,
  marginMm: { top: 16, right: 14, bottom: 18, left: 14 },
};

/** Official document (公文, GB/T 9704-2012): text area 156 × 225 mm, 37 mm above it and 28 mm beside it. */
export const A4_DOCUMENT: Paper = {
  widthMm: 210,
  heightMm: 297,
  marginMm: { top: 37, right: 26, bottom: 35, left: 28 },
  document: true,
};

const PAPERS: Readonly<Record<PaperName, Paper>> = {
  portrait: A4_PORTRAIT,
  landscape: A4_LANDSCAPE,
  document: A4_DOCUMENT,
};

/** The sheet an edition names. */
export const paperNamed = (name: PaperName): Paper => PAPERS[name];

/** What stands in the margin of every page. */
export type Margin = {
  readonly topLeft: string;
  readonly topRight: string;
  readonly bottomLeft: string;
  /** SVG, drawn in the bottom right corner; empty for none. */
  readonly bottomRightSvg: string;
};

/** Width of the text area (版心宽) in millimetres. */
export const textWidth = ({ widthMm, marginMm }: Paper): number => widthMm - marginMm.left - marginMm.right;
/** Height of the text area (版心高) in millimetres. */
export const textHeight = ({ heightMm, marginMm }: Paper): number => heightMm - marginMm.top - marginMm.bottom;

/**
 * CSS of the sheet: size, margins, page number `— 1 —` (GB/T 9704), and the notes in the margin.
 * Without geometricPrecision the browser puts every digit on a whole pixel, which shows on paper as ragged spacing.
 */
export function pageStyle(paper: Paper, margin: Margin): string {
  const { top, right, bottom, left } = paper.marginMm;
  const note = 'font: 8pt "Chengwen Song"; color: #333; text-rendering: geometricPrecision; overflow-wrap: anywhere;';
  const picture = margin.bottomRightSvg
    ? `@bottom-right { content: url("data:image/svg+xml;base64,${Buffer.from(margin.bottomRightSvg).toString('base64')}"); vertical-align: top; padding-top: 2mm; }`
    : '';
  if (paper.document) return documentStyle(paper, margin, note);
  return `@page { size: ${paper.widthMm}mm ${paper.heightMm}mm; margin: ${top}mm ${right}mm ${bottom}mm ${left}mm;
@top-left { content: ${cssString(margin.topLeft)}; ${note} vertical-align: bottom; padding-bottom: 2.5mm; }
@top-right { content: ${cssString(margin.topRight)}; ${note} vertical-align: bottom; padding-bottom: 2.5mm; }
@bottom-left { content: ${cssString(margin.bottomLeft)}; ${note} vertical-align: top; padding-top: 7.5mm; }
@bottom-center { content: "— " counter(page) " —"; font: 12pt "Chengwen Song"; text-rendering: geometricPrecision; vertical-align: top; padding-top: 6mm; }
${picture} }
html { text-rendering: geometricPrecision; }
html, body { margin: 0; padding: 0; }
body { width: ${textWidth(paper)}mm; }`;
}

/**
 * A document carries its number — 1 — in 四号 half-width figures, its dash 7 mm below the text area, one character from the
 * outer edge: right on odd pages, left on even ones. What else identifies the version stays small, out of the number's way.
 */
function documentStyle(paper: Paper, margin: Margin, note: string): string {
  const { top, right, bottom, left } = paper.marginMm;
  const number =
    'content: "— " counter(page) " —"; font: 14pt "Chengwen Song"; text-rendering: geometricPrecision; vertical-align: top; padding-top: 5mm;';
  const code = margin.bottomRightSvg
    ? `@bottom-right { content: url("data:image/svg+xml;base64,${Buffer.from(margin.bottomRightSvg).toString('base64')}"); vertical-align: top; padding-top: 5mm; }`
    : '@bottom-right { content: none; }';
  return `@page { size: ${paper.widthMm}mm ${paper.heightMm}mm; margin: ${top}mm ${right}mm ${bottom}mm ${left}mm;
@top-left { content: ${cssString(margin.topLeft)}; ${note} vertical-align: bottom; padding-bottom: 8mm; }
@top-right { content: ${cssString(margin.topRight)}; ${note} vertical-align: bottom; padding-bottom: 8mm; }
@bottom-center { content: ${cssString(margin.bottomLeft)}; ${note} vertical-align: top; padding-top: 7.5mm; } }
@page :right { @bottom-right { ${number} padding-right: 14pt; } }
@page :left { @bottom-left { ${number} padding-left: 14pt; } }
@page :first { ${code} }
html { text-rendering: geometricPrecision; }
html, body { margin: 0; padding: 0; }
body { width: ${textWidth(paper)}mm; }`;
}

/** Any text as a CSS string that ends nowhere but at its end: all but letters and digits go as code points. */
export function cssString(text: string): string {
  const escaped = [...text].map((character) =>
    /[\p{L}\p{N}]/u.test(character) ? character : `\\${(character.codePointAt(0) ?? 0).toString(16)} `,
  );
  return `"${escaped.join('')}"`;
}
