import { refusal, type Template } from '@chengwen/domain';
import type { Chain } from '@chengwen/flow';
import { templates } from '@chengwen/templates';
import { chains } from '@chengwen/workflows';

/** The edition a form pins (表样). */
export function templateOf(id: string): Template {
  const template = Object.hasOwn(templates, id) ? templates[id] : undefined;
  if (!template) throw refusal('template.unknown', { template: id.slice(0, 80) });
  return template;
}

/** The chain a form pins (审批流). A form cannot pin one that was never released, so its absence is a fault. */
export function chainOf(id: string): Chain {
  const chain = Object.hasOwn(chains, id) ? chains[id] : undefined;
  if (!chain) throw new Error(`chain ${id} is not in the catalogue`);
  return chain;
}

/** The chain that new forms of a template go through: the newest released one of the same name. */
export function chainFor({ id, kind }: Template): Chain {
  const versions = Object.keys(chains)
    .filter((chain) => chain.startsWith(`${kind}@`))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const newest = versions.at(-1);
  if (newest === undefined) throw refusal('template.unknown', { template: id });
  return chainOf(newest);
}
