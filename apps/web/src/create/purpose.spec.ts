import type { Template } from '@chengwen/domain';
import { templates } from '@chengwen/templates';
import { fitsYear, kindsOf, purposeOf } from './purpose.js';

const known = templates['self-evaluation@2020']!;
const plain: Template = { ...known, columns: [{ key: 'target', label: '指标值' }], weighing: 'plain' };

describe('choosing a form', () => {
  it('what a form is for is told from what it asks', () => {
    expect(purposeOf(known)).toContain('评分');
    expect(purposeOf(plain)).toContain('目标');
    expect(purposeOf({ ...plain, tracks: [{ key: 'annual', label: '年度' }] })).toContain('中长期');
    expect(purposeOf({ ...plain, chapters: [] })).toContain('报告');
    expect(purposeOf({ ...known, weighing: 'plain' })).not.toContain('逐项');
  });

  it('every edition is offered once under its kind, the newest first', () => {
    const next: Template = { ...known, id: 'self-evaluation@2031', edition: '2031' };
    const kinds = kindsOf([known, next, ...Object.values(templates).filter(({ id }) => id !== known.id)]);
    expect(kinds.flatMap(({ editions }) => editions).length).toBe(Object.keys(templates).length + 1);
    expect(kinds.find(({ key }) => key === known.kind)?.editions.map(({ edition }) => edition)).toEqual([
      '2031',
      '2020',
    ]);
  });

  it('a form without actuals comes before the one that measures it', () => {
    const goals: Template = { ...plain, id: 'a@1', kind: 'zzz' };
    expect(kindsOf([known, goals]).map(({ key }) => key)).toEqual(['zzz', known.kind]);
  });

  it('an edition fits the years it was made for', () => {
    const closed: Template = { ...known, years: { from: 2020, to: 2022 } };
    expect([2019, 2020, 2022, 2023].map((year) => fitsYear(closed, year))).toEqual([false, true, true, false]);
  });
});
