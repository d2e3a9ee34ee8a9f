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
  // References to the form's own figures are checked with the form; the others only here, where the bound forms are known.
  const known = new Set(found.map(placeOf));
  const unbound = resolved.findings.filter((finding) => !known.has(placeOf(finding)));
  return [...found, ...unbound, ...checkBound(template, content, origins)];
}

const placeOf = ({ rule, quote, where: { part, row, field } }: Finding): string =>
  JSON.stringify([rule, quote, part, row, field]);

/** The origins in the roles in which a form binds them. */
export const boundForms = (template: Template, origins: readonly Origin[]): BoundForm[] =>
  origins.flatMap((origin) => {
    const role = roleOf(template, origin.template.kind);
    return role ? [{ role, template: origin.template, content: origin.content }] : [];
  });
