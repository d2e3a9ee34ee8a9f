import type { Template } from '@chengwen/domain';
import { importText } from './import-text.js';

const spec = (key: string, label: string, more: object = {}) => ({ key, label, required: true, ...more });
const scored = {
  id: 'sample@2020',
  edition: '2020',
  title: '项目支出绩效自评表',
  moneyUnit: '万元',
  fields: [spec('projectName', '项目名称'), spec('lead', '项目负责人', { aliases: ['负责人'] }), spec('note', '备注')],
  goals: [spec('expected', '预期目标'), spec('actual', '实际完成情况')],
  funding: {
    columns: [spec('revisedBudget', '全年预算数'), spec('executed', '1—{month}月执行数')],
    rows: [{ key: 'total', label: '年度资金总额', total: true }, spec('other', '其他资金')],
  },
  categories: [
    {
      key: 'output',
      label: '产出指标',
      aliases: [],
      dimensions: [{ key: 'quantity', label: '数量指标', aliases: [] }],
    },
    { key: 'outcome', label: '效益指标', aliases: [], dimensions: [{ key: 'social', label: '社会效益', aliases: [] }] },
  ],
} as unknown as Template;
const report = {
  id: 'report@2020',
  edition: '2020',
  title: '绩效评价报告',
  recognition: { titles: ['绩效评价报告$'] },
  fields: [spec('projectName', '项目名称'), spec('lead', '负责人（签章）', { aliases: ['负责人', '单位负责人'] })],
  goals: [],
  funding: { columns: [], rows: [] },
  categories: [],
  columns: [],
  chapters: [{ pattern: '总体情况' }],
} as unknown as Template;
const read = (...lines: string[]) => importText(lines.join('\n'), [scored, report]).forms;
const lostOf = (forms: ReturnType<typeof read>): string[] => forms.flatMap(({ lost }) => lost.map(({ text }) => text));
const HEAD = '一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施';

describe('a report whose title runs at the head of every page', () => {
  const cover = ['某州基金支出绩效评价报告', '（2021年度）', '项目名称：某基金支出', '负责人（签章）：单位负责人'];
  const running = '某州基金绩效评价报告';

  it('is one report, and its running heads are left over', () => {
    const forms = read(
      ...cover,
      running,
      '一、总体情况',
      '基金收入稳步增长，支出平',
      '— 2 —',
      running,
      '稳有序。',
      running,
      '二、问题',
      '无。',
    );
    expect(forms).toHaveLength(1);
    expect(forms[0]?.content.chapters?.map(({ heading }) => heading)).toEqual(['总体情况', '问题']);
    expect(lostOf(forms)).toEqual([running, '— 2 —', running, running]);
  });

  it('gives way to another report that begins with a cover or a first chapter', () => {
    const other = '某市基金支出绩效评价报告';
    for (const start of [['（2022年度）', '一、总体情况'], ['一、总体情况'], ['前言一句。', '一、总体情况']]) {
      const forms = read(...cover, '一、总体情况', '一切正常。', other, ...start, '也正常。');
      expect(forms.map(({ title }) => title)).toEqual([cover[0], other]);
    }
  });

  it('may be signed by a post that is called like the label', () => {
    expect(read(...cover, '一、总体情况', '好。')[0]?.content.fields['lead']).toBe('单位负责人');
  });
});

describe('a table of a report', () => {
  it('has the line of its unit in its title, and is no part of the paragraph before it', () => {
    const [form] = read(
      '某州基金支出绩效评价报告',
      '一、总体情况',
      '基金收支见下表，两年的增减一并列出，供有关部门参考使用',
      '2021年收支对比情况分析明细一览表（分险种列示）',
      '单位：万元',
      '险种\t收入\t支出',
      '工伤\t10\t9',
      '失业\t8\t7',
    );
    const blocks = form?.content.chapters?.[0]?.blocks ?? [];
    expect(blocks.at(-1)).toMatchObject({ kind: 'table', rows: [{ length: 3 }, { length: 3 }, { length: 3 }] });
    expect(JSON.stringify(blocks)).toMatch(/单位：万元/);
    expect(blocks.filter(({ kind }) => kind === 'text').every((block) => !JSON.stringify(block).includes('单位'))).toBe(
      true,
    );
  });
});

describe('a form out of a narrow page', () => {
  it('has funding between single blanks, and categories alone on their lines', () => {
    const [form] = read(
      '项目支出绩效自评表',
      '（2020年度）',
      '项目名称 某补助资金',
      '全年预算数 1-7月执行数 分值 执行率 得分',
      '年度资金总额 1900 1843 10 97.00% 9.70',
      '其他资金 — —',
      '一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分',
      '偏差原因分析及改进措施',
      '产出指标',
      '（50分）',
      '数量指标 领取人数 ≥3.1万人 3.16万人 15 15',
      '效益指标',
      '社会效益',
      '老人生活 得到保障 得到保障 30 30',
    );
    expect(form?.content.funding['total']).toEqual({
      revisedBudget: { kind: 'amount', amount: '1900' },
      executed: { kind: 'amount', amount: '1843' },
    });
    expect(form?.content.printed).toMatchObject({ executionRate: '97.00%', executionScore: '9.70' });
    expect(form?.content.indicators.map(({ category, name }) => [category, name])).toEqual([
      ['output', '领取人数'],
      ['outcome', '老人生活'],
    ]);
    expect(form?.lost).toEqual([]);
  });

  it('has its unit under 项目资金, a head on two lines and amounts right behind their labels', () => {
    const [form] = read(
      '项目支出绩效自评表',
      '项目名称\t2021年某项目\t项目负责人\t负责人',
      '项目资金\t\t全年预算数\t1—7月执行数',
      '（万元）\t年度资金总额\t20\t10',
      '一级\t二级\t三级指标\t年度\t实际完成值\t分值\t得分\t偏差原因分析',
      '指标\t指标\t\t指标值\t\t\t\t及改进措施',
      '产出指标\t数量指标\t领取人数\t≥3人\t3人\t5\t5\t',
    );
    expect(form?.content.fields['lead']).toBe('负责人');
    expect(form?.content.funding['total']?.['executed']).toEqual({ kind: 'amount', amount: '10' });
    expect(form?.content.indicators).toHaveLength(1);
    expect(form?.lost).toEqual([]);
    expect(read('项目支出绩效自评表', '|项目名称|某项目|其他资金 0|', HEAD)[0]?.lost).toEqual([]);
  });

  it('has remarks below the grid that are no part of the objective above it', () => {
    const forms = read(
      '项目支出绩效自评表',
      '（2023年1—7月）',
      '预期目标\t足额支付。',
      HEAD,
      '产出指标\t数量指标\t领取人数\t\\>=3人\t3人\t5\t5\t',
      '注：本表一式三份。',
      '填表人：某某 联系电话：1',
      '备注：无',
    );
    expect(forms[0]?.content.goals['expected']).toBe('足额支付。');
    expect(forms[0]?.year).toBe(2023);
    expect(lostOf(forms)).toEqual(expect.arrayContaining(['注：本表一式三份。']));
  });

  it('escapes signs of markdown, and the signs are read', () => {
    const [form] = read(
      '项目支出绩效自评表',
      `|${HEAD.replaceAll('\t', '|')}|`,
      '|产出指标|数量指标|领取人数|\\>=3人|3人|5|5||',
    );
    expect(form?.content.indicators[0]?.target).toMatchObject({ kind: 'compare', op: '>=', amount: '3' });
  });
});

describe('a form over several pages', () => {
  const title = '某县项目支出绩效自评表';
  const long = { ...scored, recognition: { titles: ['项目支出绩效自评表$'] } } as unknown as Template;
  const first = [title, '（2023年度）', '项目名称\t某项目', HEAD, '产出指标\t数量指标\t领取人数\t≥3人\t3人\t5\t5\t'];
  const readLong = (...lines: string[]) => importText(lines.join('\n'), [long, report]).forms;

  it('goes on behind its title where rows or the head follow, and only there', () => {
    const row = '\t\t培训人数\t≥9人\t9人\t5\t5\t';
    for (const again of [[title], [title, '（2023年度）'], [title, '', HEAD]]) {
      const forms = readLong(...first, ...again, row);
      expect(forms.map(({ content }) => content.indicators.map(({ name }) => name))).toEqual([
        ['领取人数', '培训人数'],
      ]);
      expect(lostOf(forms)).toContain(title);
    }
    expect(readLong(...first, ...first)).toHaveLength(2);
    expect(readLong(...first, title, '单位：万元', '', '项目名称\t另一项目', HEAD, row)).toHaveLength(2);
  });

  it('stands behind a cover without chapters as well', () => {
    const forms = readLong('某县绩效评价报告', '现将情况报告如下。', ...first);
    expect(forms.map(({ template }) => template)).toEqual(['report@2020', 'sample@2020']);
  });

  it('names its months as plainly as its heads do', () => {
    const staged = { ...long, fields: [...long.fields, spec('month', '监控阶段')] } as unknown as Template;
    const lines = [title, '监控阶段：1-9月', '项目资金\t全年预算数\t1-9月执行数', '年度资金总额\t5\t4', HEAD];
    expect(importText(lines.join('\n'), [staged]).forms[0]?.content.fields['month']).toBe('9');
  });
});

describe('a dual form with both sides filled in', () => {
  const dual = {
    ...scored,
    id: 'dual@2020',
    tracks: [
      { key: 'midTerm', label: '中长期' },
      { key: 'annual', label: '年度' },
    ],
    fields: [...scored.fields, spec('midTermPeriod', '中长期期限')],
    goals: [spec('midTerm', '中长期目标'), spec('annual', '年度目标')],
  } as unknown as Template;
  const goalsOf = (years: string, ...texts: string[]) =>
    importText(
      ['项目支出绩效自评表', '项目名称 某基金', `中长期目标（${years}） 年度目标`, '', ...texts, HEAD].join('\n'),
      [dual],
    ).forms[0]?.content.goals;

  it('has the mid-term paragraph first, and that of the year behind a blank line', () => {
    expect(goalsOf('2022年—2024年', '三年内', '扩面。', '', '今年稳定。')).toMatchObject({
      midTerm: '三年内扩面。',
      annual: '今年稳定。',
    });
  });

  it('has no mid-term paragraph where its years were left open', () => {
    expect(goalsOf('20××年—20××+n年', '今年扩面。', '', '并且稳定。')).toMatchObject({
      midTerm: '',
      annual: '今年扩面。并且稳定。',
    });
  });
});
