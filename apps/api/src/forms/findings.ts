import {
  checkBound,
  checkTogether,
  resolveFigures,
  roleOf,
  type BoundForm,
  type Finding,
  type FormContent,
  type Origin,
  type Template,
} from '@chengwen/domain';

/**
 * Everything the checker says about a form (检查): its own content with the figures that its text refers to, how it agrees
 * with what it is bound to, and what only shows when they lie side by side.
 */
export function findingsOf(
  template: Template,
  content: FormContent,
  year: number | null,
  origins: readonly Origin[],
): readonly Finding[] {
  const resolved = resolveFigures(template, content, boundForms(template, origins));
  const own = { template, content: resolved.content, year };
  const others = origins.map((origin) => ({ ...origin, year: origin.year ?? year }));
  const found = checkTogether([own, ...others], { of: 0 }).map(({ form: _, ...finding }) => finding);
  return [...found, ...resolved.findings, ...checkBound(template, content, origins)];
}

/** The origins in the roles in which a form binds them. */
export const boundForms = (template: Template, origins: readonly Origin[]): BoundForm[] =>
  origins.flatMap((origin) => {
    const role = roleOf(template, origin.template.kind);
    return role ? [{ role, template: origin.template, content: origin.content }] : [];
  });
