import type { FormContent, Template } from '@chengwen/domain';
import type { Place } from '../paper/place.js';

const COLUMNS: Readonly<Record<string, string>> = {
  category: '一级指标',
  dimension: '二级指标',
  name: '三级指标',
  target: '年度指标值',
  actual: '实际完成值',
  weight: '分值',
  score: '自评得分',
  recheck: '复核得分',
  scoreReason: '评分说明',
  variance: '偏差原因',
};
const PARTS: Readonly<Record<string, string>> = {
  fields: '基本信息',
  funding: '项目资金',
  goals: '年度总体目标',
  indicators: '绩效指标',
  total: '总分',
  note: '说明',
};

interface Labelled {
  readonly key: string;
  readonly label: string;
}

const labelIn = (specs: readonly Labelled[], key: string | null | undefined): string | undefined =>
  specs.find((spec) => spec.key === key)?.label;

/** What a place is called when it is spoken of (栏目名称): 参保人数 · 实际完成值. */
export const placeLabel = (
  { template, content }: { readonly template: Template; readonly content: FormContent },
  { part, row, field }: Place,
): string => {
  const own =
    part === 'fields'
      ? [labelIn(template.fields, field)]
      : part === 'goals'
        ? [labelIn(template.goals, field)]
        : part === 'funding'
          ? [labelIn(template.funding.rows, row), labelIn(template.funding.columns, field)]
          : part === 'indicators'
            ? [
                content.indicators.find(({ id }) => id === row)?.name || (row ? '未命名指标' : undefined),
                COLUMNS[field ?? ''],
              ]
            : [];
  return own.filter(Boolean).join(' · ') || (PARTS[part] ?? '表单');
};
