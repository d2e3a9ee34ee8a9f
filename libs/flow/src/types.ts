import type { DecimalText, Recheck, Role, Where } from '@chengwen/domain';

/** Commands a person can give on a form (操作), one word from button to database: mutation = command + "Form". */
export const COMMANDS = [
  'save',
  'submit',
  'withdraw',
  'open',
  'resolve',
  'approve',
  'return',
  'score',
  'publish',
  'void',
] as const;
export type CommandType = (typeof COMMANDS)[number];

/** 会签 / 或签 / 依次. */
export type CompletionRule = 'all' | 'any' | 'sequence';

/** A seat of a round (席位): one seat, one person. */
export interface Seat {
  readonly person: string;
  readonly name: string;
  readonly role: Role;
  readonly unit: string;
  readonly opened?: string;
  readonly ballot?: Ballot;
}

/** A decision cast in a seat (办理意见), at most one per seat and round. `carried` names the stage it was carried over from (沿用). */
export interface Ballot {
  readonly decision: 'approve';
  readonly by: string;
  readonly at: string;
  readonly opinion: string;
  readonly contentVersion: number;
  readonly carried?: string;
}

/** A comment anchored to a cell (批注), made on return; the author resolves it before submitting again. */
export interface Comment {
  readonly id: string;
  readonly where: Where;
  readonly text: string;
  readonly by: string;
  readonly name: string;
  readonly contentVersion: number;
  readonly resolved?: { readonly by: string; readonly at: string; readonly answer: string };
}

/** A closed round stays in the record: what stage, which seats, how it ended. */
export interface ClosedRound {
  readonly round: number;
  readonly stage: string;
  readonly seats: readonly Seat[];
  readonly outcome: 'approved' | 'returned' | 'withdrawn' | 'void';
}

/** What the chain knows of a form (XState context): ids, seats and counters, no form content. */
export interface Context {
  readonly author: string;
  /** Counts rounds over the form's life; 0 before the first submission. */
  readonly round: number;
  /** Counts submissions (第几次报送). */
  readonly submission: number;
  readonly seats: readonly Seat[];
  /** Rounds closed in the current submission; older ones are in the events. */
  readonly closed: readonly ClosedRound[];
  readonly comments: readonly Comment[];
  readonly returned?: { readonly by: string; readonly name: string; readonly stage: string; readonly reason: string; readonly opinion: string };
  readonly recheck?: Recheck;
}

/** Who could sit in each stage, as the org tree is now; found before deciding, because a rule that reads a database cannot be proved. */
export interface Facts {
  readonly seats: Readonly<Record<string, readonly Pick<Seat, 'person' | 'name' | 'role' | 'unit'>[]>>;
  /** Roles a stage asks for, for a sentence when nobody is there. */
  readonly content: { readonly version: number; readonly hash: string; readonly errors: number; readonly unexplained: number };
  /** May act for the author: holds the author role at the form's unit. */
  readonly authorColleague: boolean;
  readonly maySitAsPublisher: boolean;
  readonly administrator: boolean;
}

/** What each command carries besides who, when and the facts. */
export interface Payloads {
  save: { readonly content: { readonly version: number; readonly hash: string } };
  submit: { readonly opinion?: string };
  withdraw: { readonly reason?: string };
  open: object;
  resolve: { readonly comment: string; readonly answer: string };
  approve: { readonly opinion: string };
  return: { readonly reason: string; readonly opinion: string; readonly comments: readonly Pick<Comment, 'id' | 'where' | 'text'>[] };
  score: { readonly rows: Recheck['rows']; readonly opinion?: string; readonly total: DecimalText };
  publish: object;
  void: { readonly reason: string };
}

/** A command as the chain sees it: an XState event. `by` acts; ids and times come from outside, nothing is read here. */
export type ChainEvent = {
  [T in CommandType]: { readonly type: T; readonly by: string; readonly name: string; readonly at: string; readonly facts: Facts } & Payloads[T];
}[CommandType];

/** Something the outbox carries out after the decision is committed. */
export interface Effect {
  readonly type: 'freezeVersion' | 'notify';
  readonly params: Readonly<Record<string, string>>;
}
