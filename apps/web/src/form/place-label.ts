import { columnsOf, fillSlots, ROOM, type FormContent, type Template } from '@chengwen/domain';
import type { Place } from '../paper/place.js';

/** Cells of a row that are no column of their own on paper. */
const CELLS: Readonly<Record<string, string>> = {
  category: '一级指标',
  dimension: '二级指标',
  name: '三级指标',
  no: '指标序号',
  track: '所属一侧',
  recheck: '复核得分',
  scoreReason: '评分说明',
};
const PARTS: Readonly<Record<string, string>> = {
  fields: '基本信息',
  choices: '勾选项',
  funding: '项目资金',
  goals: '总体目标',
  indicators: '绩效指标',
  total: '总分',
  matrices: '附表',
  chapters: '报告正文',
  note: '说明',
};

interface Labelled {
  readonly key: string;
  readonly label: string;
}

type Names = readonly (string | undefined)[];

/** What the form is, and what stands in it: labels and headings may hold words of the form. */
export interface Named {
  readonly template: Template;
  readonly content: FormContent;
}

const labelIn = (specs: readonly Labelled[] | undefined, key: string | null | undefined): string | undefined =>
  specs?.find((spec) => spec.key === key)?.label;

const namesIn = ({ template, content }: Named, { part, row, field }: Place): Names => {
  switch (part) {
    case 'fields':
      return [labelIn(template.fields, field)];
    case 'goals':
      return [labelIn(template.goals, field)];
    case 'choices':
      return [labelIn(template.choices, row)];
    case 'funding':
      return [labelIn(template.funding.rows, row), labelIn(template.funding.columns, field)];
    case 'indicators':
      return [
        content.indicators.find(({ id }) => id === row)?.name || (row ? '未命名指标' : undefined),
        labelIn(columnsOf(template), field) ?? CELLS[field ?? ''],
      ];
    case 'matrices': {
      const [key, line] = (row ?? '').split('/');
      const spec = template.matrices?.find((one) => one.key === key);
      const found = spec?.rows.find((one) => one.key === line);
      const columns = [...(key ? (content.matrices?.[key]?.columns ?? []) : []), ...(spec?.sum ? [spec.sum] : [])];
      return [found ? `${found.group} ${found.label}` : spec?.title, labelIn(columns, field)];
    }
    case 'chapters': {
      const chapter = content.chapters?.find(({ id }) => id === row);
      const at = chapter?.blocks.findIndex(({ id }) => id === field) ?? -1;
      return [chapter && `${chapter.number}${chapter.heading}`, at < 0 ? undefined : `第${at + 1}段`];
    }
    default:
      return [];
  }
};

/** What a place is called when it is spoken of (栏目名称): 参保人数 · 实际完成值. */
export const placeLabel = (named: Named, place: Place): string => {
  const own = namesIn(named, place).filter(Boolean).join(' · ');
  // Where no year is at hand, the years of the form are this one and the last.
  const words = own.replaceAll('{year}', '本').replaceAll('{lastYear}', '上');
  return fillSlots(words, named.content, 0, ROOM) || (PARTS[place.part] ?? '表单');
};
