import {
  can,
  canonical,
  deriveContent,
  parseContent,
  refusal,
  roleOf,
  type Access,
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

/** Forms that a new one may begin from; no report rests on more. */
const MOST_ORIGINS = 40;

/** What forms rest on (绑定): which version is in force, what a new form begins with, whether a binding is what it says. */
@Injectable()
export class Bindings {
  private readonly kept = new Map<string, Origin>();

  constructor(private readonly forms: FormRepository) {}

  /**
   * The content of a new form that rests on these (由绩效目标生成), each in its version in force.
   *
   * @throws Refusal form.notFound, bind.kind, bind.notInForce, command.malformed, and what parseContent refuses
   */
  async derive(template: Template, ids: readonly string[], by: Person): Promise<FormContent> {
    const path = 'from';
    if (ids.length > MOST_ORIGINS)
      throw refusal('command.malformed', { path, problem: `一张表最多依据 ${MOST_ORIGINS} 张表` });
    if (new Set(ids).size < ids.length) throw refusal('command.malformed', { path, problem: '同一张表选了两次' });
    const origins: Origin[] = [];
    for (const id of ids) origins.push(await this.inForce(template, id, by));
    return parseContent(template, deriveContent(template, origins));
  }

  /**
   * Every binding that a save brings in is a frozen version which this person may see.
   *
   * @throws Refusal form.notFound, bind.kind, bind.version
   */
  async verify(template: Template, before: FormContent, after: FormContent, by: Person): Promise<void> {
    const known = new Set(bindingsOf(before).map(canonical));
    for (const bound of bindingsOf(after)) {
      if (known.has(canonical(bound))) continue;
      const { role, binding } = bound;
      const { record, access } = await this.seen(binding.form, by);
      const from = templateOf(record.template);
      if (roleOf(template, from.kind) !== role)
        throw refusal('bind.kind', { title: template.title, other: from.title });
      const version = await this.version(record, binding);
      // Whoever may only read what was published cannot rest on a version before it, nor learn whether it exists.
      const readable = access.mask.drafts || version?.number === record.frozen.number;
      if (!readable || version?.hash !== binding.hash || binding.title !== titleOf(from, record))
        throw refusal('bind.version', { title: binding.title });
    }
  }

  /** The frozen contents that a form is bound to, for the checker; what can no longer be found is left out. */
  async originsOf({ bound }: Pick<FormContent, 'bound'>): Promise<Origin[]> {
    const found = await Promise.all(bindingsOf({ bound }).map(({ binding }) => this.origin(binding)));
    return found.filter((origin) => origin !== undefined);
  }

  /** The number of a newer version in force, where a binding has been overtaken (已有新版) and this person may see it. */
  async newerThan({ form, version }: Binding, by: Person | undefined): Promise<number | undefined> {
    const record = await this.forms.load(form);
    if (
      !record ||
      !accessOf(record, by).see ||
      !isInForce(record, chainOf(record.chain)) ||
      record.frozen.number <= version
    )
      return undefined;
    // Publishing freezes once more what was approved: the same content is nothing newer.
    const versions = await this.forms.versions(record);
    const contentAt = (wanted: number): string =>
      canonical(versions.find(({ number }) => number === wanted)?.content ?? null);
    return contentAt(record.frozen.number) === contentAt(version) ? undefined : record.frozen.number;
  }

  private async inForce(template: Template, id: string, by: Person): Promise<Origin> {
    const { record } = await this.seen(id, by);
    const from = templateOf(record.template);
    if (!roleOf(template, from.kind)) throw refusal('bind.kind', { title: template.title, other: from.title });
    if (!isInForce(record, chainOf(record.chain))) throw refusal('bind.notInForce', { number: record.number });
    const { number: version, hash } = record.frozen;
    const binding = { form: id, version, hash, title: titleOf(from, record) };
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

  private async seen(id: string, by: Person): Promise<{ record: FormRecord; access: Access }> {
    const record = await this.forms.load(id);
    const access = record && accessOf(record, by);
    if (!record || !access?.see) throw refusal('form.notFound');
    return { record, access };
  }
}

const accessOf = ({ scope, state }: FormRecord, by: Person | undefined): Access =>
  can(by, { scope, published: state.value === 'published' }, []);

/** What a binding is called on paper: the table it is, and its number. */
const titleOf = ({ title }: Template, { number }: FormRecord): string => `${title} ${number}`;

/** Decided and not undone: approved and waiting to be published, or published (生效). */
function isInForce({ state, frozen }: FormRecord, chain: Chain): boolean {
  const { publishers, final } = stageOf(chain, state.value);
  return frozen.number > 0 && (publishers !== undefined || (final && state.value !== 'void'));
}

const bindingsOf = ({ bound = {} }: Pick<FormContent, 'bound'>): { role: BindingRole; binding: Binding }[] =>
  (Object.entries(bound) as [BindingRole, Binding[]][]).flatMap(([role, bindings]) =>
    bindings.map((binding) => ({ role, binding })),
  );
