import type { FormContent, Recheck, Role } from '@chengwen/domain';
import type { ChainEvent, Comment, Context, Effect, Seat, ClosedRound } from '@chengwen/flow';

/** Who did it, as they were at that moment: people move and are renamed, the record does not (经办人). */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly role: Role;
}

/** The links of a hash chain: `prev` is the record before, `marks` locate a change, `hash` proves there was none. */
export interface Sealed {
  readonly prev: string;
  readonly marks: string;
  readonly hash: string;
}

/** What happened, once and for ever (审计事件). `event` is the chain's own event, so the state can be replayed from these. */
export interface EventBody {
  /** `<form>:e000012`: deterministic, so a repeated move is harmless. */
  readonly _id: string;
  readonly form: string;
  readonly seq: number;
  /** Key of the command: the same key twice is one command with one answer. */
  readonly key: string;
  /** SHA-256 of the canonical command, so a key cannot be used for another. */
  readonly command: string;
  readonly type: 'create' | ChainEvent['type'];
  readonly by: Actor;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly round: number;
  readonly contentVersion: number;
  readonly contentHash: string;
  readonly event?: ChainEvent;
  /** On the first event only: what the form pins for life. */
  readonly created?: Pick<FormRecord, 'number' | 'region' | 'year' | 'unit' | 'template' | 'pack' | 'chain' | 'author'>;
  readonly version?: { readonly number: number; readonly hash: string };
}
export type FormEvent = EventBody & Sealed;

/** A frozen version (版本): numbered, printable, never changed. */
export interface VersionBody {
  /** `<form>:v0003`. */
  readonly _id: string;
  readonly form: string;
  readonly number: number;
  /** Number of the form (编号) as printed. */
  readonly formNumber: string;
  readonly cause: 'submit' | 'return' | 'score' | 'publish';
  readonly template: string;
  readonly pack?: string;
  readonly chain: string;
  readonly unit: string;
  readonly year: number;
  readonly by: Actor;
  readonly at: string;
  readonly author: string;
  readonly round: number;
  readonly submission: number;
  readonly contentVersion: number;
  readonly content: FormContent;
  readonly recheck?: Recheck;
  readonly comments: readonly Comment[];
  /** Closed rounds of this submission and the seats of the current one: whose opinions stand on the paper. */
  readonly rounds: readonly (
    ClosedRound | { readonly round: number; readonly stage: string; readonly seats: readonly Seat[] }
  )[];
}
export type FormVersion = VersionBody & Sealed;

/** Decided, not yet moved on (待办事项): part of the form document, so one write commits all. */
export type Outgoing =
  | { readonly id: string; readonly kind: 'event'; readonly event: FormEvent }
  | { readonly id: string; readonly kind: 'version'; readonly version: FormVersion }
  | { readonly id: string; readonly kind: 'effect'; readonly effect: Effect; readonly seq: number };

/** The form document: the one place where a decision becomes true. */
export interface FormRecord {
  /** Home region code, year, ULID: immutable; keeps everything of a form on one shard. */
  readonly _id: string;
  /** 编号, from a counter per unit, year and template: gaps are allowed, reuse is not. */
  readonly number: string;
  readonly region: string;
  readonly year: number;
  /** The unit responsible now. */
  readonly unit: string;
  /** Pinned for life: "self-evaluation@2020", "self-evaluation@1". */
  readonly template: string;
  /** Rule pack: "national@2020"; absent on forms from before packs could be chosen, which score by their edition's own. */
  readonly pack?: string;
  readonly chain: string;
  readonly author: string;
  readonly projectName: string;
  readonly state: { readonly value: string; readonly context: Context };
  readonly content: FormContent;
  readonly contentVersion: number;
  /** Number of the newest frozen version and its hash; 0 and "" before the first. */
  readonly frozen: { readonly number: number; readonly hash: string };
  /** Newest audit event: what a truncated tail is measured against. */
  readonly head: { readonly seq: number; readonly hash: string };
  /** Commits so far. Internal: people and clients speak of round and contentVersion. */
  readonly revision: number;
  /** Newest events, for repeated keys and the history's first screen. */
  readonly tail: readonly FormEvent[];
  readonly outbox: readonly Outgoing[];
  /** True while the outbox holds something. */
  readonly due?: true;
  /** People who have something to do on this form now. */
  readonly awaiting: readonly string[];
  /** Units whose people may see the form: own, department, finance. */
  readonly scope: readonly string[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A line in someone's box (通知): written by the outbox, at least once under one id. */
export interface Notice {
  readonly _id: string;
  readonly form: string;
  readonly person: string;
  readonly text: string;
  readonly at: Date;
}
