import { mongo } from 'mongoose';
import { decodeDecimals, encodeDecimals } from './decimal-codec.js';
import type { FormModels } from './form.schema.js';
import type { FormEvent, FormRecord, FormVersion, Notice, Outgoing } from './records.js';

/** Newest events kept in the form document, for repeated keys and the first screen of the history. */
const TAIL = 20;

/** What one accepted command changes: committed in one write or not at all. */
export interface Commit {
  readonly set: Partial<
    Pick<
      FormRecord,
      | 'state'
      | 'content'
      | 'contentVersion'
      | 'frozen'
      | 'head'
      | 'awaiting'
      | 'scope'
      | 'projectName'
      | 'author'
      | 'updatedAt'
    >
  >;
  readonly event: FormEvent;
  readonly outgoing: readonly Outgoing[];
}

/** Where a list stands: the sort key of the last form shown. */
export interface Position {
  readonly updatedAt: Date;
  readonly id: string;
}

/** Which forms a list shows; `reader` holds the units whose forms may be seen, `published` adds the public ones. */
export interface FormQuery {
  readonly awaiting?: string;
  readonly scope?: readonly string[];
  readonly published?: boolean;
  readonly all?: boolean;
  readonly unit?: string;
  readonly year?: number;
  readonly state?: string;
  readonly number?: string;
}

/** Forms, their events and frozen versions. Its one writer of a running form is a compare-and-set. */
export class FormRepository {
  constructor(private readonly models: FormModels) {}

  async load(id: string): Promise<FormRecord | undefined> {
    return record<FormRecord>(await this.models.forms.findOne({ _id: id }).lean());
  }

  /** A new form; false when the id is taken, which for a repeated create means: done already. */
  async insert(form: FormRecord): Promise<boolean> {
    try {
      await this.models.forms.create(encodeDecimals(form) as FormRecord);
      return true;
    } catch (error) {
      if (error instanceof mongo.MongoServerError && error.code === 11000) return false;
      throw error;
    }
  }

  /** Lands only if nobody has committed since `revision` was read; otherwise the caller loads and decides again. */
  async commit(
    form: Pick<FormRecord, '_id' | 'revision'>,
    { set, event, outgoing }: Commit,
  ): Promise<FormRecord | undefined> {
    const change = {
      $set: { ...(encodeDecimals(set) as object), due: true },
      $inc: { revision: 1 },
      $push: {
        tail: { $each: [encodeDecimals(event)], $slice: -TAIL },
        outbox: { $each: outgoing.map((item) => encodeDecimals(item)) },
      },
    };
    const filter = { _id: form._id, revision: form.revision };
    return record<FormRecord>(
      await this.models.forms.findOneAndUpdate(filter, change as never, { returnDocument: 'after' }).lean(),
    );
  }

  /** The event a command key led to, however long ago. */
  async eventByKey(form: FormRecord, key: string): Promise<FormEvent | undefined> {
    const recent =
      form.tail.find((event) => event.key === key) ??
      form.outbox.flatMap((item) => (item.kind === 'event' ? [item.event] : [])).find((event) => event.key === key);
    if (recent || form.head.seq <= form.tail.length) return recent;
    return record<FormEvent>(await this.models.events.findOne({ form: form._id, key }).lean());
  }

  /** All events of a form, oldest first: those moved out and those still waiting in the form. */
  async events(form: Pick<FormRecord, '_id' | 'outbox'>): Promise<FormEvent[]> {
    const moved = records<FormEvent>(await this.models.events.find(partOf(form._id, 'e')).lean());
    const waiting = form.outbox.flatMap((item) => (item.kind === 'event' ? [item.event] : []));
    return merged(moved, waiting).sort((a, b) => a.seq - b.seq);
  }

  /** All frozen versions of a form, oldest first. */
  async versions(form: Pick<FormRecord, '_id' | 'outbox'>): Promise<FormVersion[]> {
    const moved = records<FormVersion>(await this.models.versions.find(partOf(form._id, 'v')).lean());
    const waiting = form.outbox.flatMap((item) => (item.kind === 'version' ? [item.version] : []));
    return merged(moved, waiting).sort((a, b) => a.number - b.number);
  }

  /** Newest first; one more than asked for tells whether there is a next page. */
  async list(query: FormQuery, page: { readonly first: number; readonly after?: Position }): Promise<FormRecord[]> {
    const filter = { $and: [filterOf(query), ...(page.after ? [before(page.after)] : [])] };
    const found = this.models.forms
      .find(filter as never)
      .sort({ updatedAt: -1, _id: -1 })
      .limit(page.first);
    return records<FormRecord>(await found.lean());
  }

  /** How many forms a query matches, counted to `most` at the most: an exact count of a large list costs more than it tells. */
  async count(query: FormQuery, most = 10_000): Promise<number> {
    return this.models.forms.countDocuments(filterOf(query) as never, { limit: most });
  }

  /** Ids of forms with something in the outbox. */
  async due(most: number): Promise<string[]> {
    const found = await this.models.forms.find({ due: true }, { _id: 1 }).limit(most).lean();
    return found.map(({ _id }) => String(_id));
  }

  /** Moves an event out of the form; repeating it changes nothing. Another record under its id is an error, never taken for it. */
  async keepEvent(event: FormEvent): Promise<void> {
    await this.models.events.updateOne(
      { _id: event._id, hash: event.hash },
      { $setOnInsert: encodeDecimals(event) as never },
      { upsert: true },
    );
  }

  /** Moves a frozen version out of the form; repeating it changes nothing. */
  async keepVersion(version: FormVersion): Promise<void> {
    await this.models.versions.updateOne(
      { _id: version._id, hash: version.hash },
      { $setOnInsert: encodeDecimals(version) as never },
      { upsert: true },
    );
  }

  async keepNotice(notice: Notice): Promise<void> {
    await this.models.notices.updateOne({ _id: notice._id }, { $setOnInsert: notice }, { upsert: true });
  }

  /** Trims what was carried out. Only after its copy is durable; never touches `revision`, so no command is disturbed. */
  async settle(id: string, carried: readonly string[]): Promise<void> {
    await this.models.forms.updateOne({ _id: id }, { $pull: { outbox: { id: { $in: [...carried] } } } } as never);
    await this.models.forms.updateOne({ _id: id, outbox: { $size: 0 } }, { $unset: { due: 1 } });
  }

  /** Next 编号 of a unit, year and template: gaps are allowed, reuse is not. */
  async nextNumber(unit: string, year: number, template: string): Promise<number> {
    const counter = await this.models.counters
      .findOneAndUpdate(
        { _id: `${unit}:${year}:${template}` },
        { $inc: { value: 1 } },
        { upsert: true, returnDocument: 'after' },
      )
      .lean();
    return counter?.value ?? 1;
  }

  /** Every form id that anything is known of, for verification of the whole store: a deleted form leaves its records. */
  async ids(): Promise<string[]> {
    const { forms, events, versions } = this.models;
    const found = await Promise.all([forms.distinct('_id'), events.distinct('form'), versions.distinct('form')]);
    return [...new Set(found.flat().map(String))].sort();
  }
}

const record = <T>(document: unknown): T | undefined => (document ? (decodeDecimals(document) as T) : undefined);
const records = <T>(documents: readonly unknown[]): T[] => documents.map((document) => decodeDecimals(document) as T);

function merged<T extends { readonly _id: string }>(moved: readonly T[], waiting: readonly T[]): T[] {
  const known = new Set(moved.map(({ _id }) => _id));
  return [...moved, ...waiting.filter(({ _id }) => !known.has(_id))];
}

/** By id and by field, so that a record whose field was altered is still found and can be named. */
const partOf = (form: string, letter: 'e' | 'v'): object => ({
  $or: [{ _id: { $gte: `${form}:${letter}`, $lt: `${form}:${letter}~` } }, { form }],
});

const before = ({ updatedAt, id }: Position): object => ({
  $or: [{ updatedAt: { $lt: updatedAt } }, { updatedAt, _id: { $lt: id } }],
});

function filterOf({ awaiting, scope, published, all, unit, year, state, number }: FormQuery): object {
  const visible = [
    ...(scope ? [{ scope: { $in: [...scope] } }] : []),
    ...(published ? [{ 'state.value': 'published' }] : []),
  ];
  const parts: object[] = [];
  if (awaiting !== undefined) parts.push({ awaiting });
  if (!all && visible.length === 1) parts.push(visible[0] as object);
  if (!all && visible.length > 1) parts.push({ $or: visible });
  if (unit !== undefined) parts.push({ unit });
  if (year !== undefined) parts.push({ year });
  if (state !== undefined) parts.push({ 'state.value': state });
  if (number !== undefined) parts.push({ number });
  return parts.length > 0 ? { $and: parts } : {};
}
