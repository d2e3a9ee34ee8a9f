import type { Chain } from './chain.js';

/** The smallest chain with everything in it that a chain can have: for specs beside the source. */
export const twoStep = {
  id: 'two-step@1',
  meta: { label: '两步审批' },
  initial: 'draft',
  states: {
    draft: {
      meta: { label: '草稿' },
      on: {
        submit: {
          guard: {
            type: 'every',
            params: { guards: ['mayWrite', 'contentSound', { type: 'staffed', params: { stage: 'review' } }] },
          },
          target: 'review',
          actions: ['addWriter', 'newSubmission', { type: 'freezeVersion', params: { cause: 'submit' } }],
        },
      },
    },
    review: {
      meta: {
        label: '审核',
        reviewers: [{ role: 'head', at: 'own' }],
        rule: 'all',
        whenEmpty: 'refuse',
        whenAuthor: 'skip',
        whenRepeated: 'ask',
      },
      entry: [
        { type: 'openRound', params: { stage: 'review', carry: false } },
        { type: 'notify', params: { to: 'reviewers' } },
      ],
      always: {
        guard: { type: 'complete', params: { rule: 'all' } },
        target: 'done',
        actions: [{ type: 'closeRound', params: { stage: 'review', outcome: 'approved' } }],
      },
      on: { approve: { guard: 'maySit', actions: ['castBallot'] } },
    },
    done: { meta: { label: '完成' }, type: 'final', entry: [{ type: 'notify', params: { to: 'author' } }] },
  },
} as const satisfies Chain;
