/** The part of opentype.js that seals are drawn with; the package brings no types. */
declare module 'opentype.js' {
  export type Step = {
    readonly type: 'M' | 'L' | 'Q' | 'C' | 'Z';
    readonly x?: number;
    readonly y?: number;
    readonly x1?: number;
    readonly y1?: number;
    readonly x2?: number;
    readonly y2?: number;
  };
  export type Glyph = { readonly advanceWidth?: number; readonly path: { readonly commands: readonly Step[] } };
  export type Font = { readonly unitsPerEm: number; charToGlyph(character: string): Glyph };
  const opentype: { parse(file: ArrayBuffer): Font };
  export default opentype;
}
