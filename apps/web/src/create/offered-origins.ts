import { bindsOf, type Template } from '@chengwen/domain';
import { templates } from '@chengwen/templates';
import type { OriginPartsFragment } from '../gql/operations.generated.js';

/** A form that another may begin from, with its template. */
export interface OriginForm extends Omit<OriginPartsFragment, 'template'> {
  readonly template: Template;
}

/** Forms of a unit and a year that a form of this template may rest on (可依据的表), by role as the template names them. */
export const offeredTo = (template: Template, forms: readonly OriginPartsFragment[]): readonly OriginForm[] =>
  bindsOf(template).flatMap(({ kinds }) =>
    forms.flatMap((form) => {
      const from = templates[form.template];
      return from && kinds.includes(from.kind) ? [{ ...form, template: from }] : [];
    }),
  );

/** The choice after a click on one of them: of a role that binds one form, the one clicked last. */
export const toggled = (
  template: Template,
  offered: readonly OriginForm[],
  picked: readonly string[],
  id: string,
): readonly string[] => {
  if (picked.includes(id)) return picked.filter((other) => other !== id);
  const kind = offered.find((form) => form.id === id)?.template.kind ?? '';
  const spec = bindsOf(template).find(({ kinds }) => kinds.includes(kind));
  const rival = (other: string): boolean => {
    const otherKind = offered.find((form) => form.id === other)?.template.kind ?? '';
    return spec?.many !== true && (spec?.kinds.includes(otherKind) ?? false);
  };
  const wanted = new Set([...picked.filter((other) => !rival(other)), id]);
  return offered.filter((form) => wanted.has(form.id)).map((form) => form.id);
};
