import { parseValue } from '../values/parse.js';
import { briefs, findingsAfter } from './testing/form.js';

describe('a form with nothing to find', () => {
  it('has no finding', () => expect(briefs({})).toEqual([]));
});

describe('what is not filled in', () => {
  it('names each field, goal, total and cell that is blank', () => {
    expect(briefs({ 'fields/unit': ' ' })).toEqual(['error blank-field fields/unit']);
    expect(briefs({ 'goals/expected': '' })).toEqual(['error blank-field goals/expected']);
    expect(briefs({ 'funding/total/initialBudget': { kind: 'blank' } })).toEqual([
      'error blank-funding funding/total/initialBudget',
    ]);
    expect(briefs({ 'indicators/i1/name': '' })).toEqual(['error blank-cell indicators/i1/name']);
    expect(briefs({ 'indicators/i1/actual': '—' })).toContain('error blank-cell indicators/i1/actual');
    expect(briefs({ 'indicators/i1/score': null })).toContain('error blank-cell indicators/i1/score');
    expect(briefs({ 'indicators/i1/weight': null })).toContain('error blank-cell indicators/i1/weight');
    expect(briefs({ indicators: [] })).toEqual(['error blank-cell indicators']);
  });

  it('offers the automatic score where none was given', () => {
    const [found] = findingsAfter({ 'indicators/i1/score': null });
    expect(found?.fix?.changes).toEqual([{ path: 'indicators/i1/score', value: '20' }]);
  });

  it('leaves the other rows of the funding grid and the note alone', () =>
    expect(briefs({ 'funding/carriedOver/executed': { kind: 'none' }, 'fields/note': '' })).toEqual([]));
});

describe('how values are written', () => {
  it('offers the range that 105%≤≥95% stands for', () => {
    const [found] = findingsAfter({ 'indicators/i2/target': '105%≤≥95%', 'indicators/i2/actual': '97%' });
    expect(found).toMatchObject({ rule: 'range-notation', expected: '95%≤x≤105%', quote: '105%≤≥95%' });
    expect(found?.fix?.changes[0]?.path).toBe('indicators/i2/target');
    expect(briefs({ 'indicators/i2/target': '95%≤x≤105%', 'indicators/i2/actual': '97%' })).toEqual([]);
  });

  it('refuses a value that means nothing', () => {
    expect(briefs({ 'indicators/i1/target': '50、5.6' })).toEqual(['error value-notation indicators/i1/target']);
    expect(briefs({ 'indicators/i3/target': '每季度结束后的，' })).toContain(
      'error value-notation indicators/i3/target',
    );
    expect(briefs({ 'indicators/i1/actual': '-3万人' })).toContain('error value-notation indicators/i1/actual');
  });

  it('takes no target for an actual', () => {
    expect(briefs({ 'indicators/i2/actual': '≥85%' })).toEqual(['error actual-copies-target indicators/i2/actual']);
    expect(briefs({ 'indicators/i4/actual': '上访率控制在0.1%以内，维护社会稳定' })).toEqual([
      'error actual-copies-target indicators/i4/actual',
    ]);
    expect(briefs({ 'indicators/i4/actual': '上访率0，维护社会稳定' })).toEqual([]);
  });

  it('wants a number where the target is one', () => {
    expect(briefs({ 'indicators/i2/actual': '九成' })).toEqual(['error actual-in-words indicators/i2/actual']);
    expect(briefs({ 'indicators/i2/actual': '每月25日前' })).toEqual(['error actual-in-words indicators/i2/actual']);
    const range = { 'indicators/i2/target': '80%≤x≤95%', 'indicators/i2/actual': '基本达到' };
    expect(briefs(range)).toEqual(['error actual-in-words indicators/i2/actual']);
    const people = { 'indicators/i1/target': '≥34.83万人', 'indicators/i1/actual': '全部参保' };
    expect(findingsAfter(people)[0]?.message).toBe('“参保人数”的目标是数值，实际完成值请填数值，如 92万人');
  });

  it('leaves words alone that hold a figure, or answer words or a day', () => {
    expect(briefs({ 'indicators/i2/actual': '住院费用报销比例达到90%，群众满意' })).not.toContain(
      'error actual-in-words indicators/i2/actual',
    );
    expect(briefs({ 'indicators/i3/actual': '均按时拨付' })).not.toContain(
      'error actual-in-words indicators/i3/actual',
    );
    expect(briefs({ 'indicators/i3/target': '按时报送', 'indicators/i3/actual': '按时报送' })).toEqual([
      'warning note-percent indicators/i3/actual',
    ]);
  });

  it('asks for a missing unit and offers that of the target', () => {
    const [found] = findingsAfter({ 'indicators/i2/actual': '92.45' });
    expect(found).toMatchObject({ rule: 'unit-missing', expected: '92.45%', fix: { label: '改为 92.45%' } });
    expect(briefs({ 'indicators/i2/target': '≥85' })).toContain('error unit-missing indicators/i2/target');
  });

  it('does not compare 人次 with 人, nor 元 with 元/人', () => {
    expect(briefs({ 'indicators/i1/actual': '39.31万人次' })).toEqual(['error unit-mismatch indicators/i1/actual']);
    expect(briefs({ 'indicators/i1/actual': '393100人' })).toEqual([]);
    const cost = { 'indicators/i1/name': '个人缴费标准（元）', 'indicators/i1/actual': parseValue('390元/人') };
    expect(briefs({ ...cost, 'indicators/i1/target': '≥380元/人' })).toEqual([
      'warning unit-name indicators/i1/target',
      'warning unit-name indicators/i1/actual',
    ]);
  });

  it('only informs where name and value differ in scale', () => {
    expect(briefs({ 'indicators/i1/name': '参保人数（人）' })).toEqual([
      'info unit-scale indicators/i1/target',
      'info unit-scale indicators/i1/actual',
    ]);
    expect(briefs({ 'indicators/i2/name': '住院费用报销比例（%）' })).toEqual([]);
  });

  it('warns of a target without operator, of ≤ nought and of a floor under what is consumed', () => {
    expect(briefs({ 'indicators/i1/target': '34.83万人' })).toEqual(['warning target-operator indicators/i1/target']);
    const nought = { 'indicators/i1/name': '重复参保', 'indicators/i1/actual': '0人' };
    expect(briefs({ ...nought, 'indicators/i1/target': '≤0人' })).toEqual([
      'warning bound-at-nought indicators/i1/target',
    ]);
    expect(briefs({ ...nought, 'indicators/i1/target': '=0人' })).toEqual([]);
    const water = { 'indicators/i1/name': '用水量', 'indicators/i1/actual': '1900方' };
    expect(briefs({ ...water, 'indicators/i1/target': '≥1800方' })).toEqual([
      'info legal-unit indicators/i1/target',
      'warning target-direction indicators/i1/target',
    ]);
    expect(briefs({ ...water, 'indicators/i1/target': '≤2600方' })).toEqual(['info legal-unit indicators/i1/target']);
    expect(briefs({ ...water, 'indicators/i1/target': '≤2600立方米', 'indicators/i1/actual': '1900立方米' })).toEqual(
      [],
    );
  });

  it('wants a percentage where the note does', () => {
    const words = {
      'indicators/i3/target': '按时报送',
      'indicators/i3/score': '9',
      'indicators/i3/variance': '因迟报。',
    };
    expect(briefs({ ...words, 'indicators/i3/actual': '按时报送' })).toEqual([
      'warning note-percent indicators/i3/actual',
    ]);
    expect(briefs({ ...words, 'indicators/i3/actual': '90%' })).toEqual([]);
    expect(briefs({ ...words, 'indicators/i3/actual': '70%' })).toEqual(['error score-rule indicators/i3/score']);
  });

  it('tells doubles from names that differ in what stands in brackets', () => {
    expect(briefs({ 'indicators/i2/name': '参保人数' })).toContain('error duplicate-indicator indicators/i2/name');
    expect(briefs({ 'indicators/i1/name': '综合参保率（户籍）', 'indicators/i2/name': '综合参保率（常住）' })).toEqual(
      [],
    );
    expect(briefs({ 'indicators/i1/name': '代缴率', 'indicators/i2/name': '代缴成功率' })).toEqual([]);
  });
});
