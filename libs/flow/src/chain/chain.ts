import type { Role } from '@chengwen/domain';
import type { CommandType, CompletionRule } from '../types.js';
import type { ActionRef, GuardRef } from '../vocabulary.js';

/** Whom a stage asks (办理人规则): a role at a unit, relative to the form's own unit. */
export interface ReviewerRule {
  readonly role: Role;
  readonly at: 'own' | 'department' | 'finance';
}

/** What a reviewer must have given before approving: 审核意见, 复核得分, 目标审核意见等级. */
export type Requirement = 'opinion' | 'score' | 'verdict';

/**
 * How a vote is won (表决规则). Seats count once, or by the role the seat stands for; a share is a fraction of all votes, so
 * two thirds are exactly two thirds. Where a veto seat is named, nothing is won before it has approved.
 */
export interface VoteRule {
  readonly needs:
    | { readonly votes: number }
    | { readonly share: readonly [number, number] }
    | { readonly moreThan: readonly [number, number] };
  readonly veto?: Role;
  readonly weights?: Readonly<Partial<Record<Role, number>>>;
}

/**
 * What a stage is to people and to whoever finds its reviewers (环节定义). Only stages with `reviewers` open rounds.
 * The proof holds guards and actions of the chain to what is said here.
 */
export interface StageMeta {
  readonly label: string;
  readonly reviewers?: readonly ReviewerRule[];
  readonly rule?: CompletionRule;
  /** Of `vote`. */
  readonly vote?: VoteRule;
  /** Of `all`: a ballot against ends the round at once; absent: when every seat has decided. */
  readonly rejectAtOnce?: boolean;
  /** Nobody to sit: the command that would open the stage is refused with the name of the hole. */
  readonly whenEmpty?: 'refuse';
  /** Whoever wrote the form gets no seat; is nobody left, `whenEmpty` speaks. */
  readonly whenAuthor?: 'skip';
  /** Approved before in this submission, in the same body: carried over and shown as such, or asked again. */
  readonly whenRepeated?: 'carry' | 'ask';
  readonly requires?: readonly Requirement[];
  /** Who may publish from here. */
  readonly publishers?: readonly ReviewerRule[];
}

/** One way on: with a target the form moves, without one it stays where it is. */
export interface ChainMove {
  readonly guard?: GuardRef;
  readonly target?: string;
  readonly actions?: readonly ActionRef[];
}

export interface ChainState {
  readonly meta: StageMeta;
  readonly type?: 'final';
  readonly entry?: readonly ActionRef[];
  /** Taken by itself as soon as its guard holds; of several, the one whose conditions hold. */
  readonly always?: ChainMove | readonly ChainMove[];
  readonly on?: Readonly<Partial<Record<CommandType, ChainMove | readonly ChainMove[]>>>;
}

/** The ways a command or a decided stage may take, one or several. */
export const waysOf = (moves: ChainMove | readonly ChainMove[] | undefined): readonly ChainMove[] =>
  moves === undefined ? [] : isList(moves) ? moves : [moves];

const isList = (moves: ChainMove | readonly ChainMove[]): moves is readonly ChainMove[] => Array.isArray(moves);

/**
 * An approval chain (审批流): an XState config as plain JSON, in the words of the vocabulary and no others. Released
 * chains are append-only; a form pins its `id` ("self-evaluation@1") for life.
 */
export interface Chain {
  readonly id: string;
  /** `forms`: the kinds of form it is for, or all that no other chain names; absent where it is named like its only one. */
  readonly meta: { readonly label: string; readonly forms?: readonly string[] | 'others' };
  readonly initial: string;
  readonly states: Readonly<Record<string, ChainState>>;
}
