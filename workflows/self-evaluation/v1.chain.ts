import type { Chain } from '@chengwen/flow';
import { every, onward, submit, underReview } from '../review-stages.js';

/**
 * 绩效自评：填报 → 单位审核（会签）→ 主管部门审核 → 财政业务科审核 → 财政绩效科复核评分 → 主管部门公开.
 *
 * Sources: 财预〔2020〕10号 (unit self-evaluation, review by department and finance, disclosure). Which seats decide
 * together, carrying an approval over within one body, and who may void are our own assumptions.
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
        submit: submit(),
        void: { guard: 'isAuthor', target: 'void' },
      },
    },
    returned: {
      meta: { label: '退回修改' },
      entry: [{ type: 'notify', params: { to: 'author' } }],
      on: {
        save: { guard: 'mayWrite', actions: ['addWriter'] },
        resolve: { guard: every('mayWrite', 'isOpenComment', 'hasAnswer'), actions: ['addWriter', 'resolveComment'] },
        submit: submit('commentsResolved'),
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
      always: onward('unitReview', 'all', 'departmentReview'),
      on: underReview('unitReview'),
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
      always: onward('departmentReview', 'any', 'financeReview'),
      on: underReview('departmentReview'),
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
      always: onward('financeReview', 'any', 'performanceReview'),
      on: underReview('financeReview'),
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
        ...underReview('performanceReview'),
        approve: { guard: every('maySit', 'hasOpinion', 'scored'), actions: ['castBallot'] },
        score: {
          guard: 'maySit',
          actions: ['markOpened', 'recordScore', { type: 'freezeVersion', params: { cause: 'score' } }],
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
        void: { guard: every('isAdministrator', 'hasReason'), target: 'void' },
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
