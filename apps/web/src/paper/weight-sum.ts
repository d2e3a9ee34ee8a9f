import {
  exact,
  type Category,
  type DecimalText,
  type FormContent,
  type Indicator,
  type Template,
} from '@chengwen/domain';

/** Sum of printed weights, exact (分值合计). */
export const weightOf = (rows: readonly Indicator[]): string =>
  rows.reduce((sum, { weight }) => sum.add(weight ?? 0), new exact(0)).toFixed();

/** The same for each 一级指标 that has rows. */
export const weightsByCategory = (rows: readonly Indicator[]): ReadonlyMap<Category, string> => {
  const groups = new Map<Category, Indicator[]>();
  for (const row of rows) {
    const group = groups.get(row.category);
    if (group) group.push(row);
    else groups.set(row.category, [row]);
  }
  return new Map([...groups].map(([category, group]) => [category, weightOf(group)]));
};

/** The weights of a form beside what its rule pack asks for (权重合计), and the same for each 一级指标 that it names. */
export interface WeightSum {
  readonly actual: string;
  readonly expected: DecimalText;
  readonly right: boolean;
  readonly categories: readonly { readonly label: string; readonly actual: string; readonly expected?: DecimalText }[];
}

export const weightSum = ({ categories, scoring }: Template, { indicators }: FormContent): WeightSum => {
  const actual = weightOf(indicators);
  return {
    actual,
    expected: scoring.indicatorTotal,
    right: new exact(actual).eq(scoring.indicatorTotal),
    categories: categories.flatMap(({ key, label }) => {
      const rows = indicators.filter(({ category }) => category === key);
      const expected = scoring.categoryWeights[key];
      return rows.length === 0 && expected === undefined
        ? []
        : [{ label, actual: weightOf(rows), ...(expected !== undefined && { expected }) }];
    }),
  };
};
