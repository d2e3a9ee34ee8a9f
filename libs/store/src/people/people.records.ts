import type { OrgUnit, Person } from '@chengwen/domain';

/** A unit of the org tree as stored (单位). */
export interface UnitRecord extends Omit<OrgUnit, 'id'> {
  readonly _id: string;
}

/** A person who can log in (人员). The password is kept as an argon2id hash only. */
export interface PersonRecord extends Omit<Person, 'id'> {
  readonly _id: string;
  /** Login name, lower case. */
  readonly login: string;
  readonly password: string;
  /** Left or suspended (停用): the record stays, because forms name the person for ever. */
  readonly disabled?: true;
}

/** A logged-in browser (会话). `_id` is the SHA-256 of the cookie's token: who reads the store cannot log in. */
export interface SessionRecord {
  readonly _id: string;
  readonly person: string;
  readonly createdAt: Date;
  readonly seenAt: Date;
}

/** Wrong passwords for one login name from one address (登录失败记录). `_id` is a SHA-256 of both. */
export interface AttemptRecord {
  readonly _id: string;
  readonly failures: number;
  readonly since: Date;
  readonly lockedUntil?: Date;
}
