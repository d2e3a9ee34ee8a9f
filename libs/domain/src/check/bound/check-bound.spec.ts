import { parseValue } from '../../values/parse.js';
import { applyChanges } from '../../forms/change-content.js';
import type { FormContent, Indicator } from '../../forms/content.js';
import { deriveContent, type Origin } from '../../forms/derive-content.js';
import { emptyContent } from '../../forms/empty-content.js';
import { parseContent } from '../../forms/parse-content.js';
import type { Template } from '../../forms/template.js';
import { template } from '../testing/form.js';
import { checkBound } from './check-bound.js';

/** A dual objective with a weight column: what a self-evaluation of the same budget is derived from. */
const objective = {
  ...template,
  id: 'dual@2020',
  kind: 'project-objective',
  goals: [{ key: 'annual', label: '年度目标', required: true }],
  tracks: [
    { key: 'midTerm', label: '中长期' },
    { key: 'annual', label: '年度' },
  ],
  columns: [
    { key: 'target', label: '指标值' },
    { key: 'weight', label: '权重' },
    { key: 'basis', label: '依据' },
  ],
  categories: [...template.categories, { key: 'cost', label: '成本指标', aliases: [], dimensions: [] }],
} as unknown as Template;

const row = (id: string, name: string, target: string, more: Partial<Indicator> = {}): Indicator => ({
  ...{ id, category: 'output', dimension: 'quantity', name, target: parseValue(target), actual: { kind: 'blank' } },
  ...{ weight: '10' as Indicator['weight'], score: null, scoreReason: '', variance: '', track: 'annual', ...more },
});

const approved: FormContent = parseContent(objective, {
  ...emptyContent(objective),
  fields: { projectName: '职工医保', unit: '经办中心', note: '不带走' },
  goals: { annual: '待遇足额发放' },
  funding: { ...emptyContent(objective).funding, total: { initialBudget: { kind: 'amount', amount: '5.00' } } },
  indicators: [
    row('i1', '参保人数', '≥34.83万人', { basis: '历史标准' }),
    row('i2', '执行率', '105%≤≥95%'),
    row('i3', '经办成本', '≤5万元', { category: 'cost', dimension: 'economicCost' }),
    row('i4', '五年目标', '≥99%', { track: 'midTerm' }),
  ],
});
const binding = { form: '653101-2020-A', version: 2, hash: 'h', title: '绩效目标表' };
const origin: Origin = { template: objective, content: approved, binding };
const derived = deriveContent(template as Template, [origin]);
const rules = (content: FormContent) =>
  checkBound(template as Template, content, [origin]).map(({ rule, where: { row } }) => `${rule} ${row}`);

describe('a form begun from its objective', () => {
  it('has its project, budget, goal and annual rows, and nothing that is its own to say', () => {
    expect(parseContent(template as Template, derived)).toEqual(derived);
    expect(derived.fields).toMatchObject({ projectName: '职工医保', unit: '经办中心', note: '' });
    expect(derived.funding['total']).toMatchObject({
      initialBudget: { kind: 'amount', amount: '5.00' },
      revisedBudget: { kind: 'amount', amount: '5.00' },
      executed: { kind: 'blank' },
    });
    expect(derived.goals).toMatchObject({ expected: '待遇足额发放', actual: '' });
    expect(
      derived.indicators.map(({ id, category, weight, basis, track }) => [id, category, weight, basis, track]),
    ).toEqual([
      ['i1', 'output', '10', undefined, undefined],
      ['i2', 'output', '10', undefined, undefined],
      ['i3', 'output', '10', undefined, undefined],
    ]);
    expect(derived.bound).toEqual({ objective: [binding] });
  });

  it('keeps to it without a word', () => expect(rules(derived)).toEqual([]));

  it('may say the same in another notation, and put right what the objective printed wrong', () => {
    const changes = [
      { path: 'indicators/i1/target', value: { ...parseValue('不低于34.83万人') } },
      { path: 'indicators/i2/target', value: { ...parseValue('95%≤x≤105%') } },
    ];
    expect(rules(applyChanges(template as Template, derived, changes))).toEqual([]);
  });

  it('is told of every row, name, target and weight that departs, with a fix back', () => {
    const changes = [
      { path: 'indicators/i1/target', value: { ...parseValue('≥30万人') } },
      { path: 'indicators/i3/name', value: '成本' },
      { path: 'indicators/i3/weight', value: '12' },
    ];
    const changed = applyChanges(template as Template, derived, changes);
    expect(rules(changed)).toEqual(['bound-target i1', 'bound-name i3', 'bound-weight i3']);
    const fixes = checkBound(template as Template, changed, [origin]).flatMap(({ fix }) => fix?.changes ?? []);
    expect(rules(applyChanges(template as Template, changed, fixes))).toEqual([]);
    const [first, , third] = derived.indicators as [Indicator, Indicator, Indicator];
    const other = { ...derived, indicators: [first, third, { ...third, id: 'i9', name: '另加一项' }] };
    expect(rules(other)).toEqual(['bound-row i2', 'bound-extra i9']);
  });
});
