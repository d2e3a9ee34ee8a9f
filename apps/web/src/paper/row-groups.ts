import type { Category, Dimension, Indicator, Template, Track } from '@chengwen/domain';

/** A merged cell: a span above 0 opens it over that many lines, 0 is covered by one above (合并单元格). */
interface Merged<K> {
  readonly key: K;
  readonly label: string;
  readonly span: number;
}

/** One side of a printed line; a form that sets its objectives twice has two (双轨). */
export interface GridSide {
  readonly track: Track | undefined;
  readonly dimension: Merged<Dimension>;
  /** Absent where the other side has more rows. */
  readonly row: Indicator | undefined;
}

/** One printed line of the indicator grid. */
export interface GridLine {
  readonly category: Merged<Category>;
  readonly sides: readonly GridSide[];
}

interface Group {
  readonly key: Dimension;
  readonly label: string;
  readonly rows: readonly Indicator[];
}

/** Rows of a category by dimension: the template's first, in its order; then those filed where the template has no place. */
const groupsOf = (
  dimensions: readonly { readonly key: Dimension; readonly label: string }[],
  rows: readonly Indicator[],
): readonly Group[] => {
  const known = new Set<string>(dimensions.map(({ key }) => key));
  return [
    ...dimensions.map(({ key, label }) => ({ key, label, rows: rows.filter((row) => row.dimension === key) })),
    // Shown all the same: the checker says what is wrong.
    ...rows
      .filter(({ dimension }) => !known.has(dimension))
      .map((row) => ({ key: row.dimension, label: row.dimensionLabel ?? row.dimension, rows: [row] })),
  ].filter((group) => group.rows.length > 0);
};

/** Lines in the template's order of categories and dimensions, the author's order within one, first columns merged. */
export const groupRows = (template: Template, indicators: readonly Indicator[]): readonly GridLine[] => {
  const tracks: readonly (Track | undefined)[] = template.tracks?.map(({ key }) => key) ?? [undefined];
  // A row that names no side belongs to the last one: the year's.
  const sideOf = ({ track }: Indicator): number => {
    const at = tracks.indexOf(track);
    return at < 0 ? tracks.length - 1 : at;
  };
  const known = new Set<string>(template.categories.map(({ key }) => key));
  const strays = [...new Set(indicators.map(({ category }) => category).filter((key) => !known.has(key)))];
  const categories = [
    ...template.categories,
    ...strays.map((key) => ({ key, label: key as string, dimensions: [] as Template['categories'][0]['dimensions'] })),
  ];
  return categories.flatMap(({ key, label, dimensions }) => {
    const inCategory = indicators.filter(({ category }) => category === key);
    const lines = groupsOf(dimensions, inCategory).flatMap((group) => {
      const sides = tracks.map((_, side) => group.rows.filter((row) => sideOf(row) === side));
      const span = Math.max(...sides.map((rows) => rows.length));
      return Array.from({ length: span }, (_, line) =>
        sides.map((rows, side) => ({
          track: tracks[side],
          row: rows[line],
          dimension: { key: group.key, label: group.label, span: line === 0 ? span : 0 },
        })),
      );
    });
    const printed = inCategory[0]?.categoryLabel ?? label;
    return lines.map((sides, line) => ({
      category: { key, label: printed, span: line === 0 ? lines.length : 0 },
      sides,
    }));
  });
};
