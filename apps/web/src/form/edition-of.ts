import { withPack, type Template } from '@chengwen/domain';
import { rulePacks, templates } from '@chengwen/templates';

const known = new Map<string, Template>();

/**
 * The edition of a form under the rule pack that it pins (表样与评分规则); undefined where this page does not know one of
 * them yet. The same pair is always the very same template.
 */
export const editionOf = ({
  template: id,
  pack,
}: {
  readonly template: string;
  readonly pack: string;
}): Template | undefined => {
  const template = templates[id];
  const rules = rulePacks[pack];
  if (template === undefined || template.scoring.id === pack) return template;
  if (rules === undefined) return undefined;
  const key = `${id} ${pack}`;
  const edition = known.get(key) ?? withPack(template, rules);
  known.set(key, edition);
  return edition;
};
