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

/** 操作 by its Chinese name, as on the button. */
export const COMMAND_LABELS: Readonly<Record<CommandType, string>> = {
  save: '保存',
  submit: '提交',
  withdraw: '撤回',
  open: '签收',
  resolve: '处理批注',
  approve: '审核通过',
  return: '退回',
  score: '评分',
  publish: '公开',
  void: '作废',
};

/** 会签 / 或签 / 依次. */
export type CompletionRule = 'all' | 'any' | 'sequence';

/** A seat of a round (席位): one seat, one person. */
export interface Seat {
  readonly person: string;
  readonly name: string;
  readonly role: Role;
  readonly unit: string;
  /** Legal body of the unit (法人): an approval is carried over within one body only. */
  readonly body: string;
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

/** How a round ended (轮次结果). */
export const OUTCOMES = ['approved', 'returned', 'withdrawn', 'void'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A closed round stays in the record: what stage, which seats, how it ended. */
export interface ClosedRound {
  readonly round: number;
  readonly stage: string;
  readonly seats: readonly Seat[];
  readonly outcome: Outcome;
}

/** What the chain knows of a form (XState context): ids, seats and counters, no form content. */
export interface Context {
  readonly author: string;
  /** Everybody who wrote in this form, its author first: none of them ever sits on it (本人填报的表单不得由本人审核). */
  readonly writers: readonly string[];
  /** Counts rounds over the form's life; 0 before the first submission. */
  readonly round: number;
  /** Counts submissions (第几次报送). */
  readonly submission: number;
  readonly seats: readonly Seat[];
  /** Rounds closed in the current submission; older ones are in the events. */
  readonly closed: readonly ClosedRound[];
  /** Open ones, and those answered since the last submission; older ones are in the events. */
  readonly comments: readonly Comment[];
  readonly returned?: {
    readonly by: string;
    readonly name: string;
    readonly stage: string;
    readonly reason: string;
    readonly opinion: string;
  };
  readonly recheck?: Recheck;
}

/** Someone whom a stage's reviewer rule finds (候选审核人), before a seat is opened. */
export type Candidate = Pick<Seat, 'person' | 'name' | 'role' | 'unit' | 'body'>;

/** Who could sit in each stage, as the org tree is now; found before deciding, because a rule that reads a database cannot be proved. */
export interface Facts {
  /** Every office somebody is asked in, by stage: whoever holds two is named twice, and seated once, in the first. */
  readonly seats: Readonly<Record<string, readonly Candidate[]>>;
  readonly content: {
    readonly version: number;
    readonly hash: string;
    readonly errors: number;
    readonly unexplained: number;
  };
  /** Whether the person acting, the author or not, holds the author role at the form's unit now. */
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
  return: {
    readonly reason: string;
    readonly opinion: string;
    readonly comments: readonly Pick<Comment, 'where' | 'text'>[];
  };
  score: { readonly rows: Recheck['rows']; readonly opinion?: string; readonly total: DecimalText };
  publish: object;
  void: { readonly reason: string };
}

/** A command as the chain sees it: an XState event. `by` acts; names and times come from outside, nothing is read here. */
export type ChainEvent = {
  [T in CommandType]: {
    readonly type: T;
    readonly by: string;
    readonly name: string;
    readonly at: string;
    readonly facts: Facts;
  } & Payloads[T];
}[CommandType];

/**
 * Something the outbox carries out after the decision is committed: `freezeVersion` {cause, stage}, `notify` {to, stage},
 * where `to` is reviewers, author or publishers and `stage` the stage in which it arose.
 */
export interface Effect {
  readonly type: 'freezeVersion' | 'notify';
  readonly params: Readonly<Record<string, string>>;
}

/** Where a form stands (表单状态): all that is stored of a chain, plain JSON. */
export interface FlowState {
  readonly value: string;
  readonly context: Context;
}
