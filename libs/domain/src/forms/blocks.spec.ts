import { Refusal } from '../refusal.js';
import { applyChanges } from './change-content.js';
import type { FormContent } from './content.js';
import { diffContent } from './diff-content.js';
import { emptyContent } from './empty-content.js';
import { parseContent } from './parse-content.js';
import type { Template } from './template.js';

const field = (key: string, label: string) => ({ key, label, required: false });
const template = {
  id: 'all@2020',
  title: '全栏样表',
  fields: [field('unit', '预算单位')],
  goals: [field('annual', '年度目标')],
  columns: [
    { key: 'target', label: '指标值' },
    { key: 'basis', label: '依据' },
  ],
  choices: [
    {
      key: 'nature',
      label: '项目类型',
      multiple: false,
      options: [field('livelihood', '民生保障'), field('run', '行政运行')],
    },
    {
      key: 'methods',
      label: '分配方式',
      multiple: true,
      options: [field('factor', '因素法'), field('actual', '据实据效')],
    },
  ],
  tracks: [{ key: 'annual', label: '年度' }],
  funding: {
    columns: [field('midTerm', '中长期'), field('initialBudget', '年度')],
    rows: [
      { key: 'total', label: '资金总额', total: true },
      { key: 'fund', label: '社保基金', columns: ['initialBudget'] },
    ],
  },
  matrices: [
    {
      key: 'balance',
      title: '收支分析表',
      titles: ['收支分析表$'],
      unit: '亿元',
      columns: [field('injury', '工伤'), field('jobless', '失业')],
      sum: { key: 'all', label: '合计' },
      rows: [
        { key: 'income', group: '本年', label: '收入' },
        { key: 'lastIncome', group: '上年', label: '收入' },
        {
          key: 'growth',
          group: '对比',
          label: '增幅%',
          percent: true,
          formula: { op: 'growth', of: 'income', on: 'lastIncome' },
        },
      ],
    },
  ],
  chapters: [
    { level: 1, number: '一、', heading: '总体情况', pattern: '总体情况' },
    { level: 1, number: '二、', heading: '收支分析', pattern: '收支', matrix: 'balance' },
  ],
  binds: [
    { role: 'objective', kinds: ['fund-objective'] },
    { role: 'monitoring', kinds: ['monitoring'] },
  ],
} as unknown as Template;

const blank = { kind: 'blank' };
const row = {
  ...{
    id: 'i1',
    category: 'output',
    dimension: 'quantity',
    name: '参保人数',
    track: 'annual',
    no: '1',
    basis: '历史标准',
  },
  ...{ target: { kind: 'blank' }, actual: blank, weight: null, score: null, scoreReason: '', variance: '' },
};
const whole = (): FormContent => parseContent(template, { ...emptyContent(template), indicators: [row] });
const boundTo = (version: number) => ({ form: 'f1', version, hash: 'h', title: '目标表' });
const versions = (count: number) => Array.from({ length: count }, (_, at) => boundTo(at + 1));
const codeOf = (part: object): string => {
  try {
    parseContent(template, { ...whole(), ...part });
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'accepted';
};

describe('the blocks of a form', () => {
  it('an empty form has every block, with the matrix at its chapter and only the cells one may enter', () => {
    const { funding, choices, chapters, matrices } = emptyContent(template);
    expect(funding).toEqual({ total: { midTerm: blank, initialBudget: blank }, fund: { initialBudget: blank } });
    expect(choices).toEqual({ nature: [], methods: [] });
    expect(chapters?.map(({ id, heading, blocks }) => [id, heading, blocks.map(({ kind }) => kind)])).toEqual([
      ['c1', '总体情况', ['text']],
      ['c2', '收支分析', ['text', 'matrix']],
    ]);
    expect(matrices?.['balance']?.columns.map(({ key }) => key)).toEqual(['injury', 'jobless', 'all']);
    expect(Object.keys(matrices?.['balance']?.cells ?? {})).toEqual(['income', 'lastIncome']);
    expect(codeOf({})).toBe('accepted');
  });

  it.each<[string, object, string]>([
    ['an option nobody offered', { choices: { nature: ['war'] } }, 'content.unknownField'],
    ['a choice nobody offered', { choices: { colour: [] } }, 'content.unknownField'],
    ['two ticks where one counts', { choices: { nature: ['livelihood', 'run'] } }, 'content.malformed'],
    ['two ticks where many may', { choices: { methods: ['factor', 'actual'] } }, 'accepted'],
    ['one tick twice', { choices: { methods: ['factor', 'factor'] } }, 'content.malformed'],
    ['a cell outside its column', { funding: { fund: { midTerm: blank } } }, 'content.unknownField'],
    ['a weight where none is printed', { indicators: [{ ...row, weight: '5' }] }, 'content.unknownField'],
    ['an actual where none is printed', { indicators: [{ ...row, actual: { kind: 'none' } }] }, 'content.unknownField'],
    ['evidence where none is printed', { indicators: [{ ...row, evidence: '台账' }] }, 'content.unknownField'],
    ['a side that the form does not have', { indicators: [{ ...row, track: 'midTerm' }] }, 'content.unknownField'],
    ['a binding of another kind', { bound: { selfEvaluation: [] } }, 'content.unknownField'],
    ['a matrix nobody knows', { matrices: { other: { title: '', columns: [], cells: {} } } }, 'content.unknownField'],
    ['a row named as every object has it', { indicators: [{ ...row, id: 'constructor' }] }, 'content.malformed'],
    [
      'a column named as every object has it',
      { matrices: { balance: { title: '', columns: [{ key: 'valueOf', label: '甲' }], cells: {} } } },
      'content.malformed',
    ],
    ['one version bound twice', { bound: { objective: [boundTo(1), boundTo(1)] } }, 'content.malformed'],
    ['as many forms bound as may be', { bound: { objective: versions(40) } }, 'accepted'],
    [
      'more, in all roles together',
      { bound: { objective: versions(40), monitoring: [boundTo(41)] } },
      'content.malformed',
    ],
  ])('%s', (_what, part, code) => {
    expect(codeOf(part)).toBe(code);
  });

  it('a computed cell is never entered, and may stand as it was printed', () => {
    const amount = { kind: 'amount', amount: '1.5' };
    const with_ = (part: object) => codeOf({ matrices: { balance: { ...whole().matrices?.['balance'], ...part } } });
    expect(with_({ cells: { growth: { injury: amount } } })).toBe('content.unknownField');
    expect(with_({ cells: { income: { all: amount } } })).toBe('content.unknownField');
    expect(with_({ printed: { growth: { injury: amount }, income: { all: amount } } })).toBe('accepted');
  });

  it('paragraphs and matrix cells are changed by their place and compared by it', () => {
    const before = whole();
    const after = applyChanges(template, before, [
      { path: 'chapters/c1/blocks/b1/text', value: '全年平稳。' },
      { path: 'matrices/balance/cells/income/injury', value: { kind: 'amount', amount: '1.38' } },
      { path: 'choices/nature', value: ['livelihood'] },
      { path: 'indicators/i1/basis', value: null },
    ]);
    expect(diffContent(template, before, after).map(({ path, label }) => [path, label])).toEqual([
      ['choices/nature', '项目类型'],
      ['indicators/i1/basis', '参保人数 · 依据'],
      ['chapters/c1/blocks/b1/text', '一、总体情况'],
      ['matrices/balance/cells/income/injury', '收支分析表 · 收入 · 工伤'],
    ]);
    expect(diffContent(template, after, applyChanges(template, after, [{ path: 'chapters', value: [] }]))).toHaveLength(
      2,
    );
  });

  it('two chapters or two blocks never share an id', () => {
    const [first, second] = whole().chapters ?? [];
    expect(codeOf({ chapters: [first, first] })).toBe('content.malformed');
    const [block] = second?.blocks ?? [];
    expect(codeOf({ chapters: [{ ...second, blocks: [block, block] }] })).toBe('content.malformed');
  });
});
