import { checkBound, checkForm, type Finding, type FormContent, type Origin, type Template } from '@chengwen/domain';

/** Everything the checker says about a form: its own content, and how it agrees with what it is bound to (检查). */
export const findingsOf = (
  template: Template,
  content: FormContent,
  year: number,
  origins: readonly Origin[],
): readonly Finding[] => [...checkForm(template, content, { year }), ...checkBound(template, content, origins)];
