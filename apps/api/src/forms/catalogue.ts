import { refusal, withPack, type Template } from '@chengwen/domain';
import type { Chain } from '@chengwen/flow';
import { rulePacks, templates } from '@chengwen/templates';
import { chains } from '@chengwen/workflows';

/** The edition a form pins (表样). */
export function templateOf(id: string): Template {
  const template = Object.hasOwn(templates, id) ? templates[id] : undefined;
  if (!template) throw refusal('template.unknown', { template: id.slice(0, 80) });
  return template;
}

/** The edition with the rule pack that a form pins (表样与评分规则): what it is checked, scored and printed by. */
export function templateFor({ template: id, pack }: { readonly template: string; readonly pack?: string }): Template {
  const template = templateOf(id);
  if (pack === undefined || pack === template.scoring.id) return template;
  const chosen = Object.hasOwn(rulePacks, pack) ? rulePacks[pack] : undefined;
  if (!chosen) throw refusal('pack.unknown', { pack: pack.slice(0, 80) });
  return withPack(template, chosen);
}

/** The chain a form pins (审批流). A form cannot pin one that was never released, so its absence is a fault. */
export function chainOf(id: string): Chain {
  const chain = Object.hasOwn(chains, id) ? chains[id] : undefined;
  if (!chain) throw new Error(`chain ${id} is not in the catalogue`);
  return chain;
}

/** The chain that new forms of a template go through: of the newest version of each chain, the one that names its kind. */
export function chainFor({ id, kind }: Template): Chain {
  const newest = new Map<string, Chain>();
  for (const each of Object.values(chains)) {
    const [name = '', version = ''] = each.id.split('@');
    const known = newest.get(name)?.id.split('@')[1] ?? '0';
    if (Number(version) > Number(known)) newest.set(name, each);
  }
  const all = [...newest];
  const [, chain] =
    all.find(([name, { meta }]) => meta.forms !== 'others' && (meta.forms ?? [name]).includes(kind)) ??
    all.find(([, { meta }]) => meta.forms === 'others') ??
    [];
  if (!chain) throw refusal('template.unknown', { template: id });
  return chain;
}
