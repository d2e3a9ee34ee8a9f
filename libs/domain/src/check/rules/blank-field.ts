import type { Finding, Where } from '../finding.js';
import { filledLabel } from '../grid.js';
import type { Rule } from '../ground.js';

/** Fields and goals that the edition asks for are filled in (必填栏). Source: the printed form. */
export const blankField: Rule = ({ template, content }) => {
  const blank = (label: string, where: Where): Finding => ({
    rule: 'blank-field',
    severity: 'error',
    message: `“${filledLabel(label, content)}”未填写，请填写`,
    quote: '',
    where,
  });
  return [
    ...template.fields
      .filter(({ key, required }) => required && (content.fields[key] ?? '').trim() === '')
      .map(({ key, label }) => blank(label, { part: 'fields', field: key })),
    ...template.goals
      .filter(({ key, required }) => required && (content.goals[key] ?? '').trim() === '')
      .map(({ key, label }) => blank(label, { part: 'goals', field: key })),
  ];
};
