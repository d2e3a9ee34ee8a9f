import fc from 'fast-check';
import { decimalText } from '../values/decimal-text.js';
import { parseValue } from '../values/parse.js';
import type { FormContent, Indicator } from './content.js';
import { emptyContent } from './empty-content.js';
import { layOutMatrix } from './lay-out-matrix.js';
import { layOut } from './lay-out.js';
import type { MatrixSpec, Template } from './template.js';

const category = {
  key: 'output',
  label: '产出指标',
  aliases: [],
  dimensions: [
    { key: 'quantity', label: '数量指标', aliases: [] },
    { key: 'quality', label: '质量指标', aliases: [] },
  ],
} as const;
const template: Template = {
  id: 'any@2023',
  kind: 'any',
  edition: '2023',
  title: '绩效目标表',
  titleLine: '{year}年{projectName}绩效目标表{serial}',
  unitNote: '单位：万元',
  weighing: 'plain',
  paper: 'landscape',
  years: { from: 2023 },
  moneyUnit: '万元',
  fields: [
    { key: 'projectName', label: '项目名称', required: true },
    { key: 'month', label: '月份', required: true },
    { key: 'serial', label: '表号', required: false, optional: true },
  ],
  goals: [{ key: 'annual', label: '1—{month}月目标', required: true, long: true }],
  funding: {
    columns: [
      { key: 'midTerm', label: '中长期' },
      { key: 'initialBudget', label: '1—{month}月' },
    ],
    rows: [
      { key: 'total', label: '总额', total: true, labels: { midTerm: '中长期资金总额' } },
      { key: 'socialFund', label: '其中：社保基金', optional: true, columns: ['initialBudget'] },
      { key: 'medicalFund', label: '其中：医保基金', optional: true, columns: ['initialBudget'] },
      { key: 'other', label: '其他资金' },
    ],
  },
  categories: [category],
  columns: [
    { key: 'target', label: '指标值' },
    { key: 'variance', label: '偏差', optional: true },
  ],
  choices: [
    {
      key: 'kind',
      label: '类型',
      multiple: false,
      options: [
        { key: 'a', label: '甲' },
        { key: 'b', label: '乙' },
      ],
    },
  ],
  scoring: { id: 'none' } as never,
  note: '',
};
const row = (id: string, more: Partial<Indicator> = {}): Indicator => ({
  id,
  category: 'output',
  dimension: 'quantity',
  name: `指标${id}`,
  target: parseValue('≥95%'),
  actual: { kind: 'blank', raw: '' },
  weight: null,
  score: null,
  scoreReason: '',
  variance: '',
  ...more,
});
const content = (more: Partial<FormContent> = {}): FormContent => ({ ...emptyContent(template), ...more });
const amount = (text: string) => ({ kind: 'amount', amount: decimalText.parse(text) }) as const;
const laid = (more: Partial<FormContent> = {}, form: Template = template) =>
  layOut(form, content(more), undefined, { year: 2023 });

describe('layOut', () => {
  it('fills year and fields into the title, and leaves out what nobody filled in', () => {
    expect(laid({ fields: { projectName: '工伤保险', serial: '003' } }).title).toBe('2023年工伤保险绩效目标表003');
    expect(laid().title).toBe('2023年绩效目标表');
  });

  it('names columns and goals by the fields of the form, with room where they are blank', () => {
    expect(laid({ fields: { month: '7' } }).goalList[0]?.label).toBe('1—7月目标');
    expect(laid().funding.columns).toEqual(['中长期', '1—\u3000月']);
  });

  it('keeps blank, — and 0 apart', () => {
    const { money } = laid({
      funding: {
        total: { midTerm: { kind: 'none' }, initialBudget: amount('0') },
        other: { midTerm: { kind: 'blank' } },
      },
    });
    expect([money['total']?.['midTerm']?.text, money['total']?.['initialBudget']?.text]).toEqual(['—', '0']);
    expect(money['other']?.['midTerm']?.text).toBe('');
  });

  it('prints the source that pays, the first where none does, and all that do', () => {
    const shown = (funding: FormContent['funding']) =>
      laid({ funding }).funds['initialBudget']?.map(({ label }) => label);
    expect(shown({})).toEqual(['总额', '其中：社保基金', '其他资金']);
    expect(shown({ medicalFund: { initialBudget: amount('5') } })).toEqual(['总额', '其中：医保基金', '其他资金']);
    expect(
      shown({ medicalFund: { initialBudget: amount('5') }, socialFund: { initialBudget: amount('6') } }),
    ).toHaveLength(4);
  });

  it('calls a row what its own column calls it', () => {
    expect(laid().money['total']?.['midTerm']?.label).toBe('中长期资金总额');
  });

  it('prints a field or column that the paper lacks only where it is filled in', () => {
    expect(laid().fields['serial']?.there).toBe(false);
    expect(laid({ fields: { serial: '1' } }).fields['serial']?.there).toBe(true);
    expect(laid({ indicators: [row('1')] }).columns.map(({ key }) => key)).toEqual(['target']);
    expect(laid({ indicators: [row('1', { variance: '因' })] }).columns.map(({ key }) => key)).toHaveLength(2);
  });

  it('ticks the option chosen and no other', () => {
    expect(laid({ choices: { kind: ['b'] } }).choices['kind']?.options.map(({ ticked }) => ticked)).toEqual([
      false,
      true,
    ]);
  });

  it('has a total only where the form is scored', () => {
    expect(laid().total).toBeUndefined();
    expect(laid().funding.columns).not.toContain('得分');
  });

  it('shows the categories of a form that nobody has begun, with one blank line for each dimension', () => {
    const [group] = laid().groups;
    expect(group?.dimensions.map(({ label, rows }) => [label, rows.map(({ name }) => name)])).toEqual([
      ['数量指标', ['']],
      ['质量指标', ['']],
    ]);
  });
});

describe('a form of two tracks', () => {
  const dual: Template = {
    ...template,
    tracks: [
      { key: 'midTerm', label: '中长期目标' },
      { key: 'annual', label: '年度目标' },
    ],
  };
  const lines = (indicators: Indicator[]) =>
    laid({ indicators }, dual).groups.flatMap(({ dimensions }) =>
      dimensions.flatMap(({ rows }) =>
        rows.map(({ name, beside }) => [beside?.no, beside?.name, beside?.cells.target, name]),
      ),
    );

  it('prints the left side although it is blank, numbered like the right', () => {
    expect(lines([row('1', { track: 'annual', no: '5' }), row('2', { track: 'annual', no: '9' })])).toEqual([
      ['指标5：', '', '', '指标1'],
      ['指标9：', '', '', '指标2'],
    ]);
  });

  it('puts rows of one number on one line, and loses none that stands alone', () => {
    const found = lines([
      row('l9', { track: 'midTerm', no: '9' }),
      row('l7', { track: 'midTerm', no: '7' }),
      row('r5', { track: 'annual', no: '5' }),
      row('r9', { track: 'annual', no: '9' }),
    ]);
    expect(found).toEqual([
      ['指标5：', '', '', '指标r5'],
      ['指标9：', '指标l9', '≥95%', '指标r9'],
      ['指标7：', '指标l7', '≥95%', ''],
    ]);
  });

  it('prints every row of either side once, whatever their numbers', () => {
    const side = fc.record({
      track: fc.constantFrom('midTerm' as const, 'annual' as const),
      dimension: fc.constantFrom('quantity' as const, 'quality' as const),
      no: fc.option(fc.constantFrom('1', '2', '3'), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(side, { minLength: 1, maxLength: 12 }), (sides) => {
        const rows = sides.map(({ track, dimension, no }, i) =>
          row(`${i}`, { track, dimension, ...(no === undefined ? {} : { no }) }),
        );
        const names = lines(rows)
          .flatMap(([, left, , right]) => [left, right])
          .filter((name) => name !== '');
        expect(names.sort()).toEqual(rows.map(({ name }) => name).sort());
      }),
    );
  });

  it('calls the left side by the words of the template, the right by its own', () => {
    const [group] = laid({ indicators: [row('1', { track: 'annual', dimensionLabel: '数量' })] }, dual).groups;
    expect([group?.dimensions[0]?.besideLabel, group?.dimensions[0]?.label]).toEqual(['数量指标', '数量']);
  });
});

describe('a report', () => {
  const spec: MatrixSpec = {
    key: 'balance',
    title: '{year}年收支表',
    titles: [],
    unit: '亿元',
    columns: [
      { key: 'a', label: '甲' },
      { key: 'b', label: '乙' },
    ],
    sum: { key: 'all', label: '合计' },
    rows: [
      { key: 'now', group: '{year}年', label: '收入' },
      { key: 'last', group: '{lastYear}年', label: '收入' },
      { key: 'growth', group: '对比', label: '增幅%', percent: true, formula: { op: 'growth', of: 'now', on: 'last' } },
    ],
  };
  const matrix = {
    title: '',
    columns: [...spec.columns],
    cells: { now: { a: amount('17.09'), b: { kind: 'blank' as const } }, last: { a: amount('19.53'), b: amount('0') } },
  };
  const report: Template = { ...template, matrices: [spec] };
  const chapter = (text: string) => [
    {
      id: 'c1',
      level: 1,
      number: '一、',
      heading: '{projectName}情况',
      blocks: [{ kind: 'text' as const, id: 'b1', text }],
    },
  ];

  it('fills the computed cells of a matrix and leaves blank what cannot be computed', () => {
    const { title, columns, groups } = layOutMatrix(spec, matrix, 2020);
    expect([title, columns]).toEqual(['2020年收支表', ['甲', '乙', '合计']]);
    expect(groups.map(({ label }) => label)).toEqual(['2020年', '2019年', '对比']);
    expect(groups[2]?.rows[0]?.cells).toEqual(['-12.49%', '', '-12.49%']);
    expect(groups[0]?.rows[0]?.cells).toEqual(['17.09', '', '17.09']);
  });

  it('writes figures of the form where its words point to them, a gap where there is none', () => {
    const text = '收入{{matrices/balance/now/a}}亿元，增长{{ matrices/balance/growth/a }}，他表{{funding/x/y}}。';
    const { chapters } = laid(
      { fields: { projectName: '基金' }, chapters: chapter(text), matrices: { balance: matrix } },
      report,
    );
    expect(chapters[0]?.heading).toBe('基金情况');
    expect(chapters[0]?.blocks).toEqual([{ kind: 'text', text: '收入17.09亿元，增长-12.49%，他表＿＿。' }]);
  });

  it('fills no slot with what nobody wrote', () => {
    const [one] = chapter('');
    const { chapters } = laid({ chapters: [{ ...one!, heading: '{constructor}{toString}情况' }] }, report);
    expect(chapters[0]?.heading).toBe('情况');
  });

  it('takes figures of the forms it rests on, in the unit and places asked for', () => {
    const own = content({ chapters: chapter('收入{{selfEvaluation:1/matrices/balance/now/a 万元 0}}') });
    const bound = [
      { role: 'selfEvaluation' as const, template: report, content: content({ matrices: { balance: matrix } }) },
    ];
    const { chapters } = layOut(report, own, undefined, { year: 2020, bound });
    expect(chapters[0]?.blocks).toEqual([{ kind: 'text', text: '收入170900万元' }]);
  });

  it('makes a paragraph of each line that a person typed', () => {
    const { chapters } = laid({ chapters: chapter('一\n\n 二 ') }, report);
    expect(chapters[0]?.blocks).toHaveLength(2);
  });
});
