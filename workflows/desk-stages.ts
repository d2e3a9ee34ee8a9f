import type { ActionRef, ChainMove, GuardRef } from '@chengwen/flow';
import { every } from './review-stages.js';

/*
 * Moves of chains in which seats change hands, decisions are taken back and returns lead to any stage that was passed. As
 * with review-stages.ts, a chain is what these write into it.
 */

/** A stage, those before it, and those after it: what its returns, reminders and straight ways are made of. */
export interface Place {
  readonly stage: string;
  readonly earlier: readonly string[];
  readonly later: readonly string[];
}

const closed = (stage: string, outcome: 'approved' | 'returned' | 'withdrawn' | 'rejected' | 'void'): ActionRef => ({
  type: 'closeRound',
  params: { stage, outcome },
});
const staffed = (stage: string): GuardRef => ({ type: 'staffed', params: { stage } });
const tell = (to: 'named' | 'reviewers'): ActionRef => ({ type: 'notify', params: { to } });

/** 退回: to the author, or to a stage that was passed in this submission. `straightTo`: earlier stages that can go on straight. */
const returns = ({ stage, earlier }: Place, straight: readonly string[]): readonly ChainMove[] => {
  const explained: readonly GuardRef[] = ['maySit', 'myTurn', 'hasReason', 'hasComments'];
  const actions: readonly ActionRef[] = [
    'addComments',
    { type: 'recordReturn', params: { stage } },
    { type: 'planReturn', params: { stage } },
    closed(stage, 'returned'),
    { type: 'freezeVersion', params: { cause: 'return' } },
  ];
  return [
    { guard: every('toAuthor', ...explained), target: 'returned', actions },
    ...earlier.map((to) => ({
      guard: every(
        { type: 'toStage', params: { stage: to } },
        ...explained,
        { type: 'visited', params: { stage: to } },
        staffed(to),
        ...(straight.includes(to) ? [] : (['noStraight'] as const)),
      ),
      target: to,
      actions,
    })),
  ];
};

/** 撤回: by the author to the draft or the adjustment, by the last reviewer to the stage before, while nobody has begun. */
const withdrawals = ({ stage, earlier }: Place): readonly ChainMove[] => {
  const before = earlier.at(-1);
  const author = (is: boolean): readonly GuardRef[] => [
    ...(before ? [{ type: 'byWriter', params: { is: true } } as const] : []),
    { type: 'inForce', params: { is } },
    'isAuthor',
    'untouched',
  ];
  return [
    { guard: every(...author(false)), target: 'draft', actions: [closed(stage, 'withdrawn')] },
    { guard: every(...author(true)), target: 'adjusting', actions: [closed(stage, 'withdrawn')] },
    ...(before
      ? [
          {
            guard: every(
              { type: 'byWriter', params: { is: false } },
              { type: 'tookLast', params: { stage: before } },
              'untouched',
            ),
            target: before,
            actions: [{ type: 'takeBack', params: { stage: before } }, closed(stage, 'withdrawn')] as const,
          },
        ]
      : []),
  ];
};

/** What can be done at the desk of any stage: by its seats, by the author, by an administrator. */
export const atTheDesk = (place: Place, straight: readonly string[] = place.earlier) =>
  ({
    open: { guard: every('maySit', 'myTurn', 'unopened'), actions: ['markOpened'] },
    return: returns(place, straight),
    withdraw: withdrawals(place),
    requestReturn: {
      guard: every('isAuthor', 'hasReason', 'touched', 'unrequested'),
      actions: ['recordRequest', tell('reviewers')],
    },
    transfer: {
      guard: every('maySit', 'notDelegated', 'hasOpinion', 'targetFree', {
        type: 'targetFits',
        params: { anyRole: true },
      }),
      actions: [{ type: 'handOver', params: { anyRole: true } }, tell('named')],
    },
    delegate: {
      guard: every('maySit', 'myTurn', 'hasOpinion', 'targetFree', { type: 'targetFits', params: { anyRole: true } }),
      actions: ['askHelper', tell('named')],
    },
    advise: { guard: every('isHelper', 'hasOpinion'), actions: ['takeAdvice', tell('reviewers')] },
    addReviewer: {
      guard: every('maySit', 'notDelegated', 'targetFree', { type: 'targetFits', params: { anyRole: true } }),
      actions: ['addSeat', tell('named')],
    },
    removeReviewer: { guard: 'mayRemove', actions: ['removeSeat'] },
    reassign: {
      guard: every('isAdministrator', 'notOwnWork', 'hasReason', 'isVacant', 'targetFree', {
        type: 'targetFits',
        params: { anyRole: false },
      }),
      actions: [{ type: 'handOver', params: { anyRole: false } }, tell('named')],
    },
    comment: { guard: every('maySit', 'hasComments'), actions: ['markOpened', 'addComments'] },
    copy: { guard: every('maySit', 'uncopied'), actions: ['recordCopy', tell('named')] },
    remind: {
      guard: every({ type: 'mayRemind', params: { later: [place.stage, ...place.later] } }, 'unreminded'),
      actions: ['recordReminder', tell('reviewers')],
    },
    void: {
      guard: every('isAdministrator', 'hasReason', 'notInForce'),
      target: 'void',
      actions: [closed(place.stage, 'void')],
    },
  }) as const satisfies Record<string, ChainMove | readonly ChainMove[]>;

/** 同意、不同意 from a seat whose turn it is. */
export const decisions = (...more: GuardRef[]) =>
  ({
    approve: { guard: every('maySit', 'myTurn', 'hasOpinion', ...more), actions: ['castDecision'] },
    reject: { guard: every('maySit', 'myTurn', 'hasOpinion'), actions: ['castDecision'] },
  }) as const satisfies Record<string, ChainMove>;

/** A decided stage: on to the next, or straight to whoever returned it, as soon as somebody sits there; lost, to the author. */
export const decided = ({ stage, later }: Place): readonly ChainMove[] => {
  const [next = '', ...beyond] = later;
  const done: readonly ActionRef[] = [{ type: 'noteDecision', params: { stage } }, closed(stage, 'approved')];
  return [
    { guard: every('approved', 'again', staffed(next)), target: next, actions: done },
    ...beyond.concat(next).map((to) => ({
      guard: every('approved', { type: 'straightTo', params: { stage: to } }, staffed(to)),
      target: to,
      actions: [...done, 'correctedSubmission'] as const,
    })),
    lost(stage),
  ];
};

/** A round that was lost (不同意): the form is the author's again. */
export const lost = (stage: string): ChainMove => ({
  guard: 'rejected',
  target: 'returned',
  actions: [{ type: 'recordRejection', params: { stage } }, closed(stage, 'rejected')],
});

/** 提交: to the first stage, or straight back to the stage that returned it. */
export const submissions = (first: string, straight: readonly string[]): readonly ChainMove[] => {
  const sound: readonly GuardRef[] = ['mayWrite', 'contentSound', 'commentsResolved'];
  const frozen: ActionRef = { type: 'freezeVersion', params: { cause: 'submit' } };
  return [
    { guard: every('again', ...sound, staffed(first)), target: first, actions: ['addWriter', 'newSubmission', frozen] },
    ...straight.map((to) => ({
      guard: every({ type: 'straightTo', params: { stage: to } }, ...sound, staffed(to)),
      target: to,
      actions: ['addWriter', 'correctedSubmission', frozen] as const,
    })),
  ];
};
