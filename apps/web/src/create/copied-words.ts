import { columnsOf, hasColumn, type IndicatorColumn, type Template } from '@chengwen/domain';
import { weighingOf } from '../paper/grid-columns.js';

/** Columns that go over with a row, as `deriveContent` copies them. */
const COPIED: readonly IndicatorColumn[] = ['target', 'weight', 'basis', 'lastYear', 'rule', 'evidence'];

interface Weighed {
  readonly template: Template;
  readonly pack: string;
}

const weighs = (template: Template): boolean => template.categories.length > 0 && weighingOf(template) !== 'plain';

/** That weights come over which another rule pack set (分值口径不同); empty where both agree, or nothing is weighed. */
export const packWarning = (template: Template, { template: from, pack }: Weighed): string =>
  weighs(template) && weighs(from) && pack !== template.scoring.id
    ? `所选表的分值按 ${pack} 设定，本表样为 ${template.scoring.id}；沿用原分值的，请在下面改选同一评分规则。`
    : '';

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join('、')}和${parts.at(-1) ?? ''}`;

/**
 * What a new form takes over from those it begins with (生成说明), in one sentence told from both templates; several forms are
 * all bound, and the first is the one that is copied.
 */
export const copiedWords = (template: Template, [first, ...others]: readonly Template[]): string => {
  if (first === undefined) return '';
  const known = new Set(first.fields.map(({ key }) => key));
  const columns = columnsOf(template).filter(({ key }) => COPIED.includes(key) && hasColumn(first, key));
  const parts = [
    template.fields.some(({ key }) => known.has(key)) ? '表头' : '',
    template.funding.rows.length > 0 && first.funding.rows.length > 0 ? '预算数' : '',
    template.goals.length > 0 && first.goals.length > 0 ? '年度目标' : '',
    template.categories.length > 0 && first.categories.length > 0
      ? `各项指标（${['名称', ...columns.map(({ label }) => label.replace(/\{\w+\}/g, ''))].join('、')}）`
      : '',
  ].filter((part) => part !== '');
  const several = others.length > 0 ? `第一份的${listed(parts)}` : listed(parts);
  const bound = others.length > 0 ? `并与所选 ${others.length + 1} 份的现行版本绑定` : '并与其现行版本绑定';
  return `将复制${several}，${bound}；其余由您填写。`;
};
