import { Schema, type Connection, type Model } from 'mongoose';
import type { AttemptRecord, PersonRecord, SessionRecord, UnitRecord } from './people.records.js';

const options = { versionKey: false, minimize: false, strict: 'throw', id: false } as const;
const fixed = { type: String, required: true, immutable: true } as const;
const named = { type: String, required: true } as const;

const unitSchema = new Schema<UnitRecord>(
  {
    _id: fixed,
    name: named,
    region: fixed,
    kind: { ...named, enum: ['unit', 'department', 'finance'] },
    parent: String,
    department: String,
    finance: String,
    body: named,
  },
  { ...options, collection: 'units' },
);

const personSchema = new Schema<PersonRecord>(
  {
    _id: fixed,
    login: named,
    name: named,
    password: named,
    positions: { type: [new Schema({ unit: named, role: named }, { _id: false })], required: true },
    disabled: Boolean,
  },
  { ...options, collection: 'people' },
)
  .index({ login: 1 }, { unique: true })
  .index({ 'positions.unit': 1 });

const sessionSchema = new Schema<SessionRecord>(
  {
    _id: fixed,
    person: fixed,
    createdAt: { type: Date, required: true, immutable: true },
    seenAt: { type: Date, required: true },
  },
  { ...options, collection: 'sessions' },
)
  .index({ person: 1 })
  .index({ seenAt: 1 });

const attemptSchema = new Schema<AttemptRecord>(
  { _id: fixed, failures: { type: Number, required: true }, since: { type: Date, required: true }, lockedUntil: Date },
  { ...options, collection: 'attempts' },
).index({ since: 1 });

/** The collections of people and their log-ins. */
export interface PeopleModels {
  readonly units: Model<UnitRecord>;
  readonly people: Model<PersonRecord>;
  readonly sessions: Model<SessionRecord>;
  readonly attempts: Model<AttemptRecord>;
}

/** Binds the schemas to a connection; asking twice gives the same models. */
export function peopleModels(connection: Connection): PeopleModels {
  const bind = <T>(name: string, schema: Schema<T>): Model<T> =>
    (connection.models[name] as Model<T> | undefined) ?? (connection.model(name, schema) as unknown as Model<T>);
  return {
    units: bind('Unit', unitSchema),
    people: bind('Person', personSchema),
    sessions: bind('Session', sessionSchema),
    attempts: bind('Attempt', attemptSchema),
  };
}

/** Creates every index that a query on people leans on; harmless to repeat. */
export async function createPeopleIndexes({ people, sessions, attempts }: PeopleModels): Promise<void> {
  await people.createIndexes();
  await sessions.createIndexes();
  await attempts.createIndexes();
}
