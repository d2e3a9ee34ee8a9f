import fc from 'fast-check';
import { printValue, type Template } from '@chengwen/domain';
import { importText } from './import-text.js';

const spec = (key: string, label: string) => ({ key, label, required: true });
const dimension = (key: string, label: string) => ({ key, label, aliases: [label.replace('指标', '')] });
const template = {
  id: 'sample@2020',
  edition: '2020',
  title: '项目支出绩效自评表',
  fields: [
    spec('projectName', '项目名称'),
    spec('department', '主管部门'),
    spec('unit', '实施单位'),
    spec('note', '备注'),
  ],
  goals: [spec('expected', '预期目标'), spec('actual', '实际完成情况')],
  funding: {
    columns: [spec('initialBudget', '年初预算数'), spec('revisedBudget', '全年预算数'), spec('executed', '全年执行数')],
    rows: [
      { key: 'total', label: '年度资金总额', total: true },
      spec('fiscal', '其中：当年财政拨款'),
      spec('other', '其他资金'),
    ],
  },
  categories: [
    {
      key: 'output',
      label: '产出指标',
      aliases: ['项目完成'],
      dimensions: [dimension('quantity', '数量指标'), dimension('quality', '质量指标')],
    },
    { key: 'outcome', label: '效益指标', aliases: [], dimensions: [dimension('social', '社会效益指标')] },
    {
      key: 'satisfaction',
      label: '满意度指标',
      aliases: [],
      dimensions: [{ key: 'satisfaction', label: '服务对象满意度指标', aliases: ['满意度指标'] }],
    },
  ],
} as unknown as Template;

const head = (title: string, year: string): string[] => [
  title,
  `（${year}年度）`,
  '项目名称\t某基金支出项目',
  '主管部门\t某局\t\t实施单位\t某局本级',
  '项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分',
  '\t年度资金总额\t1,200.50\t1200.50\t0\t10\t0.00%\t0',
  '\t其中：当年财政拨款\t1200.50\t\t—\t—\t—\t—',
  '年度总体目标\t预期目标\t\t实际完成情况',
];
const grid = ['绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施'];
const read = (lines: string[]) => importText(lines.join('\n'), [template]);
const only = (lines: string[]) => {
  const { forms, lost } = read(lines);
  expect([forms.length, lost]).toEqual([1, []]);
  return forms[0] as (typeof forms)[number];
};

describe('importText', () => {
  it('tells blank, — and 0 apart in the funding grid, and keeps what the paper computed beside it', () => {
    const { content, year } = only([...head('项 目 支 出 绩 效 自 评 表', '2020'), '\t目标\t\t完成']);
    expect(content.funding['total']).toEqual({
      initialBudget: { kind: 'amount', amount: '1200.50' },
      revisedBudget: { kind: 'amount', amount: '1200.50' },
      executed: { kind: 'amount', amount: '0' },
    });
    expect(content.funding['fiscal']).toMatchObject({ revisedBudget: { kind: 'blank' }, executed: { kind: 'none' } });
    expect(content.printed).toEqual({ executionWeight: '10', executionRate: '0.00%', executionScore: '0' });
    expect(year).toBe(2020);
  });

  it('reads shifted rows of merged columns into their places', () => {
    const { content, lost } = only([
      ...head('项目支出绩效自评表', '2020'),
      ...grid,
      '\t项目完成（50分）\t数量指标\t参保人数\t$\\geq 34.83$万人\t39.31万人\t7\t6\t',
      '\t人次\t\t≥2万人次\t1万人次\t7\t3.5\t\t',
      '质量\t报销比例\t≥85%\t\t86%\t7\t7',
      '满意度指标\t满意度指标\t参保人员满意度\t≥90%\t95%\t10\t10',
      '总分\t\t\t\t\t\t31\t26.5',
    ]);
    expect(lost).toEqual([]);
    expect(
      content.indicators.map(({ category, dimension: place, name, target }) => [
        category,
        place,
        name,
        printValue(target),
      ]),
    ).toEqual([
      ['output', 'quantity', '参保人数', '≥34.83万人'],
      ['output', 'quantity', '人次', '≥2万人次'],
      ['output', 'quality', '报销比例', '≥85%'],
      ['satisfaction', 'satisfaction', '参保人员满意度', '≥90%'],
    ]);
    expect(content.indicators[0]).toMatchObject({ categoryLabel: '项目完成', weight: '7', score: '6' });
    expect(content.indicators[3]).toMatchObject({ dimensionLabel: '满意度指标' });
    expect(content.printed).toMatchObject({ totalWeight: '31', totalScore: '26.5' });
  });

  it('puts broken lines together: a name, a reason, a goal', () => {
    const { content, lost } = only([
      ...head('项目支出绩效自评表', '2020'),
      '\t足额筹集，\t\t按时拨付，',
      '未发生风险。',
      ...grid,
      '\t产出指标\t数量指标\t参保',
      '人数\t≥3万人\t2万人\t7\t6\t受疫情影响，',
      '少于预算。',
    ]);
    expect(content.goals).toEqual({ expected: '足额筹集，', actual: '按时拨付，未发生风险。' });
    expect(content.indicators).toHaveLength(1);
    expect(content.indicators[0]).toMatchObject({ name: '参保人数', variance: '受疫情影响，少于预算。' });
    expect(lost).toEqual([]);
  });

  it('reads several forms in one source, and hands back every line it did not use', () => {
    const { forms, lost } = read([
      '某地区报告正文第一段。',
      ...head('项目支出绩效自评表', '2020'),
      ...grid,
      '\t产出指标\t数量指标\t参保人数\t≥3万人\t4万人\t7\t7',
      '备注：说明',
      '此页无正文，另有一行',
      '再一行',
      '某地区社会保险支出绩效自评表',
      '这一种不在这里读',
      ...head('项目支出绩效自评表', '2021'),
    ]);
    expect(forms.map(({ year }) => year)).toEqual([2020, 2021]);
    expect(forms[0]?.content.fields['note']).toBe('说明此页无正文，另有一行');
    expect(forms.map((form) => form.lost.map(({ text }) => text))).toEqual([
      ['某地区报告正文第一段。', '再一行'],
      ['某地区社会保险支出绩效自评表', '这一种不在这里读'],
    ]);
    expect(forms[0]?.lost[0]?.line).toBe(1);
    expect(lost).toEqual([]);
  });

  it('reads a row whose target, actual or score was left blank, where it stands under its head', () => {
    const { content } = only([
      ...head('项目支出绩效自评表', '2020'),
      ...grid,
      '\t产出指标（50分）\t数量指标\t参保人数\t≥34.83万人\t\t7\t\t',
      '\t\t质量指标\t报销比例\t\t85%\t7\t7\t已核对',
    ]);
    expect(content.indicators).toMatchObject([
      { name: '参保人数', actual: { kind: 'blank' }, weight: '7', score: null },
      {
        name: '报销比例',
        dimension: 'quality',
        target: { kind: 'blank' },
        actual: { amount: '85' },
        variance: '已核对',
      },
    ]);
  });

  it('keeps a label that the template does not know, and a line that is no row swallows none after it', () => {
    const { forms } = read([
      ...head('项目支出绩效自评表', '2020'),
      ...grid,
      '\t产出指标（50分）\t服务指标\t参保人数\t≥3万人\t4万人\t7\t7',
      '这一行\t说的是\t别的事',
      '\t\t质量指标\t报销比例\t≥85%\t86%\t7\t7',
    ]);
    expect(forms[0]?.content.indicators).toMatchObject([
      { name: '参保人数', dimensionLabel: '服务指标' },
      { name: '报销比例', dimension: 'quality' },
    ]);
    expect(forms[0]?.lost.map(({ text }) => text)).toEqual(['这一行\t说的是\t别的事']);
  });

  it('holds every line of however ragged a source, in a form or in what it hands back', () => {
    const lines = [
      ...head('项目支出绩效自评表', '2020'),
      '\t足额筹集\t\t按时拨付',
      ...grid,
      '\t产出指标（50分）\t数量指标\t参保人数\t≥34.83万人\t39.31万人\t7\t6\t',
      '\t人次\t\t≥2万人次\t1万人次\t7\t3.5\t\t',
      '满意度指标\t满意度指标\t参保人员满意度\t≥90%\t95%\t10\t10',
      '总分\t\t\t\t\t\t24\t19.5',
      '备注：说明',
    ];
    const wound = fc.record({
      at: fc.nat(lines.length - 1),
      how: fc.constantFrom('cut', 'shift', 'unshift', 'blanks', 'drop', 'double', 'mark'),
      where: fc.nat(60),
    });
    fc.assert(
      fc.property(fc.array(wound, { maxLength: 6 }), (wounds) => {
        const ragged = [...lines];
        for (const { at, how, where } of wounds) {
          const line = ragged[at] ?? '';
          if (how === 'cut') ragged.splice(at, 1, line.slice(0, where), line.slice(where));
          if (how === 'shift') ragged[at] = `\t${line}`;
          if (how === 'unshift') ragged[at] = line.replace('\t', '');
          if (how === 'blanks') ragged[at] = line.replaceAll('\t', '  ');
          if (how === 'drop') ragged.splice(at, 1);
          if (how === 'double') ragged.splice(at, 0, line);
          if (how === 'mark') ragged[at] = `标记${where}号${line}`;
        }
        const all = JSON.stringify(read(ragged));
        const marks = ragged.flatMap((line) => line.match(/标记\d+号/g) ?? []);
        for (const mark of marks) expect(all).toContain(mark);
      }),
      { numRuns: 300 },
    );
  });

  it('finds nothing in what is no form, and says which lines those were', () => {
    expect(importText('随便一段话\n\n第二段', [template])).toEqual({
      forms: [],
      lost: [
        { line: 1, text: '随便一段话' },
        { line: 3, text: '第二段' },
      ],
    });
  });
});

describe('the work that a long source makes', () => {
  const title = '项目支出绩效自评表\n';
  const filledTo = (length: number, atom: string): string => atom.repeat(Math.ceil(length / atom.length));
  /** Milliseconds of processor time, which others on the machine do not add to. */
  const work = (text: string): number => {
    const from = process.cpuUsage();
    importText(text, [template]);
    return process.cpuUsage(from).user / 1000;
  };

  it.each([
    [
      'a note far down',
      (length: number) => `${title}${filledTo(length / 2, '\n')}备注：无\n${filledTo(length / 2, '乙\n')}`,
    ],
    ['blanks in a name', (length: number) => `${title}${grid.join('')}\n甲(${filledTo(length, ' ')}x\t≥5%\t5%\t7\t7\n`],
    ['unclosed LaTeX', (length: number) => title + filledTo(length, '\\text{')],
  ])(
    'grows with its length: %s',
    (_name, text) => {
      // Four times the text, four times the work: sixteen times it would be quadratic.
      const grows = (): number => work(text(80_000)) / Math.max(4, work(text(20_000)));
      expect([1, 2, 3].some(() => grows() < 10)).toBe(true);
    },
    120_000,
  );
});
