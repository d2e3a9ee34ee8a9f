import {
  can,
  canonical,
  deriveContent,
  refusal,
  roleOf,
  type Binding,
  type BindingRole,
  type FormContent,
  type Origin,
  type Person,
  type Template,
} from '@chengwen/domain';
import { stageOf, type Chain } from '@chengwen/flow';
import { FormRepository, type FormRecord, type FormVersion } from '@chengwen/store';
import { Injectable } from '@nestjs/common';
import { chainOf, templateOf } from './catalogue.js';

/** Versions never change, so the newest used ones are kept. */
const MOST_KEPT = 200;

/** What forms rest on (绑定): which version is in force, what a new form begins with, whether a binding is what it says. */
@Injectable()
export class Bindings {
  private readonly kept = new Map<string, Origin>();

  constructor(private readonly forms: FormRepository) {}

  /**
   * The content of a new form that rests on these (由绩效目标生成), each in its version in force.
   *
   * @throws Refusal form.notFound, bind.kind, bind.notInForce
   */
  async derive(template: Template, ids: readonly string[], by: Person): Promise<FormContent> {
    const origins: Origin[] = [];
    for (const id of ids) origins.push(await this.inForce(template, id, by));
    return deriveContent(template, origins);
  }

  /**
   * Every binding that a save brings in is a frozen version which this person may see.
   *
   * @throws Refusal form.notFound, bind.kind, bind.version
   */
  async verify(template: Template, before: FormContent, after: FormContent, by: Person): Promise<void> {
    const known = new Set(bindingsOf(before).map(({ binding }) => canonical(binding)));
    for (const { role, binding } of bindingsOf(after)) {
      if (known.has(canonical(binding))) continue;
      const record = await this.seen(binding.form, by);
      if (roleOf(template, templateOf(record.template).kind) !== role)
        throw refusal('bind.kind', { title: template.title, other: templateOf(record.template).title });
      const version = await this.version(record, binding);
      if (version?.hash !== binding.hash) throw refusal('bind.version', { title: binding.title });
    }
  }

  /** The frozen contents that a form is bound to, for the checker; what can no longer be found is left out. */
  async originsOf({ bound }: Pick<FormContent, 'bound'>): Promise<Origin[]> {
    const found = await Promise.all(bindingsOf({ bound }).map(({ binding }) => this.origin(binding)));
    return found.filter((origin) => origin !== undefined);
  }

  /** The number of a newer version in force, where a binding has been overtaken (已有新版). */
  async newerThan({ form, version }: Binding): Promise<number | undefined> {
    const record = await this.forms.load(form);
    if (!record || !isInForce(record, chainOf(record.chain)) || record.frozen.number <= version) return undefined;
    return record.frozen.number;
  }

  private async inForce(template: Template, id: string, by: Person): Promise<Origin> {
    const record = await this.seen(id, by);
    const from = templateOf(record.template);
    if (!roleOf(template, from.kind)) throw refusal('bind.kind', { title: template.title, other: from.title });
    if (!isInForce(record, chainOf(record.chain))) throw refusal('bind.notInForce', { number: record.number });
    const { number: version, hash } = record.frozen;
    const binding = { form: id, version, hash, title: `${from.title} ${record.number}` };
    const origin = await this.origin(binding);
    if (!origin) throw new Error(`form ${id}: version ${version} is not there`);
    return origin;
  }

  private async origin(binding: Binding): Promise<Origin | undefined> {
    const key = canonical(binding);
    const known = this.kept.get(key);
    if (known) return known;
    const record = await this.forms.load(binding.form);
    const version = record && (await this.version(record, binding));
    if (!version) return undefined;
    const { content, year } = version;
    const origin = { template: templateOf(version.template), content, binding, year };
    if (this.kept.size >= MOST_KEPT) this.kept.delete(this.kept.keys().next().value ?? '');
    this.kept.set(key, origin);
    return origin;
  }

  private async version(record: FormRecord, { version }: Binding): Promise<FormVersion | undefined> {
    return (await this.forms.versions(record)).find(({ number }) => number === version);
  }

  private async seen(id: string, by: Person): Promise<FormRecord> {
    const record = await this.forms.load(id);
    const published = record?.state.value === 'published';
    if (!record || !can(by, { scope: record.scope, published }, []).see) throw refusal('form.notFound');
    return record;
  }
}

/** Decided and not undone: approved and waiting to be published, or published (生效). */
function isInForce({ state, frozen }: FormRecord, chain: Chain): boolean {
  const { publishers, final } = stageOf(chain, state.value);
  return frozen.number > 0 && (publishers !== undefined || (final && state.value !== 'void'));
}

const bindingsOf = ({ bound = {} }: Pick<FormContent, 'bound'>): { role: BindingRole; binding: Binding }[] =>
  (Object.entries(bound) as [BindingRole, Binding[]][]).flatMap(([role, bindings]) =>
    bindings.map((binding) => ({ role, binding })),
  );
