import { GENESIS, sealRecord } from '@chengwen/domain';
import type { ChainEvent, Decision } from '@chengwen/flow';
import type { Actor, EventBody, FormEvent, FormRecord, FormVersion, Outgoing, VersionBody } from '@chengwen/store';

/** A digit string that sorts as text: events and versions of one form stay in order under their ids. */
const padded = (value: number, digits: number): string => String(value).padStart(digits, '0');
export const eventId = (form: string, seq: number): string => `${form}:e${padded(seq, 6)}`;
export const versionId = (form: string, number: number): string => `${form}:v${padded(number, 4)}`;

/** Links an event to the one before (留痕). */
export const sealEvent = (body: EventBody, prev: string): FormEvent => {
  const plain = withoutHoles(body);
  return { ...plain, prev, ...sealRecord(plain, prev) };
};

/** Links a frozen version to the one before. */
export const sealVersion = (body: VersionBody, prev: string): FormVersion => {
  const plain = withoutHoles(body);
  return { ...plain, prev, ...sealRecord(plain, prev) };
};

/** What the database would not give back is not hashed either. */
const withoutHoles = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** What the record of a command is made of. */
export interface Entry {
  readonly record: FormRecord;
  readonly decision: Decision;
  /** The chain's event as recorded: with as much of the org tree as the decision rested on. */
  readonly event: ChainEvent;
  readonly by: Actor;
  readonly at: string;
  readonly key: string;
  readonly command: string;
  readonly content: FormRecord['content'];
  readonly contentVersion: number;
  readonly contentHash: string;
}

/** The event of an accepted command and the version it freezes, where the chain says so: one write commits both. */
export function recordDecision(entry: Entry): {
  readonly event: FormEvent;
  readonly frozen: FormRecord['frozen'];
  readonly outgoing: readonly Outgoing[];
} {
  const { record, decision } = entry;
  const seq = record.head.seq + 1;
  const version = decision.effects.some(({ type }) => type === 'freezeVersion') ? freeze(entry) : undefined;
  const event = sealEvent(
    {
      _id: eventId(record._id, seq),
      form: record._id,
      seq,
      key: entry.key,
      command: entry.command,
      type: entry.event.type,
      by: entry.by,
      at: entry.at,
      from: decision.from,
      to: decision.to,
      round: decision.next.context.round,
      contentVersion: entry.contentVersion,
      contentHash: entry.contentHash,
      event: entry.event,
      ...(version ? { version: { number: version.number, hash: version.hash } } : {}),
    },
    record.head.hash,
  );
  const effects = decision.effects
    .filter(({ type }) => type !== 'freezeVersion')
    .map((effect, index): Outgoing => ({ id: `${event._id}:${index}`, kind: 'effect', effect, seq }));
  return {
    event,
    frozen: version ? { number: version.number, hash: version.hash } : record.frozen,
    outgoing: [
      { id: event._id, kind: 'event', event },
      ...(version ? [{ id: version._id, kind: 'version', version } as const] : []),
      ...effects,
    ],
  };
}

function freeze({ record, decision, event, by, at, content, contentVersion }: Entry): FormVersion {
  const number = record.frozen.number + 1;
  const { context, value } = decision.next;
  const current = context.seats.length > 0 ? [{ round: context.round, stage: value, seats: context.seats }] : [];
  return sealVersion(
    {
      _id: versionId(record._id, number),
      form: record._id,
      number,
      formNumber: record.number,
      cause: event.type as VersionBody['cause'],
      template: record.template,
      ...(record.pack === undefined ? {} : { pack: record.pack }),
      chain: record.chain,
      unit: record.unit,
      year: record.year,
      by,
      at,
      author: record.author,
      round: context.round,
      submission: context.submission,
      contentVersion,
      content,
      ...(context.recheck ? { recheck: context.recheck } : {}),
      // A resubmission takes answered comments off the form; on the version they stand, with their answers.
      comments: event.type === 'submit' ? record.state.context.comments : context.comments,
      rounds: [...context.closed, ...current],
    },
    record.frozen.hash || GENESIS,
  );
}
