import type { Category, Dimension, Indicator, Template } from '@chengwen/domain';

/** One printed line of the indicator grid; a span above 0 opens a merged cell over that many lines (合并单元格). */
export interface GridLine {
  readonly row: Indicator;
  readonly category: { readonly key: Category; readonly label: string; readonly span: number };
  readonly dimension: { readonly key: Dimension; readonly label: string; readonly span: number };
}

/** Lines in the template's order of categories and dimensions, the author's order within one, first columns merged. */
export const groupRows = (template: Template, indicators: readonly Indicator[]): readonly GridLine[] =>
  template.categories.flatMap((category) => {
    const inCategory = category.dimensions.map((dimension) => ({
      dimension,
      rows: indicators.filter((row) => row.category === category.key && row.dimension === dimension.key),
    }));
    const known = new Set(category.dimensions.map(({ key }) => key));
    // A row filed under a dimension that its category does not have is shown all the same: the checker says what is wrong.
    const strays = indicators.filter((row) => row.category === category.key && !known.has(row.dimension));
    const groups = [
      ...inCategory.filter(({ rows }) => rows.length > 0),
      ...strays.map((row) => ({
        dimension: { key: row.dimension, label: row.dimensionLabel ?? row.dimension },
        rows: [row],
      })),
    ];
    const span = groups.reduce((sum, { rows }) => sum + rows.length, 0);
    return groups.flatMap(({ dimension, rows }, group) =>
      rows.map((row, index) => ({
        row,
        category: {
          key: category.key,
          label: row.categoryLabel ?? category.label,
          span: group === 0 && index === 0 ? span : 0,
        },
        dimension: {
          key: dimension.key,
          label: row.dimensionLabel ?? dimension.label,
          span: index === 0 ? rows.length : 0,
        },
      })),
    );
  });
