/** category/dimension, name, then the cells that the edition prints, in paper order, as printed. */
export type Line = readonly [place: string, name: string, ...cells: string[]];

/** A clean form as a unit would write it down: what stands on paper, cell by cell. */
export interface Draft {
  readonly name: string;
  readonly template: string;
  readonly year: number;
  readonly fields: Readonly<Record<string, string>>;
  /** Row, column and amount; — for not applicable. */
  readonly funding: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly goals: Readonly<Record<string, string>>;
  readonly choices?: Readonly<Record<string, readonly string[]>>;
  readonly track?: 'annual';
  readonly rows: readonly Line[];
}
