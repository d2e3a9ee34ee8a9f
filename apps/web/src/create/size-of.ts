import type { FormContent } from '@chengwen/domain';

/** How much of a form was read (读入数量): 8 栏, 14 项指标, 21 章. What the form does not have is not counted. */
export const sizeOf = ({ fields, goals, indicators, chapters = [], matrices = {} }: FormContent): readonly string[] => {
  const words = [...Object.values(fields), ...Object.values(goals)].filter((text) => text !== '').length;
  const tables = chapters.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'table')).length;
  return [
    { count: words, unit: '栏' },
    { count: indicators.length, unit: '项指标' },
    { count: chapters.length, unit: '章' },
    { count: tables + Object.keys(matrices).length, unit: '张附表' },
  ].flatMap(({ count, unit }) => (count > 0 ? [`${count} ${unit}`] : []));
};
