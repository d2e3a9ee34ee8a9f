import type { DecimalText, Recheck, Role, Verdict, Where } from '@chengwen/domain';

/** Commands a person can give on a form (操作), one word from button to database: mutation = command + "Form". */
export const COMMANDS = [
  'save',
  'submit',
  'withdraw',
  'open',
  'resolve',
  'approve',
  'reject',
  'return',
  'score',
  'ratify',
  'transfer',
  'delegate',
  'advise',
  'addReviewer',
  'removeReviewer',
  'reassign',
  'comment',
  'copy',
  'remind',
  'requestReturn',
  'adjust',
  'publish',
  'archive',
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
  reject: '不同意',
  return: '退回',
  score: '评分',
  ratify: '批复',
  transfer: '转办',
  delegate: '委派',
  advise: '提出意见',
  addReviewer: '加签',
  removeReviewer: '减签',
  reassign: '改派',
  comment: '批注',
  copy: '抄送',
  remind: '催办',
  requestReturn: '申请退回',
  adjust: '目标调整',
  publish: '公开',
  archive: '归档',
  void: '作废',
};

/** 会签 / 或签 / 依次 / 投票表决. */
export type CompletionRule = 'all' | 'any' | 'sequence' | 'vote';

/** 加签 before the seat that asks for it, after it, or beside it. */
export const ADDED = ['before', 'after', 'beside'] as const;
export type Added = (typeof ADDED)[number];

/** Who held a seat before (转办、改派前的席位), and what they left with it. */
export interface Handover extends Candidate {
  readonly how: 'transfer' | 'reassign';
  readonly by: string;
  readonly at: string;
  readonly opinion: string;
}

/** A helper asked for an opinion (委派): while it is awaited, the seat does not decide. */
export interface Helper extends Candidate {
  readonly at: string;
  readonly request: string;
}

/** What a helper said (受托人意见). The owner of the seat decides. */
export interface Advice {
  readonly by: string;
  readonly name: string;
  readonly at: string;
  readonly opinion: string;
  readonly contentVersion: number;
}

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
  /** 加签: whose seat asked for this one, and where it stands to it. Absent: the chain asks. */
  readonly added?: { readonly by: string; readonly how: Added };
  /** Earlier holders, the first of them the one the chain asked; the seat still stands for that one's role. */
  readonly passed?: readonly Handover[];
  readonly helper?: Helper;
  readonly advice?: readonly Advice[];
}

/** A decision cast in a seat (办理意见), at most one per seat and round. `carried` names the stage it was carried over from (沿用). */
export interface Ballot {
  readonly decision: 'approve' | 'reject';
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
export const OUTCOMES = ['approved', 'returned', 'withdrawn', 'void', 'rejected'] as const;
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
  /** 直送: once corrected, on to this stage and not again through those between. */
  readonly straight?: string;
  /** The last decision that ended a round (末位办理): who gave it may take it back while nobody went on. */
  readonly decided?: { readonly by: string; readonly stage: string; readonly round: number };
  /** A decision taken back (撤回审批): the stage opens again with the other ballots where they were. */
  readonly takenBack?: { readonly by: string; readonly stage: string };
  /** 申请退回: the author asks the seats of this round to return the form. */
  readonly requested?: { readonly round: number; readonly by: string; readonly at: string; readonly reason: string };
  /** 催办: last time, by round and working day. */
  readonly reminded?: { readonly round: number; readonly day: string };
  /** 抄送: who was sent a copy, once each. */
  readonly copies?: readonly string[];
  readonly verdict?: Judged;
  /** The objective in force (生效目标), while an adjustment of it is under review too. */
  readonly ratified?: Ratified;
  /** The adjustment now open (目标调整): number of the budget adjustment it follows. */
  readonly adjustment?: { readonly number: string; readonly reason: string; readonly by: string; readonly at: string };
}

/** 目标审核意见 as a seat gave it. */
export interface Judged {
  readonly verdict: Verdict;
  readonly total: DecimalText;
  readonly by: string;
  readonly at: string;
  readonly contentVersion: number;
}

/** 批复: number, date of effect (ISO date) and content of the objective in force. */
export interface Ratified {
  readonly number: string;
  readonly date: string;
  readonly by: string;
  readonly at: string;
  readonly contentVersion: number;
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
  /** Every office the person acting holds now: a seat that was handed on or added stands on one of these. */
  readonly offices?: readonly Candidate[];
  /** Every office of the person named in the command (转办、委派、加签、改派对象), as the org tree is now. */
  readonly named?: readonly Candidate[];
  /** The working day of the command by the unit's calendar (ISO date), for what may happen once a day. */
  readonly day?: string;
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
    /** An earlier stage of this submission, or `previous`; absent: to the author. */
    readonly to?: string;
    /** 直送: once corrected, straight back here; absent: again through all stages. */
    readonly straight?: boolean;
  };
  score: {
    readonly rows: Recheck['rows'];
    readonly opinion?: string;
    readonly total: DecimalText;
    /** Of an objective only. */
    readonly verdict?: Verdict;
  };
  publish: object;
  void: { readonly reason: string };
  reject: { readonly opinion: string };
  ratify: { readonly opinion: string; readonly number: string; readonly date: string };
  transfer: { readonly to: string; readonly opinion: string };
  delegate: { readonly to: string; readonly opinion: string };
  advise: { readonly opinion: string };
  addReviewer: { readonly to: string; readonly how: Added; readonly opinion: string };
  removeReviewer: { readonly to: string };
  /** `seat`: who sits there now. */
  reassign: { readonly seat: string; readonly to: string; readonly reason: string };
  comment: { readonly comments: readonly Pick<Comment, 'where' | 'text'>[] };
  copy: { readonly to: string };
  remind: object;
  requestReturn: { readonly reason: string };
  adjust: { readonly number: string; readonly reason: string };
  archive: object;
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
 * where `to` is reviewers, author, publishers or `named` (whom the command names) and `stage` the stage in which it arose.
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
