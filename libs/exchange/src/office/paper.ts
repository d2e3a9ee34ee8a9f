/** How a cell of a printed form looks (单元格样式). */
export type CellLook = 'title' | 'year' | 'unit' | 'label' | 'text' | 'centre' | 'heading' | 'paragraph';

/** A cell of a sheet that is laid out as on paper; what it covers is merged. */
export interface PaperCell {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly text: string;
  readonly look: CellLook;
}

/** A sheet laid out as on paper (版面). */
export interface PaperSheet {
  readonly name: string;
  readonly landscape: boolean;
  /** In characters of half width. */
  readonly widths: readonly number[];
  readonly cells: readonly PaperCell[];
}

/** A cell before its place is known: as wide as its share of the row, as high as given. */
export interface Piece {
  readonly text: string;
  readonly columns: number;
  readonly rows?: number;
  readonly look?: CellLook;
}

/** Sets rows of pieces one below the other; a piece of several rows keeps its columns free in those below it. */
export class Paper {
  readonly cells: PaperCell[] = [];
  private row = 0;
  /** Columns still covered from above, by column: rows left. */
  private readonly covered: number[];

  constructor(readonly width: number) {
    this.covered = Array.from({ length: width + 1 }, () => 0);
  }

  /** The next row, its pieces from left to right; what is left of the width stays bare. */
  add(...pieces: readonly Piece[]): void {
    this.row++;
    const before = [...this.covered];
    this.covered.forEach((rows, column) => (this.covered[column] = Math.max(0, rows - 1)));
    let column = 1;
    for (const { text, columns, rows = 1, look = 'text' } of pieces) {
      while (column <= this.width && (before[column] ?? 0) > 0) column++;
      const end = Math.min(this.width, column + columns - 1);
      if (column > end) break;
      this.cells.push({ row: this.row, column, rows, columns: end - column + 1, text, look });
      for (let at = column; at <= end; at++) this.covered[at] = rows - 1;
      column = end + 1;
    }
  }

  /** A piece over the whole width. */
  across(text: string, look: CellLook): void {
    this.add({ text, columns: this.width, look });
  }
}
