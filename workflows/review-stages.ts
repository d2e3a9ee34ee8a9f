import type { ChainMove, GuardRef } from '@chengwen/flow';

/*
 * Moves that released chains share. A chain is what these write into it: its hash is recorded, so a change here that
 * reached a released chain fails the proof of the catalogue.
 */

/** All of these have to hold. */
export const every = (...guards: GuardRef[]): GuardRef => ({ type: 'every', params: { guards } });

/** 提交: the same from a draft and from a return, which wants its comments answered besides. */
export const submit = (...more: GuardRef[]): ChainMove => ({
  guard: every('mayWrite', 'contentSound', ...more, { type: 'staffed', params: { stage: 'unitReview' } }),
  target: 'unitReview',
  actions: ['addWriter', 'newSubmission', { type: 'freezeVersion', params: { cause: 'submit' } }],
});

/** What can be done in any stage of review: by its seats, by the author while nobody has begun, by an administrator. */
export const underReview = (stage: string) =>
  ({
    open: { guard: every('maySit', 'unopened'), actions: ['markOpened'] },
    approve: { guard: every('maySit', 'hasOpinion'), actions: ['castBallot'] },
    return: {
      guard: every('maySit', 'hasReason', 'hasComments'),
      target: 'returned',
      actions: [
        'takeComments',
        { type: 'recordReturn', params: { stage } },
        { type: 'closeRound', params: { stage, outcome: 'returned' } },
        { type: 'freezeVersion', params: { cause: 'return' } },
      ],
    },
    withdraw: {
      guard: every('isAuthor', 'untouched'),
      target: 'draft',
      actions: [{ type: 'closeRound', params: { stage, outcome: 'withdrawn' } }],
    },
    void: {
      guard: every('isAdministrator', 'hasReason'),
      target: 'void',
      actions: [{ type: 'closeRound', params: { stage, outcome: 'void' } }],
    },
  }) as const satisfies Record<string, ChainMove>;

/** A decided stage goes on as soon as the next one has somebody to sit in it. */
export const onward = (stage: string, rule: 'all' | 'any', target: string): ChainMove => ({
  guard: every({ type: 'complete', params: { rule } }, { type: 'staffed', params: { stage: target } }),
  target,
  actions: [{ type: 'closeRound', params: { stage, outcome: 'approved' } }],
});
