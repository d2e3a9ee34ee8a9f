import type { Chain } from '@chengwen/flow';
import { every } from '../review-stages.js';
import { atTheDesk, decided, decisions, lost, submissions } from '../desk-stages.js';

const STAGES = ['unitReview', 'departmentReview', 'financeReview', 'ratification'] as const;
const place = (stage: (typeof STAGES)[number]) => {
  const at = STAGES.indexOf(stage);
  return { stage, earlier: STAGES.slice(0, at), later: STAGES.slice(at + 1) };
};

/**
 * 绩效目标：填报 → 单位审核（依次）→ 主管部门审核 → 财政审核（优、良、中、差）→ 批复生效 → 公开，生效后可以调整.
 *
 * 优 goes to ratification, 良 there after unit and reviewer have amended it together, 中 back to the unit, 差 gets no
 * budget. An adjustment is reviewed in the same form while the objective ratified before stays in force; one that is
 * found 差 comes to nothing.
 *
 * Sources: 财预〔2015〕88号 第二十五条至第二十九条 (criteria, verdicts and what follows from them), 第三十条 (ratification and
 * adjustment). Seats, turns, handing on and going back are our own assumptions.
 */
export const objective = {
  id: 'objective@1',
  meta: { label: '绩效目标审批', forms: ['fund-objective', 'project-objective', 'dual-objective'] },
  initial: 'draft',
  states: {
    draft: {
      meta: { label: '草稿' },
      on: {
        save: { guard: 'mayWrite', actions: ['addWriter'] },
        resolve: { guard: every('mayWrite', 'isOpenComment', 'hasAnswer'), actions: ['addWriter', 'resolveComment'] },
        submit: {
          guard: every('mayWrite', 'contentSound', 'commentsResolved', {
            type: 'staffed',
            params: { stage: 'unitReview' },
          }),
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
        resolve: { guard: every('mayWrite', 'isOpenComment', 'hasAnswer'), actions: ['addWriter', 'resolveComment'] },
        submit: submissions('unitReview', STAGES),
        withdraw: {
          guard: every('isAuthor', { type: 'inForce', params: { is: true } }),
          target: 'inForce',
          actions: ['endAdjustment'],
        },
        void: { guard: every('isAuthor', 'notInForce'), target: 'void' },
      },
    },
    unitReview: {
      meta: {
        label: '单位审核',
        reviewers: [
          { role: 'deputyHead', at: 'own' },
          { role: 'head', at: 'own' },
        ],
        rule: 'sequence',
        whenEmpty: 'refuse',
        whenAuthor: 'skip',
        whenRepeated: 'ask',
        requires: ['opinion'],
      },
      entry: [
        { type: 'openSeats', params: { stage: 'unitReview', carry: false } },
        { type: 'notify', params: { to: 'reviewers' } },
      ],
      always: decided(place('unitReview')),
      on: { ...atTheDesk(place('unitReview')), ...decisions() },
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
        { type: 'openSeats', params: { stage: 'departmentReview', carry: true } },
        { type: 'notify', params: { to: 'reviewers' } },
      ],
      always: decided(place('departmentReview')),
      on: { ...atTheDesk(place('departmentReview')), ...decisions() },
    },
    financeReview: {
      meta: {
        label: '财政审核',
        reviewers: [
          { role: 'financeSection', at: 'finance' },
          { role: 'performanceSection', at: 'finance' },
        ],
        rule: 'all',
        rejectAtOnce: true,
        whenEmpty: 'refuse',
        whenAuthor: 'skip',
        whenRepeated: 'ask',
        requires: ['opinion', 'verdict'],
      },
      entry: [
        'newVerdict',
        { type: 'openSeats', params: { stage: 'financeReview', carry: false } },
        { type: 'notify', params: { to: 'reviewers' } },
      ],
      always: [
        {
          guard: every(
            'approved',
            { type: 'verdictIs', params: { verdict: 'excellent' } },
            {
              type: 'staffed',
              params: { stage: 'ratification' },
            },
          ),
          target: 'ratification',
          actions: [
            { type: 'noteDecision', params: { stage: 'financeReview' } },
            { type: 'closeRound', params: { stage: 'financeReview', outcome: 'approved' } },
          ],
        },
        {
          guard: every('approved', { type: 'verdictIs', params: { verdict: 'good' } }),
          target: 'amending',
          actions: [
            { type: 'noteDecision', params: { stage: 'financeReview' } },
            { type: 'closeRound', params: { stage: 'financeReview', outcome: 'approved' } },
          ],
        },
        {
          guard: every('approved', { type: 'verdictIs', params: { verdict: 'fair' } }),
          target: 'returned',
          actions: [
            { type: 'recordRejection', params: { stage: 'financeReview' } },
            { type: 'closeRound', params: { stage: 'financeReview', outcome: 'approved' } },
          ],
        },
        {
          guard: every(
            'approved',
            { type: 'verdictIs', params: { verdict: 'poor' } },
            {
              type: 'inForce',
              params: { is: false },
            },
          ),
          target: 'noBudget',
          actions: [{ type: 'closeRound', params: { stage: 'financeReview', outcome: 'approved' } }],
        },
        {
          guard: every(
            'approved',
            { type: 'verdictIs', params: { verdict: 'poor' } },
            {
              type: 'inForce',
              params: { is: true },
            },
          ),
          target: 'inForce',
          actions: [{ type: 'closeRound', params: { stage: 'financeReview', outcome: 'approved' } }, 'endAdjustment'],
        },
        lost('financeReview'),
      ],
      on: {
        ...atTheDesk(place('financeReview')),
        ...decisions('hasVerdict'),
        score: {
          guard: every('maySit', 'myTurn', 'undecided', 'givesVerdict'),
          actions: ['markOpened', 'recordVerdict', { type: 'freezeVersion', params: { cause: 'score' } }],
        },
      },
    },
    amending: {
      meta: { label: '协商修改' },
      entry: [{ type: 'notify', params: { to: 'author' } }],
      on: {
        save: { guard: 'mayWrite', actions: ['addWriter'] },
        resolve: { guard: every('mayWrite', 'isOpenComment', 'hasAnswer'), actions: ['addWriter', 'resolveComment'] },
        submit: {
          guard: every('mayWrite', 'contentSound', 'commentsResolved', {
            type: 'staffed',
            params: { stage: 'ratification' },
          }),
          target: 'ratification',
          actions: ['addWriter', 'correctedSubmission', { type: 'freezeVersion', params: { cause: 'submit' } }],
        },
        withdraw: {
          guard: every('isAuthor', { type: 'inForce', params: { is: true } }),
          target: 'inForce',
          actions: ['endAdjustment'],
        },
        void: { guard: every('isAuthor', 'notInForce'), target: 'void' },
      },
    },
    ratification: {
      meta: {
        label: '财政批复',
        reviewers: [{ role: 'financeSection', at: 'finance' }],
        rule: 'any',
        whenEmpty: 'refuse',
        whenAuthor: 'skip',
        whenRepeated: 'ask',
      },
      entry: [
        { type: 'openSeats', params: { stage: 'ratification', carry: false } },
        { type: 'notify', params: { to: 'reviewers' } },
      ],
      always: {
        guard: 'approved',
        target: 'inForce',
        actions: [{ type: 'closeRound', params: { stage: 'ratification', outcome: 'approved' } }],
      },
      on: {
        ...atTheDesk(place('ratification'), ['unitReview', 'departmentReview']),
        ratify: {
          guard: every('maySit', 'myTurn', 'hasDocument'),
          actions: ['castDecision', 'recordRatification'],
        },
      },
    },
    inForce: {
      meta: {
        label: '已批复生效',
        publishers: [
          { role: 'reviewer', at: 'department' },
          { role: 'head', at: 'department' },
        ],
      },
      entry: [
        { type: 'notify', params: { to: 'publishers' } },
        { type: 'notify', params: { to: 'author' } },
      ],
      on: {
        adjust: {
          guard: every('isAuthor', 'hasDocument', 'hasReason'),
          target: 'adjusting',
          actions: ['beginAdjustment'],
        },
        publish: {
          guard: 'mayPublish',
          target: 'published',
          actions: [{ type: 'freezeVersion', params: { cause: 'publish' } }],
        },
      },
    },
    published: {
      meta: { label: '已公开' },
      entry: [{ type: 'notify', params: { to: 'author' } }],
      on: {
        adjust: {
          guard: every('isAuthor', 'hasDocument', 'hasReason'),
          target: 'adjusting',
          actions: ['beginAdjustment'],
        },
        archive: { guard: 'isAdministrator', target: 'archived' },
      },
    },
    adjusting: {
      meta: { label: '目标调整' },
      entry: [{ type: 'notify', params: { to: 'author' } }],
      on: {
        save: { guard: 'mayWrite', actions: ['addWriter'] },
        resolve: { guard: every('mayWrite', 'isOpenComment', 'hasAnswer'), actions: ['addWriter', 'resolveComment'] },
        submit: {
          guard: every('mayWrite', 'contentSound', 'commentsResolved', {
            type: 'staffed',
            params: { stage: 'unitReview' },
          }),
          target: 'unitReview',
          actions: ['addWriter', 'newSubmission', { type: 'freezeVersion', params: { cause: 'submit' } }],
        },
        withdraw: { guard: 'isAuthor', target: 'inForce', actions: ['endAdjustment'] },
      },
    },
    noBudget: {
      meta: { label: '不予安排预算' },
      type: 'final',
      entry: [{ type: 'notify', params: { to: 'author' } }],
    },
    archived: {
      meta: { label: '已归档' },
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
