import { Schema, type Connection, type Model } from 'mongoose';
import type { FormEvent, FormRecord, FormVersion, Notice } from './records.js';

const { Mixed } = Schema.Types;
const options = { versionKey: false, minimize: false, strict: 'throw', id: false } as const;
const fixed = { type: String, required: true, immutable: true } as const;

const formSchema = new Schema<FormRecord>(
  {
    _id: fixed,
    number: fixed,
    region: fixed,
    year: { type: Number, required: true, immutable: true },
    unit: { type: String, required: true },
    template: fixed,
    pack: { type: String, immutable: true },
    chain: fixed,
    author: { type: String, required: true },
    projectName: { type: String, default: '' },
    state: { type: Mixed, required: true },
    content: { type: Mixed, required: true },
    contentVersion: { type: Number, required: true },
    frozen: { type: Mixed, required: true },
    head: { type: Mixed, required: true },
    revision: { type: Number, required: true },
    tail: { type: [Mixed], required: true },
    outbox: { type: [Mixed], required: true },
    due: Boolean,
    awaiting: { type: [String], required: true },
    scope: { type: [String], required: true },
    createdAt: { type: Date, required: true, immutable: true },
    updatedAt: { type: Date, required: true },
  },
  { ...options, collection: 'forms' },
)
  .index({ awaiting: 1, updatedAt: -1, _id: -1 })
  .index({ scope: 1, updatedAt: -1, _id: -1 })
  .index({ 'state.value': 1, updatedAt: -1, _id: -1 })
  .index({ unit: 1, year: 1, updatedAt: -1, _id: -1 })
  .index({ due: 1 }, { sparse: true });

const sealed = { prev: { type: String, required: false, default: '' }, marks: fixed, hash: fixed };

const eventSchema = new Schema<FormEvent>(
  {
    _id: fixed,
    form: fixed,
    seq: { type: Number, required: true },
    key: fixed,
    command: fixed,
    type: fixed,
    by: Mixed,
    at: fixed,
    from: { type: String, default: '' },
    to: fixed,
    round: Number,
    contentVersion: Number,
    contentHash: fixed,
    event: Mixed,
    created: Mixed,
    version: Mixed,
    ...sealed,
  },
  { ...options, collection: 'events' },
)
  .index({ form: 1, seq: 1 }, { unique: true })
  .index({ form: 1, key: 1 }, { unique: true });

const versionSchema = new Schema<FormVersion>(
  {
    _id: fixed,
    form: fixed,
    number: { type: Number, required: true },
    formNumber: fixed,
    cause: fixed,
    template: fixed,
    pack: { type: String, immutable: true },
    chain: fixed,
    unit: fixed,
    year: Number,
    by: Mixed,
    at: fixed,
    author: fixed,
    round: Number,
    submission: Number,
    contentVersion: Number,
    content: Mixed,
    recheck: Mixed,
    comments: { type: [Mixed], default: [] },
    rounds: { type: [Mixed], default: [] },
    ...sealed,
  },
  { ...options, collection: 'versions' },
).index({ form: 1, number: 1 }, { unique: true });

const noticeSchema = new Schema<Notice>(
  { _id: fixed, form: fixed, person: fixed, text: fixed, at: { type: Date, required: true } },
  { ...options, collection: 'notices' },
).index({ person: 1, at: -1 });

const counterSchema = new Schema<{ _id: string; value: number }>(
  { _id: fixed, value: { type: Number, required: true } },
  { ...options, collection: 'counters' },
);

/** The collections of forms and what hangs on them. */
export interface FormModels {
  readonly forms: Model<FormRecord>;
  readonly events: Model<FormEvent>;
  readonly versions: Model<FormVersion>;
  readonly notices: Model<Notice>;
  readonly counters: Model<{ _id: string; value: number }>;
}

/** Binds the schemas to a connection; asking twice gives the same models. */
export function formModels(connection: Connection): FormModels {
  const bind = <T>(name: string, schema: Schema<T>): Model<T> =>
    (connection.models[name] as Model<T> | undefined) ?? (connection.model(name, schema) as unknown as Model<T>);
  return {
    forms: bind('Form', formSchema),
    events: bind('FormEvent', eventSchema),
    versions: bind('FormVersion', versionSchema),
    notices: bind('Notice', noticeSchema),
    counters: bind('Counter', counterSchema),
  };
}

/** Creates every index that a query of the repositories leans on; harmless to repeat. */
export async function createFormIndexes({ forms, events, versions, notices }: FormModels): Promise<void> {
  await forms.createIndexes();
  await events.createIndexes();
  await versions.createIndexes();
  await notices.createIndexes();
}
