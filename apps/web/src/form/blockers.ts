import type { FormContent } from '@chengwen/domain';
import { templates } from '@chengwen/templates';
import type { FindingPartsFragment, FormViewFragment } from '../gql/operations.generated.js';
import { SEVERITY_LABELS } from '../paper/severity.js';
import { placeKey, type Place } from '../paper/place.js';
import { placeLabel } from './place-label.js';

/** Something that stands in the way of submitting (提交前须处理), and where. */
export interface Blocker {
  readonly key: string;
  /** 错误, 需说明 or 批注. */
  readonly kind: string;
  readonly label: string;
  readonly where: Place;
}

const COMMENT = '批注';
const BLOCKING = ['error', 'explain'];

/** What this page knows to stand in the way: findings that block, and comments that nobody has answered yet. */
export const blockersOf = (
  form: Pick<FormViewFragment, 'template' | 'comments'>,
  content: FormContent,
  findings: readonly FindingPartsFragment[],
): readonly Blocker[] => {
  const template = templates[form.template];
  const labelOf = (where: Place) => (template ? placeLabel({ template, content }, where) : '');
  return [
    ...findings
      .filter(({ severity }) => BLOCKING.includes(severity))
      .map(({ rule, severity, where, message }) => ({
        key: `${rule} ${placeKey(where)} ${message}`,
        kind: SEVERITY_LABELS[severity] ?? severity,
        label: `${labelOf(where)}：${message}`,
        where,
      })),
    ...form.comments
      .filter(({ resolved }) => !resolved)
      .map(({ id, where, text }) => ({ key: id, kind: COMMENT, label: `${labelOf(where)}：${text}`, where })),
  ];
};

/** 还有 3 处错误、1 条批注，处理后才能提交. */
export const blockersText = (blockers: readonly Blocker[]): string => {
  const count = (kind: string) => blockers.filter((blocker) => blocker.kind === kind).length;
  const parts = [
    { text: `${count('错误')} 处错误`, count: count('错误'), verb: '更正' },
    { text: `${count('需说明')} 处需说明`, count: count('需说明'), verb: '说明' },
    { text: `${count(COMMENT)} 条批注未处理`, count: count(COMMENT), verb: '处理' },
  ].filter((part) => part.count > 0);
  return `还有 ${parts.map(({ text }) => text).join('、')}，${parts.length === 1 ? parts[0]?.verb : '处理'}后才能提交`;
};
