import { readFileSync } from 'node:fs';
import { applyChanges, checkForm, parseContent, scoreForm, type Change, type Finding } from '@chengwen/domain';
import { importText } from '@chengwen/exchange';
import { templates } from '@chengwen/templates';

const template = templates['self-evaluation@2020']!;
const file = (name: string): string =>
  readFileSync(new URL(`../../templates/self-evaluation/2020/${name}`, import.meta.url), 'utf8');
const corrections = JSON.parse(file('corrections.json')) as (Change & { readonly why: string })[];
const sample = parseContent(template, JSON.parse(file('sample.json')));
const printed = importText(file('printed.txt'), [template]);
const sheet = printed.forms[0]!;

const brief = ({ severity, rule, where: { part, row, field }, quote }: Finding): string =>
  `${severity} ${rule} ${[part, row, field].filter(Boolean).join('/')} ${quote}`;
const changesOf = (which: readonly Change[]): Change[] => which.map(({ path, value }) => ({ path, value }));

describe('the printed self-evaluation of 2020', () => {
  it('is read whole: one form, its year, no line lost', () => {
    expect(printed.forms).toHaveLength(1);
    expect([sheet.year, sheet.lost, printed.lost]).toEqual([2020, [], []]);
    expect(sheet.content.indicators).toHaveLength(10);
  });

  it('shows each of its defects at its place, and no other', () => {
    expect(checkForm(template, sheet.content, { year: 2020 }).map(brief)).toEqual([
      'error fiscal-share funding/fiscal/revisedBudget 165692.15',
      'error year-wrong goals/actual 2021年1月-12月',
      'warning regulation-date goals/expected 医疗保障基金使用监督管理条例',
      'error score-rule indicators/i1/score 6',
      'error lost-points indicators/i1/variance 7/6',
      'error score-rule indicators/i2/score 6',
      'warning target-operator indicators/i3/target 165646.47万元',
      'info score-rounded indicators/i3/score 6.5',
      'warning dimension-misfiled indicators/i3/dimension 质量指标',
      'error range-notation indicators/i4/target 105%≤≥95%',
      'error unit-missing indicators/i4/actual 92.45',
      'error score-rule indicators/i4/score 7.5',
      'warning rate-names indicators/i4/name 92.45',
      'error actual-copies-target indicators/i5/actual ≥85%',
      'error note-percent indicators/i7/actual 按时报送',
      'error note-percent indicators/i8/actual 基金运行平稳',
      'warning target-vague indicators/i8/target 基金运行平稳',
      'error note-percent indicators/i9/actual 充分发挥社会保险的职能作用',
      'warning target-unmeasurable indicators/i9/target 充分发挥社会保险的职能作用',
      'error printed-total total/score 90/87',
      'error leftover fields/note 表中三级指标标红的区域做了模拟。',
    ]);
  });

  it('says what is right beside what is wrong', () => {
    const found = checkForm(template, sheet.content, { year: 2020 });
    const expectedOf = (rule: string, row?: string) =>
      found.find((finding) => finding.rule === rule && finding.where.row === row)?.expected;
    expect(expectedOf('score-rule', 'i1')).toBe('7');
    expect(expectedOf('score-rule', 'i2')).toBe('5.38');
    expect(expectedOf('score-rounded', 'i3')).toBe('6.47');
    expect(expectedOf('score-rule', 'i4')).toBe('7.79');
    expect(expectedOf('range-notation', 'i4')).toBe('95%≤x≤105%');
    expect(expectedOf('unit-missing', 'i4')).toBe('92.45%');
    expect(expectedOf('printed-total')).toBe('100/96.41');
  });

  it('takes every offered fix, and no fix leaves its own finding behind', () => {
    for (const finding of checkForm(template, sheet.content, { year: 2020 })) {
      if (finding.fix === undefined) continue;
      const after = checkForm(template, applyChanges(template, sheet.content, finding.fix.changes), { year: 2020 });
      expect(after.map(brief)).not.toContain(brief(finding));
    }
  });
});

describe('the sample of 2020', () => {
  it('is the printed sheet with the listed corrections, each with its reason', () => {
    expect(applyChanges(template, sheet.content, changesOf(corrections))).toEqual(sample);
    expect(corrections.filter(({ why }) => why.trim() === '')).toEqual([]);
  });

  it('needs every kind of correction: without any one of them something blocks or warns', () => {
    const weight = (which: readonly Change[]): number =>
      checkForm(template, applyChanges(template, sheet.content, which), { year: 2020 }).length;
    const all = weight(changesOf(corrections));
    for (const left of corrections.filter(({ path }) => !path.startsWith('funding/')))
      expect(`${left.path} ${weight(changesOf(corrections.filter((each) => each !== left))) > all}`).toBe(
        `${left.path} true`,
      );
  });

  it('has nothing that blocks; what stays are the approved targets', () => {
    expect(checkForm(template, sample, { year: 2020 }).map(brief)).toEqual([
      'warning target-operator indicators/i3/target 165646.47万元',
      'warning dimension-misfiled indicators/i3/dimension 质量指标',
      'warning target-vague indicators/i8/target 基金运行平稳',
      'warning target-unmeasurable indicators/i9/target 充分发挥社会保险的职能作用',
    ]);
  });

  it('scores 7 + 5.38 + 6.47 + 7.79 + 7×3 + 15×2 + 10 = 87.64 and 9.41 for execution: 97.05, 优', () => {
    const { execution, rows, total, grade } = scoreForm(template, sample);
    expect([execution.rate, execution.score]).toEqual(['94.07', '9.41']);
    expect(rows.map(({ given }) => given)).toEqual(['7', '5.38', '6.47', '7.79', '7', '7', '7', '15', '15', '10']);
    expect({ total, grade }).toEqual({ total: { weight: '100', score: '97.05' }, grade: 'excellent' });
  });

  it('keeps the reason of every missed target', () => {
    const { rows } = scoreForm(template, sample);
    const missed = rows.filter(({ met }) => met === false).map(({ row }) => row);
    expect(missed).toEqual(['i2', 'i3', 'i4']);
    for (const id of missed) {
      const bare = applyChanges(template, sample, [{ path: `indicators/${id}/variance`, value: '' }]);
      expect(checkForm(template, bare, { year: 2020 }).map(brief)).toContainEqual(
        expect.stringContaining(`explain target-missed indicators/${id}/variance`),
      );
    }
  });
});
