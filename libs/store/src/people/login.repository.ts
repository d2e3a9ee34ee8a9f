import type { PeopleModels } from './people.schema.js';
import type { AttemptRecord, SessionRecord } from './people.records.js';

/** Sessions and failed log-ins. Both are kept in the store, so every API process sees the same. */
export class LoginRepository {
  constructor(private readonly models: Pick<PeopleModels, 'sessions' | 'attempts'>) {}

  async session(id: string): Promise<SessionRecord | undefined> {
    return (await this.models.sessions.findOne({ _id: id }).lean<SessionRecord>()) ?? undefined;
  }

  async openSession(session: SessionRecord): Promise<void> {
    await this.models.sessions.create(session);
  }

  async touchSession(id: string, seenAt: Date): Promise<void> {
    await this.models.sessions.updateOne({ _id: id }, { $set: { seenAt } });
  }

  async closeSession(id: string): Promise<void> {
    await this.models.sessions.deleteOne({ _id: id });
  }

  /** Removes what nobody can use any more: sessions last seen, and failures first counted, before these times. */
  async sweep(before: { readonly seen: Date; readonly failed: Date }): Promise<void> {
    await this.models.sessions.deleteMany({ seenAt: { $lt: before.seen } });
    await this.models.attempts.deleteMany({ since: { $lt: before.failed } });
  }

  async attempts(id: string): Promise<AttemptRecord | undefined> {
    return (await this.models.attempts.findOne({ _id: id }).lean<AttemptRecord>()) ?? undefined;
  }

  /** Counts one more failure; two at once are both counted. Returns how many there are now. */
  async countFailure(id: string, at: Date): Promise<number> {
    const counted = await this.models.attempts
      .findOneAndUpdate(
        { _id: id },
        { $inc: { failures: 1 }, $setOnInsert: { since: at } },
        { upsert: true, returnDocument: 'after' },
      )
      .lean<AttemptRecord>();
    return counted?.failures ?? 1;
  }

  async lock(id: string, lockedUntil: Date): Promise<void> {
    await this.models.attempts.updateOne({ _id: id }, { $set: { lockedUntil } });
  }

  async forgetFailures(id: string): Promise<void> {
    await this.models.attempts.deleteOne({ _id: id });
  }
}
