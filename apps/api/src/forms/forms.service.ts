import { Injectable } from '@nestjs/common';
import {
  can,
  canonical,
  parseContent,
  refusal,
  refuseWrongUnits,
  Refusal,
  sha256,
  unitsOf,
  type Access,
  type FormContent,
  type Person,
  type Template,
} from '@chengwen/domain';
import { decide, offers, recorded, type Chain, type CommandType } from '@chengwen/flow';
import { FormRepository, type FormEvent, type FormRecord, type FormVersion } from '@chengwen/store';
import { isValid as isUlid } from 'ulid';
import { OutboxWorker } from '../outbox/outbox.worker.js';
import { Directory } from '../people/directory.js';
import { Bindings } from './bindings.js';
import { chainOf, templateFor } from './catalogue.js';
import { Clock } from './clock.js';
import { checkKey, commandDigest } from './command-key.js';
import { commandEvent, type CommandInput, type CreateInput } from './commands.js';
import { factsFor, rosterOf, type Roster } from './facts.js';
import { findingsOf } from './findings.js';
import { recordDecision } from './ledger.js';
import { readOn, type ListFilter, type Page, type PageOf } from './listing.js';
import { newForm } from './new-form.js';
import { beginning, originOf } from './origin.js';
import { actorOf, awaited, judged, scopeOf } from './standing.js';

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
    private readonly bindings: Bindings,
  ) {}

  /** 新建: an empty draft, or one filled from an import. The key becomes part of the id, so a repeated create is one form. */
  async create(input: CreateInput, by: Person): Promise<Outcome> {
    const origin = await originOf(input, by, this.directory, this.clock.now());
    const { unit, template } = origin;
    if (!isUlid(input.key)) throw refusal('command.keyMalformed', { key: input.key });
    const id = `${unit.region}-${input.year}-${input.key.toUpperCase()}`;
    const command = commandDigest('create', { ...input, content: input.content ?? null }, by);
    const known = await this.forms.load(id);
    if (!known) {
      const content = await beginning(template, input, by, this.bindings);
      const serial = await this.forms.nextNumber(unit.id, input.year, template.id);
      const { key, year } = input;
      await this.forms.insert(
        newForm({ ...origin, id, key, command, year, serial, content, by, now: this.clock.now() }),
      );
      this.outbox.poke();
    }
    const record = known ?? (await this.loaded(id));
    return { form: await this.seenBy(record, by), event: await this.answered(record, input.key, command) };
  }

  /** Any command on a form: decided on what stands now, committed only if that still stands, decided again otherwise. */
  async command(type: CommandType, input: CommandInput, by: Person): Promise<Outcome> {
    checkKey(input.key);
    const command = commandDigest(type, input, by);
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
    return this.read({ awaiting: by.id, scope: unitsOf(by) }, by, page);
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
    const template = templateFor(record);
    const chain = chainOf(record.chain);
    const roster = await this.roster(record, chain);
    const content = type === 'save' ? rewritten(template, record.content, input.content) : record.content;
    if (type === 'save') await this.bindings.verify(template, record.content, content, by);
    // A recheck changes what the next person sees, so it counts like a change of content: nobody approves a total unseen.
    const contentVersion = record.contentVersion + (type === 'save' || type === 'score' ? 1 : 0);
    const contentHash = sha256(canonical(content));
    const now = this.clock.now();
    const findings =
      type === 'submit'
        ? findingsOf(template, content, record.year, await this.bindings.originsOf(content))
        : undefined;
    const facts = factsFor(roster, value, by, judged(record.contentVersion, contentHash, findings));
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
    const entry = {
      record,
      decision,
      event: recorded(event, decision),
      by: actorOf(type, by, record, roster),
      at: event.at,
    };
    const made = recordDecision({ ...entry, key: input.key, command, content, contentVersion, contentHash });
    const { next } = decision;
    const committed = await this.forms.commit(record, {
      set: {
        state: next,
        contentVersion,
        ...(type === 'save' ? { content, projectName: content.fields['projectName'] ?? '' } : {}),
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
    return readOn(this.forms, query, page, (record) => this.seenBy(record, by).catch(leaveOut));
  }
}

/** One form that may not be seen, or not any more, does not spoil the list of the others. */
function leaveOut(error: unknown): undefined {
  if (error instanceof Refusal) return undefined;
  throw error;
}

/** A draft may hold what it was imported with, but nothing new goes in that its own target cannot measure. */
function rewritten(template: Template, before: FormContent, input: unknown): FormContent {
  const content = parseContent(template, input);
  refuseWrongUnits(before, content);
  return content;
}
