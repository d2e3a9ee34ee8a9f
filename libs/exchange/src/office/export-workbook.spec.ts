import fc from 'fast-check';
import { unzipSync, strFromU8 } from 'fflate';
import { SaxesParser } from 'saxes';
import { emptyContent, type FormContent } from '@chengwen/domain';
import { importFile } from '../import-file.js';
import { exportForms, exportWorkbook } from './export-workbook.js';
import { scored, scoredContent, unseen, unseenContent } from './testing/forms.js';
import { packed } from './testing/packed.js';
import { readWorkbook } from './workbook.js';

const templates = [scored, unseen];
const grid = (bytes: Uint8Array, at = 0) =>
  readWorkbook(bytes).sheets[at]?.rows.map(({ cells }) => cells.filter((cell) => cell !== '').join('|')) ?? [];

/** The parts of a file with one of them changed. */
const changed = (bytes: Uint8Array, part: string, change: (xml: string) => string): Uint8Array => {
  const parts = unzipSync(bytes);
  return packed({ ...parts, [part]: change(strFromU8(parts[part] as Uint8Array)) });
};

describe('exportWorkbook', () => {
  it('lays a form out as on paper, figures with their printed places', async () => {
    const bytes = await exportWorkbook(scored, scoredContent, { year: 2020 });
    expect(grid(bytes)).toEqual([
      '项目支出绩效自评表',
      '（2020年度）',
      '项目名称|某基金支出项目',
      '主管部门|某局|实施单位|某局本级',
      '项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分',
      '年度资金总额|165692.150|165692.15|155863.72|10|94.07%|9.41',
      '其中：当年财政拨款|—|0|—|—|—',
      '其他资金|—|—|—',
      '年度总体目标|预期目标|实际完成情况',
      '目标1：足额发放。\n目标2：基金平稳。|已完成',
      '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施',
      '产出指标（22分）|数量指标|参保人数|≥34.83万人|39.31万人|7|6',
      '执行率|105%≤≥95%|92.45|8|7.5',
      '质量指标|报销比例|≥85%|86%|7|7.0',
      '效益指标（15分）|社会效益指标|基金运行|平稳|平稳|15|15',
      expect.stringMatching(/^总分\|47\|/),
    ]);
    const { merges } = readWorkbook(bytes).sheets[0] as { merges: unknown };
    expect(merges).toContainEqual({ top: 12, left: 1, bottom: 14, right: 1 });
    expect(merges).toContainEqual({ top: 12, left: 2, bottom: 13, right: 2 });
  });

  it('exports a form of a kind that it has never seen', async () => {
    const bytes = await exportWorkbook(unseen, unseenContent, { year: 2020 });
    expect(grid(bytes)).toEqual([
      '2020年某项支出的表',
      '单位：元',
      '名称|某项目',
      '依据|依据',
      '类型|甲类 □　乙类 √',
      '项目资金（元）|中长期总额|年度总额|14607',
      '总体目标|中长期目标|年度目标',
      '当年',
      '一级指标|二级指标|三级指标|指标值|二级指标|三级指标|指标值',
      '产出指标|数量指标|指标5：|数量指标|指标5：人数|29551',
      ...['一、总体情况', '收入增加。', '2020年收支表', '单位：亿元', '项目|一|二|合计', '预算|收入|16.18|4.61|20.79'],
      ...['附', '甲|1', '乙|2'],
    ]);
  });

  it('comes back without a difference, several forms in one file, whatever the sheets are called by then', async () => {
    const forms = [
      { template: scored, content: scoredContent, year: 2020 },
      { template: unseen, content: unseenContent, year: 2020, title: '印刷的标题' },
      { template: scored, content: emptyContent(scored), year: null },
    ];
    const bytes = await exportForms(forms);
    const renamed = changed(bytes, 'xl/workbook.xml', (xml) => xml.replace('项目支出绩效自评表', '新名'));
    for (const file of [bytes, renamed]) {
      const { forms: read, lost, notes } = importFile(file, 'x.xlsx', templates);
      expect(read.map(({ template, year, content }) => ({ template, year, content }))).toEqual(
        forms.map(({ template, year, content }) => ({ template: template.id, year, content })),
      );
      expect(read.map(({ title }) => title)).toEqual(['项目支出绩效自评表', '印刷的标题', '项目支出绩效自评表']);
      expect([lost, notes]).toEqual([[], []]);
    }
  });

  it('lets what is visible win once somebody has changed it, and says so', async () => {
    const bytes = await exportWorkbook(scored, scoredContent, { year: 2020 });
    const file = changed(bytes, 'xl/worksheets/sheet1.xml', (xml) => xml.replace('39.31万人', '40万人'));
    const { forms, notes } = importFile(file, 'x.xlsx', templates);
    expect(notes).toEqual(['工作表“项目支出绩效自评表”导出后改动过，按改动后显示的内容读取']);
    expect(forms[0]?.content.indicators[0]?.actual).toMatchObject({ amount: '40' });
  });

  it('does not believe a copy that is damaged, of unknown fields or of an unknown template', async () => {
    const bytes = await exportWorkbook(scored, scoredContent, { year: 2020 });
    for (const [from, to] of [
      ['足额发放', '不发放'],
      ['scored@2020', 'other@2020'],
      ['&quot;goals&quot;', '&quot;gaols&quot;'],
    ] as const) {
      const file = changed(bytes, 'xl/worksheets/sheet2.xml', (xml) => xml.replace(from, to));
      const { forms } = importFile(file, 'x.xlsx', [scored]);
      expect(forms[0]?.content.indicators[0]?.scoreReason).toBe('');
      expect(forms[0]?.content.goals['expected']).toContain('足额发放');
    }
  });

  it('never lets a text become a formula', async () => {
    const names = [
      '=1+1',
      '+1',
      '-1+2',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      "=cmd|' /C calc'!A0",
      '=HYPERLINK("http://x","y")',
    ];
    const content: FormContent = {
      ...scoredContent,
      indicators: names.map((name, at) => ({
        ...(scoredContent.indicators[0] as FormContent['indicators'][number]),
        id: `r${at}`,
        name,
      })),
    };
    const bytes = await exportWorkbook(scored, content, { year: 2020 });
    const parts = unzipSync(bytes);
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] as Uint8Array);
    const styles =
      strFromU8(parts['xl/styles.xml'] as Uint8Array)
        .match(/<cellXfs.*<\/cellXfs>/)?.[0]
        .match(/<xf .*?(?:\/>|<\/xf>)/g) ?? [];
    expect(sheet).not.toMatch(/<f[ >]/);
    const cells = [...sheet.matchAll(/<c r="[A-Z]+\d+" s="(\d+)" t="inlineStr"><is><t[^>]*>([^<]*)/g)];
    const risky = cells.filter(([, , text]) => /^(?:[=+\-@\t]|_x000D_)/.test(text ?? ''));
    expect(risky).toHaveLength(names.length);
    for (const [, style] of risky) expect(styles[Number(style)]).toContain('quotePrefix="1"');
    expect(readWorkbook(bytes).sheets[0]).toMatchObject({ formulas: 0 });
  });

  it('is well-formed XML in every part, and the same bytes every time', async () => {
    const bytes = await exportWorkbook(unseen, unseenContent, { year: 2020 });
    expect(await exportWorkbook(unseen, unseenContent, { year: 2020 })).toEqual(bytes);
    for (const part of Object.values(unzipSync(bytes))) {
      const parser = new SaxesParser({ xmlns: true });
      parser.on('error', (error) => {
        throw error;
      });
      parser.write(strFromU8(part)).close();
    }
  });

  it('brings back any words that a form may hold', async () => {
    const words = fc
      .string({ unit: 'grapheme', maxLength: 30 })
      .map((text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff\p{Surrogate}]/gu, ''));
    await fc.assert(
      fc.asyncProperty(
        words,
        words,
        words,
        fc.constantFrom('_x000D_', '_x005F_', ']]>', '&amp;', '\n', ''),
        async (unit, goal, variance, trap) => {
          const [indicator] = scoredContent.indicators;
          const content: FormContent = {
            ...scoredContent,
            fields: { ...scoredContent.fields, unit: unit + trap },
            goals: { expected: trap + goal, actual: goal },
            indicators: [{ ...(indicator as FormContent['indicators'][number]), variance: variance + trap }],
          };
          const file = await exportWorkbook(scored, content, { year: 2020 });
          expect(importFile(file, 'x.xlsx', templates).forms[0]?.content).toEqual(content);
        },
      ),
      { numRuns: 60 },
    );
  });
});
