import { Injectable } from '@nestjs/common';
import {
  can,
  canonical,
  checkForm,
  emptyContent,
  holds,
  parseContent,
  refusal,
  refuseWrongUnits,
  Refusal,
  sha256,
  unitsOf,
  GENESIS,
  type Access,
  type FormContent,
  type OrgUnit,
  type Person,
  type Template,
} from '@chengwen/domain';
import {
  decide,
  initial,
  offers,
  recorded,
  type Chain,
  type ChainEvent,
  type CommandType,
  type Facts,
} from '@chengwen/flow';
import { FormRepository, type Actor, type FormEvent, type FormRecord, type FormVersion } from '@chengwen/store';
import { templates } from '@chengwen/templates';
import { chains } from '@chengwen/workflows';
import { isValid as isUlid } from 'ulid';
import { OutboxWorker } from '../outbox/outbox.worker.js';
import { Directory } from '../people/directory.js';
import { Clock } from './clock.js';
import { commandEvent, type CommandInput, type CreateInput } from './commands.js';
import { factsFor, rosterOf, type Roster } from './facts.js';
import { recordDecision, sealEvent, eventId } from './ledger.js';
import { readOn, type Page, type PageOf, type ListFilter } from './listing.js';

/** A form as one person may see it. */
export interface FormView {
  readonly record: FormRecord;
  readonly access: Access<CommandType>;
}

/** What became of a command: the event is the same for ever for one key, the form is as it stands now. */
export interface Outcome {
  readonly form: FormView;
  readonly event: FormEvent;
}

/** The chain that forms of a template go through. */
const CHAIN_OF: Readonly<Record<string, string>> = { 'self-evaluation@2020': 'self-evaluation@1' };
/** Lost races before the caller is asked to try again; each lost race means somebody else's command landed. */
const TRIES = 50;
/** What the person can put right and click again: the button stays, the refusal says what is missing. */
const MENDABLE: ReadonlySet<string> = new Set([
  'form.incomplete',
  'form.unexplained',
  'flow.commentOpen',
  'flow.needsScore',
  'flow.emptyStage',
]);

/** Every command and query on a form (表单): load → check → decide → commit. */
@Injectable()
export class FormsService {
  constructor(
    private readonly forms: FormRepository,
    private readonly directory: Directory,
    private readonly outbox: OutboxWorker,
    private readonly clock: Clock,
  ) {}

  /** 新建: an empty draft, or one filled from an import. The key becomes part of the id, so a repeated create is one form. */
  async create(input: CreateInput, by: Person): Promise<Outcome> {
    const { unit, template, chain } = await this.origin(input, by);
    if (!isUlid(input.key)) throw refusal('command.keyMalformed', { key: input.key });
    const content = input.content === undefined ? emptyContent(template) : parseContent(template, input.content);
    const id = `${unit.region}-${input.year}-${input.key.toUpperCase()}`;
    const command = digest('create', { ...input, content: input.content ?? null }, by);
    const known = await this.forms.load(id);
    if (!known) await this.forms.insert(await this.draft(id, { ...input, content }, unit, chain, by, command));
    const record = known ?? (await this.loaded(id));
    return { form: await this.seenBy(record, by), event: await this.answered(record, input.key, command) };
  }

  /** Any command on a form: decided on what stands now, committed only if that still stands, decided again otherwise. */
  async command(type: CommandType, input: CommandInput, by: Person): Promise<Outcome> {
    checkKey(input.key);
    const command = digest(type, input, by);
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const record = await this.loaded(input.formId);
      const view = await this.seenBy(record, by);
      if (await this.forms.eventByKey(record, input.key))
        return { form: view, event: await this.answered(record, input.key, command) };
      const committed = await this.attempt(type, input, by, record, command);
      if (!committed) continue;
      this.outbox.poke();
      return { form: await this.seenBy(committed.record, by), event: committed.event };
    }
    throw refusal('form.busy');
  }

  /** A form, if this person may see it. */
  async view(id: string, by: Person | undefined): Promise<FormView> {
    return this.seenBy(await this.loaded(id), by);
  }

  /** 待办: forms on which this person has something to do. */
  async inbox(by: Person, page: Page): Promise<PageOf<FormView>> {
    return this.read({ awaiting: by.id }, by, page);
  }

  /** Forms this person may see, newest change first. */
  async list(by: Person, page: Page & { readonly filter?: ListFilter }): Promise<PageOf<FormView>> {
    return this.read({ scope: unitsOf(by), published: true, ...page.filter }, by, page);
  }

  async history(id: string, by: Person): Promise<FormEvent[]> {
    const { record, access } = await this.view(id, by);
    return access.mask.history ? this.forms.events(record) : [];
  }

  async versions(id: string, by: Person | undefined): Promise<FormVersion[]> {
    const { record, access } = await this.view(id, by);
    const versions = await this.forms.versions(record);
    return access.mask.drafts ? versions : versions.slice(-1);
  }

  async version(id: string, number: number, by: Person | undefined): Promise<FormVersion> {
    const version = (await this.versions(id, by)).find((candidate) => candidate.number === number);
    if (!version) throw refusal('version.notFound', { version: number });
    return version;
  }

  private async attempt(
    type: CommandType,
    input: CommandInput,
    by: Person,
    record: FormRecord,
    command: string,
  ): Promise<{ record: FormRecord; event: FormEvent } | undefined> {
    const { context, value } = record.state;
    if (input.round !== context.round || input.contentVersion !== record.contentVersion)
      throw refusal('form.stale', { round: context.round, contentVersion: record.contentVersion });
    const template = templateOf(record.template);
    const chain = chainOf(record.chain);
    const roster = await this.roster(record, chain);
    const content = type === 'save' ? rewritten(template, record.content, input.content) : record.content;
    const contentVersion = record.contentVersion + (type === 'save' ? 1 : 0);
    const contentHash = sha256(canonical(content));
    const now = this.clock.now();
    const facts = factsFor(roster, value, by, judged(type, template, record, content, contentHash));
    const event = commandEvent(type, input, {
      by,
      at: now.toISOString(),
      facts,
      record,
      template,
      contentVersion,
      contentHash,
    });
    const decision = decide(chain, record.state, event);
    const entry = { record, decision, event: recorded(event, decision), by: actorOf(by, record, facts), at: event.at };
    const made = recordDecision({ ...entry, key: input.key, command, content, contentVersion, contentHash });
    const { next } = decision;
    const committed = await this.forms.commit(record, {
      set: {
        state: next,
        ...(type === 'save' ? { content, contentVersion, projectName: content.fields['projectName'] ?? '' } : {}),
        frozen: made.frozen,
        head: { seq: made.event.seq, hash: made.event.hash },
        awaiting: awaited(chain, { ...record, state: next }, roster),
        scope: scopeOf(roster.unit, next.context.submission),
        updatedAt: now,
      },
      event: made.event,
      outgoing: made.outgoing,
    });
    return committed && { record: committed, event: made.event };
  }

  private async origin(input: CreateInput, by: Person): Promise<{ unit: OrgUnit; template: Template; chain: string }> {
    const template = templateOf(input.template);
    const unit = await this.directory.unit(input.unit);
    if (!unit || !holds(by, 'author', unit.id)) throw refusal('person.forbidden', { what: '新建表单' });
    const chain = CHAIN_OF[template.id];
    if (!chain) throw refusal('template.unknown', { template: template.id });
    return { unit, template, chain };
  }

  private async draft(
    id: string,
    input: CreateInput & { readonly content: FormContent },
    unit: OrgUnit,
    chain: string,
    by: Person,
    command: string,
  ): Promise<FormRecord> {
    const now = this.clock.now();
    const serial = await this.forms.nextNumber(unit.id, input.year, input.template);
    const created = {
      number: `${unit.id}-${input.year}-${String(serial).padStart(4, '0')}`,
      region: unit.region,
      year: input.year,
      unit: unit.id,
      template: input.template,
      chain,
      author: by.id,
    };
    const state = initial(chainOf(chain), { author: by.id });
    const event = sealEvent(
      {
        _id: eventId(id, 1),
        form: id,
        seq: 1,
        key: input.key,
        command,
        type: 'create',
        by: { id: by.id, name: by.name, unit: unit.id, role: 'author' },
        at: now.toISOString(),
        from: '',
        to: state.value,
        round: 0,
        contentVersion: 1,
        contentHash: sha256(canonical(input.content)),
        created,
      },
      GENESIS,
    );
    return {
      _id: id,
      ...created,
      projectName: input.content.fields['projectName'] ?? '',
      state,
      content: input.content,
      contentVersion: 1,
      frozen: { number: 0, hash: '' },
      head: { seq: 1, hash: event.hash },
      revision: 1,
      tail: [event],
      outbox: [{ id: event._id, kind: 'event', event }],
      due: true,
      awaiting: [by.id],
      scope: scopeOf(unit, 0),
      createdAt: now,
      updatedAt: now,
    };
  }

  /** The recorded answer to a key, which has to be the answer to this very command. */
  private async answered(record: FormRecord, key: string, command: string): Promise<FormEvent> {
    const event = await this.forms.eventByKey(record, key);
    if (!event || event.command !== command) throw refusal('command.keyReused', { key });
    return event;
  }

  private async loaded(id: string): Promise<FormRecord> {
    const record = await this.forms.load(id);
    if (!record) throw refusal('form.notFound');
    return record;
  }

  private async seenBy(record: FormRecord, by: Person | undefined): Promise<FormView> {
    const commands = by ? await this.commandsFor(record, by) : [];
    const access = can(by, { scope: record.scope, published: record.state.value === 'published' }, commands);
    if (!access.see) throw refusal('form.notFound');
    return { record, access };
  }

  private async commandsFor(record: FormRecord, by: Person): Promise<CommandType[]> {
    const chain = chainOf(record.chain);
    const roster = await this.roster(record, chain);
    const content = { version: record.contentVersion, hash: '', errors: 0, unexplained: 0 };
    const facts = factsFor(roster, record.state.value, by, content);
    return offers(chain, record.state, { by: by.id, name: by.name, facts }).flatMap(({ command, refused }) =>
      !refused || (refused instanceof Refusal && MENDABLE.has(refused.code)) ? [command] : [],
    );
  }

  private async roster(record: FormRecord, chain: Chain): Promise<Roster> {
    const unit = await this.directory.unit(record.unit);
    if (!unit) throw new Error(`form ${record._id}: unit ${record.unit} is not in the org tree`);
    return rosterOf(chain, unit, this.directory);
  }

  private async read(query: Parameters<FormRepository['count']>[0], by: Person, page: Page): Promise<PageOf<FormView>> {
    return readOn(this.forms, query, page, (record) => this.seenBy(record, by));
  }
}

function templateOf(id: string): Template {
  const template = templates[id];
  if (!template) throw refusal('template.unknown', { template: id });
  return template;
}

function chainOf(id: string): Chain {
  const chain = chains[id];
  if (!chain) throw new Error(`chain ${id} is not in the catalogue`);
  return chain;
}

/** A draft may hold what it was imported with, but nothing new goes in that its own target cannot measure. */
function rewritten(template: Template, before: FormContent, input: unknown): FormContent {
  const content = parseContent(template, input);
  refuseWrongUnits(before, content);
  return content;
}

/** The content as the chain judges it: counted only where the chain asks, at submission. */
function judged(
  type: CommandType,
  template: Template,
  record: FormRecord,
  content: FormContent,
  hash: string,
): Facts['content'] {
  const findings = type === 'submit' ? checkForm(template, content, { year: record.year }) : [];
  const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
  return { version: record.contentVersion, hash, errors: count('error'), unexplained: count('explain') };
}

/** Who acts, in the position they act in. */
function actorOf(by: Person, record: FormRecord, facts: Facts): Actor {
  const seat = record.state.context.seats.find(({ person }) => person === by.id);
  const position = by.positions.find(({ unit }) => unit === record.unit) ?? by.positions[0];
  const role = seat?.role ?? (facts.maySitAsPublisher && record.state.value === 'approved' ? 'head' : position?.role);
  return { id: by.id, name: by.name, unit: seat?.unit ?? position?.unit ?? record.unit, role: role ?? 'author' };
}

/** People who have something to do now: open seats, publishers, or the author. */
function awaited(chain: Chain, { state, author }: FormRecord, roster: Roster): string[] {
  const open = state.context.seats.filter(({ ballot }) => !ballot).map(({ person }) => person);
  if (open.length > 0) return open;
  const publishers = roster.publishers[state.value];
  if (publishers) return publishers.filter((person) => !state.context.writers.includes(person));
  return chain.states[state.value]?.type === 'final' ? [] : [author];
}

/** A draft is its unit's own; from the first submission on, department and finance bureau see it too. */
const scopeOf = (unit: OrgUnit, submission: number): string[] =>
  submission === 0
    ? [unit.id]
    : [...new Set([unit.id, unit.department, unit.finance].filter((id) => id !== undefined))];

const checkKey = (key: string): void => {
  if (!/^[A-Za-z0-9_-]{8,64}$/.test(key)) throw refusal('command.keyMalformed', { key: key.slice(0, 80) });
};

/** What the key stands for: the whole command as the person gave it. */
const digest = (type: string, input: object, by: Person): string =>
  sha256(canonical(JSON.parse(JSON.stringify({ type, input, by: by.id }))));

export type { ChainEvent };
