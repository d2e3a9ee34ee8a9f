import { templates } from '@chengwen/templates';
import { copiedWords } from './copied-words.js';
import { offeredTo, toggled } from './offered-origins.js';
import { packOptions } from './pack-options.js';

const selfEvaluation = templates['self-evaluation@2020']!;
const report = templates['evaluation-report@2020']!;
const objective = templates['project-objective@2023']!;
const filed = (id: string, template: string) => ({
  ...{ id, template, pack: 'national@2021', number: id, title: '', projectName: '', year: 2023, stateLabel: '已审核' },
});
const ALL = [
  filed('a', 'project-objective@2023'),
  filed('b', 'fund-objective@2023'),
  filed('c', 'self-evaluation@2020'),
  filed('d', 'self-evaluation@2020'),
];

describe('beginning a form from others', () => {
  it('a self-evaluation is offered the objectives, an objective nothing, a report everything that it rests on', () => {
    expect(offeredTo(selfEvaluation, ALL).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(offeredTo(objective, ALL)).toEqual([]);
    expect(offeredTo(report, ALL).map(({ id }) => id)).toEqual(['c', 'd', 'a', 'b']);
  });

  it('one objective takes the place of another, while a report takes several', () => {
    const one = offeredTo(selfEvaluation, ALL);
    expect(toggled(selfEvaluation, one, toggled(selfEvaluation, one, [], 'a'), 'b')).toEqual(['b']);
    expect(toggled(selfEvaluation, one, ['b'], 'b')).toEqual([]);
    expect(toggled(report, offeredTo(report, ALL), ['a', 'd'], 'c')).toEqual(['c', 'd', 'a']);
  });

  it('says what is copied, as the two papers have it', () => {
    expect(copiedWords(selfEvaluation, [objective])).toMatch(
      /^将复制表头.*各项指标（名称、年度指标值.*并与其现行版本绑定/,
    );
    expect(copiedWords(report, [selfEvaluation, selfEvaluation])).toContain('所选 2 份');
    expect(copiedWords(report, [selfEvaluation])).not.toContain('指标');
    expect(copiedWords(report, [])).toBe('');
  });
});

describe('rule packs on offer', () => {
  const later = { ...selfEvaluation.scoring, id: 'later@2030', years: { from: 2030 } };
  const other = { ...selfEvaluation.scoring, id: 'other@2020', source: '某地办法' };

  it('the edition’s own comes first, each with its source, and none of another year', () => {
    const offered = packOptions(selfEvaluation, [other, later, selfEvaluation.scoring], 2020);
    expect(offered.map(({ value }) => value)).toEqual([selfEvaluation.scoring.id, 'other@2020']);
    expect(offered[0]?.label).toContain(selfEvaluation.scoring.source);
    expect(offered[1]?.label).toContain('某地办法');
  });

  it('a form in which nothing is weighed is offered none', () => {
    expect(packOptions(report, [other], 2020)).toEqual([]);
    expect(packOptions({ ...selfEvaluation, weighing: 'plain' }, [other], 2020)).toEqual([]);
  });
});
