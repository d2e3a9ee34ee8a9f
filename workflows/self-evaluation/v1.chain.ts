import type { Chain } from '@chengwen/flow';

/**
 * 绩效自评：填报 → 单位审核（会签）→ 主管部门审核 → 财政业务科审核 → 财政绩效科复核评分 → 主管部门公开.
 *
 * Sources: 财预〔2020〕10号 (unit self-evaluation, review by department and finance, disclosure); which seats decide
 * together, carrying approvals over within one body, and who voids are our own assumptions.
 */
export const selfEvaluation = {
  id: 'self-evaluation@1',
  meta: { label: '绩效自评审批' },
  initial: 'draft',
  states: {
    draft: {
      meta: { label: '草稿' },
      on: {
        save: { guard: 'mayWrite', actions: ['addWriter'] },
        submit: {
          guard: {
            type: 'every',
            params: { guards: ['mayWrite', 'contentSound', { type: 'staffed', params: { stage: 'unitReview' } }] },
          },
          target: 'unitReview',
          actions: ['addWriter', 'newSubmission', { type: 'freezeVersion', params: { cause: 'submit' } }],
        },
        void: { guard: 'isAuthor', target: 'void' },
      },
    },
    returned: {
      meta: { label: '退回修改' },
      entry: [{ type: 'notify', params: { to: 'author' } }],
      on: {
        save: { guard: 'mayWrite', actions: ['addWriter'] },
        resolve: {
          guard: { type: 'every', params: { guards: ['mayWrite', 'isOpenComment'] } },
          actions: ['resolveComment'],
        },
        submit: {
          guard: {
            type: 'every',
            params: {
              guards: [
                'mayWrite',
                'contentSound',
                'commentsResolved',
                { type: 'staffed', params: { stage: 'unitReview' } },
              ],
            },
          },
          target: 'unitReview',
          actions: ['addWriter', 'newSubmission', { type: 'freezeVersion', params: { cause: 'submit' } }],
        },
        void: { guard: 'isAuthor', target: 'void' },
      },
    },
    unitReview: {
      meta: {
        label: '单位审核',
        reviewers: [
          { role: 'deputyHead', at: 'own' },
          { role: 'head', at: 'own' },
        ],
        rule: 'all',
        whenEmpty: 'refuse',
        whenAuthor: 'skip',
        whenRepeated: 'ask',
        requires: ['opinion'],
      },
      entry: [
        { type: 'openRound', params: { stage: 'unitReview', carry: false } },
        { type: 'notify', params: { to: 'reviewers' } },
      ],
      always: {
        guard: {
          type: 'every',
          params: {
            guards: [
              { type: 'complete', params: { rule: 'all' } },
              { type: 'staffed', params: { stage: 'departmentReview' } },
            ],
          },
        },
        target: 'departmentReview',
        actions: [{ type: 'closeRound', params: { stage: 'unitReview', outcome: 'approved' } }],
      },
      on: {
        open: { guard: { type: 'every', params: { guards: ['maySit', 'unopened'] } }, actions: ['markOpened'] },
        approve: { guard: { type: 'every', params: { guards: ['maySit', 'hasOpinion'] } }, actions: ['castBallot'] },
        return: {
          guard: { type: 'every', params: { guards: ['maySit', 'hasReason', 'hasComments'] } },
          target: 'returned',
          actions: [
            'takeComments',
            { type: 'recordReturn', params: { stage: 'unitReview' } },
            { type: 'closeRound', params: { stage: 'unitReview', outcome: 'returned' } },
            { type: 'freezeVersion', params: { cause: 'return' } },
          ],
        },
        withdraw: {
          guard: { type: 'every', params: { guards: ['isAuthor', 'untouched'] } },
          target: 'draft',
          actions: [{ type: 'closeRound', params: { stage: 'unitReview', outcome: 'withdrawn' } }],
        },
        void: {
          guard: { type: 'every', params: { guards: ['isAdministrator', 'hasReason'] } },
          target: 'void',
          actions: [{ type: 'closeRound', params: { stage: 'unitReview', outcome: 'void' } }],
        },
      },
    },
    departmentReview: {
      meta: {
        label: '主管部门审核',
        reviewers: [
          { role: 'reviewer', at: 'department' },
          { role: 'head', at: 'department' },
        ],
        rule: 'any',
        whenEmpty: 'refuse',
        whenAuthor: 'skip',
        whenRepeated: 'carry',
        requires: ['opinion'],
      },
      entry: [
        { type: 'openRound', params: { stage: 'departmentReview', carry: true } },
        { type: 'notify', params: { to: 'reviewers' } },
      ],
      always: {
        guard: {
          type: 'every',
          params: {
            guards: [
              { type: 'complete', params: { rule: 'any' } },
              { type: 'staffed', params: { stage: 'financeReview' } },
            ],
          },
        },
        target: 'financeReview',
        actions: [{ type: 'closeRound', params: { stage: 'departmentReview', outcome: 'approved' } }],
      },
      on: {
        open: { guard: { type: 'every', params: { guards: ['maySit', 'unopened'] } }, actions: ['markOpened'] },
        approve: { guard: { type: 'every', params: { guards: ['maySit', 'hasOpinion'] } }, actions: ['castBallot'] },
        return: {
          guard: { type: 'every', params: { guards: ['maySit', 'hasReason', 'hasComments'] } },
          target: 'returned',
          actions: [
            'takeComments',
            { type: 'recordReturn', params: { stage: 'departmentReview' } },
            { type: 'closeRound', params: { stage: 'departmentReview', outcome: 'returned' } },
            { type: 'freezeVersion', params: { cause: 'return' } },
          ],
        },
        withdraw: {
          guard: { type: 'every', params: { guards: ['isAuthor', 'untouched'] } },
          target: 'draft',
          actions: [{ type: 'closeRound', params: { stage: 'departmentReview', outcome: 'withdrawn' } }],
        },
        void: {
          guard: { type: 'every', params: { guards: ['isAdministrator', 'hasReason'] } },
          target: 'void',
          actions: [{ type: 'closeRound', params: { stage: 'departmentReview', outcome: 'void' } }],
        },
      },
    },
    financeReview: {
      meta: {
        label: '财政业务科审核',
        reviewers: [{ role: 'financeSection', at: 'finance' }],
        rule: 'any',
        whenEmpty: 'refuse',
        whenAuthor: 'skip',
        whenRepeated: 'ask',
        requires: ['opinion'],
      },
      entry: [
        { type: 'openRound', params: { stage: 'financeReview', carry: false } },
        { type: 'notify', params: { to: 'reviewers' } },
      ],
      always: {
        guard: {
          type: 'every',
          params: {
            guards: [
              { type: 'complete', params: { rule: 'any' } },
              { type: 'staffed', params: { stage: 'performanceReview' } },
            ],
          },
        },
        target: 'performanceReview',
        actions: [{ type: 'closeRound', params: { stage: 'financeReview', outcome: 'approved' } }],
      },
      on: {
        open: { guard: { type: 'every', params: { guards: ['maySit', 'unopened'] } }, actions: ['markOpened'] },
        approve: { guard: { type: 'every', params: { guards: ['maySit', 'hasOpinion'] } }, actions: ['castBallot'] },
        return: {
          guard: { type: 'every', params: { guards: ['maySit', 'hasReason', 'hasComments'] } },
          target: 'returned',
          actions: [
            'takeComments',
            { type: 'recordReturn', params: { stage: 'financeReview' } },
            { type: 'closeRound', params: { stage: 'financeReview', outcome: 'returned' } },
            { type: 'freezeVersion', params: { cause: 'return' } },
          ],
        },
        withdraw: {
          guard: { type: 'every', params: { guards: ['isAuthor', 'untouched'] } },
          target: 'draft',
          actions: [{ type: 'closeRound', params: { stage: 'financeReview', outcome: 'withdrawn' } }],
        },
        void: {
          guard: { type: 'every', params: { guards: ['isAdministrator', 'hasReason'] } },
          target: 'void',
          actions: [{ type: 'closeRound', params: { stage: 'financeReview', outcome: 'void' } }],
        },
      },
    },
    performanceReview: {
      meta: {
        label: '财政绩效科复核',
        reviewers: [{ role: 'performanceSection', at: 'finance' }],
        rule: 'any',
        whenEmpty: 'refuse',
        whenAuthor: 'skip',
        whenRepeated: 'ask',
        requires: ['opinion', 'score'],
      },
      entry: [
        { type: 'openRound', params: { stage: 'performanceReview', carry: false } },
        { type: 'notify', params: { to: 'reviewers' } },
      ],
      always: {
        guard: { type: 'complete', params: { rule: 'any' } },
        target: 'approved',
        actions: [{ type: 'closeRound', params: { stage: 'performanceReview', outcome: 'approved' } }],
      },
      on: {
        open: { guard: { type: 'every', params: { guards: ['maySit', 'unopened'] } }, actions: ['markOpened'] },
        score: {
          guard: 'maySit',
          actions: ['markOpened', 'recordScore', { type: 'freezeVersion', params: { cause: 'score' } }],
        },
        approve: {
          guard: { type: 'every', params: { guards: ['maySit', 'hasOpinion', 'scored'] } },
          actions: ['castBallot'],
        },
        return: {
          guard: { type: 'every', params: { guards: ['maySit', 'hasReason', 'hasComments'] } },
          target: 'returned',
          actions: [
            'takeComments',
            { type: 'recordReturn', params: { stage: 'performanceReview' } },
            { type: 'closeRound', params: { stage: 'performanceReview', outcome: 'returned' } },
            { type: 'freezeVersion', params: { cause: 'return' } },
          ],
        },
        withdraw: {
          guard: { type: 'every', params: { guards: ['isAuthor', 'untouched'] } },
          target: 'draft',
          actions: [{ type: 'closeRound', params: { stage: 'performanceReview', outcome: 'withdrawn' } }],
        },
        void: {
          guard: { type: 'every', params: { guards: ['isAdministrator', 'hasReason'] } },
          target: 'void',
          actions: [{ type: 'closeRound', params: { stage: 'performanceReview', outcome: 'void' } }],
        },
      },
    },
    approved: {
      meta: {
        label: '审核通过待公开',
        publishers: [
          { role: 'reviewer', at: 'department' },
          { role: 'head', at: 'department' },
        ],
      },
      entry: [{ type: 'notify', params: { to: 'publishers' } }],
      on: {
        publish: {
          guard: 'mayPublish',
          target: 'published',
          actions: [{ type: 'freezeVersion', params: { cause: 'publish' } }],
        },
        void: {
          guard: { type: 'every', params: { guards: ['isAdministrator', 'hasReason'] } },
          target: 'void',
        },
      },
    },
    published: {
      meta: { label: '已公开' },
      type: 'final',
      entry: [{ type: 'notify', params: { to: 'author' } }],
    },
    void: {
      meta: { label: '已作废' },
      type: 'final',
      entry: [{ type: 'notify', params: { to: 'author' } }],
    },
  },
} as const satisfies Chain;
