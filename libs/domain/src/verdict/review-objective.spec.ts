import fc from 'fast-check';
import type { Finding, Severity } from '../check/finding.js';
import { Refusal } from '../refusal.js';
import { reviewObjective, type ReviewAnswer } from './review-objective.js';
import { NATIONAL_REVIEW, VERDICTS } from './review-scheme.js';

const finding = (rule: string, severity: Severity): Finding => ({
  ...{ rule, severity, message: `${rule}有问题`, quote: '' },
  where: { part: 'indicators' },
});
const questions = NATIONAL_REVIEW.criteria.flatMap((criterion) => criterion.questions);
const asked = questions.filter(({ rules }) => rules === undefined);
const all: Record<string, ReviewAnswer> = Object.fromEntries(asked.map(({ key, points }) => [key, { points }]));
const codeOf = (answers: Record<string, ReviewAnswer>): string | undefined => {
  try {
    reviewObjective([], answers);
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return undefined;
};

describe('the review of an objective', () => {
  it('asks for a hundred points in four criteria', () => {
    const { criteria } = reviewObjective([], all);
    expect(criteria.map(({ label, points }) => [label, points])).toEqual([
      ['完整性', '25'],
      ['相关性', '25'],
      ['适当性', '25'],
      ['可行性', '25'],
    ]);
  });

  it('has no verdict while a question is open', () => {
    const review = reviewObjective([]);
    expect(review.verdict).toBeUndefined();
    expect(review.open).toEqual(asked.map(({ key }) => key));
    expect(review.steps.at(-1)).toBe(`尚有 ${asked.length} 项审核要点未作答，不能得出审核意见`);
  });

  it('passes what nothing was found in and the reviewer gives all points', () =>
    expect(reviewObjective([], all)).toMatchObject({ total: '100', verdict: 'excellent', open: [] }));

  it('takes all points of a question for an error and some for a warning', () => {
    const given = (found: readonly Finding[], key: string) =>
      reviewObjective(found, all).questions.find((question) => question.key === key)?.given;
    expect(given([finding('blank-cell', 'error')], 'filled')).toBe('0');
    expect(given([finding('target-operator', 'warning')], 'measurable')).toBe('8');
    expect(given([finding('target-operator', 'info')], 'measurable')).toBe('10');
    expect(given(Array(9).fill(finding('target-operator', 'warning')) as Finding[], 'measurable')).toBe('0');
  });

  it.each([
    ['90', 'excellent', 'pass'],
    ['89.99', 'good', 'editAndPass'],
    ['80', 'good', 'editAndPass'],
    ['79.99', 'fair', 'resubmit'],
    ['60', 'fair', 'resubmit'],
    ['59.99', 'poor', 'noBudget'],
  ] as const)('%s points are %s', (total, verdict, outcome) => {
    const one = {
      ...NATIONAL_REVIEW,
      criteria: [
        { key: 'relevance' as const, label: '相关性', questions: [{ key: 'q', text: '', points: '100' as never }] },
      ],
    };
    const review = reviewObjective([], { q: { points: total, reason: '按要点核对' } }, one);
    expect([review.verdict, VERDICTS[review.verdict!].outcome]).toEqual([verdict, outcome]);
    expect(review.steps.at(-1)).toContain(VERDICTS[verdict].meaning);
  });

  it('lets a reviewer differ from the findings, or take points off, with a reason only', () => {
    expect(codeOf({ ...all, filled: { points: '4' } })).toBe('command.malformed');
    expect(codeOf({ ...all, filled: { points: '4', reason: '附件缺一张' } })).toBeUndefined();
    expect(codeOf({ ...all, policy: { points: '9' } })).toBe('command.malformed');
    expect(codeOf({ ...all, policy: { points: '11', reason: '好' } })).toBe('command.malformed');
    expect(codeOf({ ...all, policy: { points: '十' } })).toBe('command.malformed');
    expect(codeOf({ ...all, nothing: { points: '1' } })).toBe('command.malformed');
  });

  it('never gives more for more findings, and stays between nought and a hundred', () => {
    const severity = fc.constantFrom<Severity>('error', 'warning', 'info');
    const rule = fc.constantFrom(...questions.flatMap(({ rules = [] }) => rules));
    const some = fc.array(
      fc.tuple(rule, severity).map(([name, how]) => finding(name, how)),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(some, some, (found, more) => {
        const [few, many] = [reviewObjective(found, all), reviewObjective([...found, ...more], all)].map(({ total }) =>
          Number(total),
        );
        expect(many).toBeLessThanOrEqual(few!);
        expect(many).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
