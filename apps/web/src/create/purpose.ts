import { hasColumn, type Template } from '@chengwen/domain';
import { weighingOf } from '../paper/grid-columns.js';

/** What a form is for, in one line (用途), told from what its template asks to be filled in. */
export const purposeOf = (template: Template): string => {
  if (template.chapters) return '分章撰写评价报告，正文中的数引自表格，并附收支分析表和各表';
  const sides = template.tracks ? '中长期与年度目标并列，' : '';
  if (hasColumn(template, 'forecast')) return '年中监控：填写截至某月的完成情况，预计全年，说明偏差和纠偏措施';
  if (hasColumn(template, 'actual'))
    return weighingOf(template) === 'scored'
      ? '年度终了自评：填写实际完成情况，逐项评分，计算总分和等级'
      : '年度终了自评：填写实际完成情况和执行数，不评分';
  if (weighingOf(template) === 'weighted') return `年初申报目标：${sides}分解指标并确定分值、赋分规则和佐证资料`;
  return `年初申报目标：${sides}把总体目标分解为可衡量的指标`;
};

/** The editions of one form (表样的各年度版), newest first; the newest that the year allows is the one to take. */
export interface Kind {
  readonly key: string;
  readonly editions: readonly [Template, ...Template[]];
}

/** Whether forms of a year may be made by an edition (适用年度). */
export const fitsYear = ({ years }: Template, year: number): boolean =>
  year >= years.from && (years.to === undefined || year <= years.to);

/** Every form by its kind; goals before what is measured by them, reports last, as the year goes. */
export const kindsOf = (all: readonly Template[]): readonly Kind[] => {
  const kinds = new Map<string, Template[]>();
  for (const template of all) kinds.set(template.kind, [...(kinds.get(template.kind) ?? []), template]);
  return [...kinds]
    .flatMap(([key, editions]): Kind[] => {
      const [first, ...others] = editions.sort((a, b) => b.edition.localeCompare(a.edition));
      return first ? [{ key, editions: [first, ...others] }] : [];
    })
    .sort((a, b) => season(a.editions[0]) - season(b.editions[0]) || a.key.localeCompare(b.key));
};

const season = (template: Template): number =>
  template.chapters ? 3 : hasColumn(template, 'forecast') ? 1 : hasColumn(template, 'actual') ? 2 : 0;
