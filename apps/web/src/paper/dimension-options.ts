import type { Template } from '@chengwen/domain';

/** 二级指标 to choose from, under their 一级指标; the value names both: "output/quantity". */
export const dimensionOptions = ({ categories }: Template) =>
  categories.map(({ key, label, dimensions }) => ({
    label,
    options: dimensions.map((dimension) => ({ value: `${key}/${dimension.key}`, label: dimension.label })),
  }));
