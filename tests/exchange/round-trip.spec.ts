import fc from 'fast-check';
import {
  columnsOf,
  emptyContent,
  parseContent,
  parseValue,
  printValue,
  type FormContent,
  type Indicator,
  type Template,
  type Value,
} from '@chengwen/domain';
import { importText } from '@chengwen/exchange';
import { templates } from '@chengwen/templates';

const all = Object.values(templates);
/** Forms with one grid, whose title is words alone: what a tabbed sheet of any of them looks like. */
const SHEETS = all.filter(({ chapters, tracks }) => !chapters && !tracks);

const words = fc.constantFrom('按时足额发放待遇', '参保群众得到保障', '制度运行平稳', '政策宣传到位', '覆盖面逐步扩大');
const amount = fc.integer({ min: 0, max: 9_000_000 }).map((cents) => (cents / 100).toFixed(2));
const name = fc.constantFrom('参保人数', '缴费人数（人）', '发放准确率', '待遇享受人次', '宣传场次', '人均标准（元）');
const value = fc.constantFrom(
  '≥95%',
  '4.4万人',
  '=100%',
  '≤197.36元/人/年',
  '每月25日前',
  '逐步推开',
  '6月≤x≤9月',
  '20个工作日内',
);
const weight = fc.integer({ min: 1, max: 50 }).map(String);

function rowOf(template: Template): fc.Arbitrary<Indicator> {
  const places = template.categories.flatMap((category) =>
    category.dimensions.map((dimension) => ({ category: category.key, dimension: dimension.key })),
  );
  const printed = (text: string, of: string): Value => parseValue(text, { name: of });
  return fc
    .record({
      place: fc.constantFrom(...places),
      name,
      values: fc.array(value, { minLength: 4, maxLength: 4 }),
      words,
      weight,
    })
    .map(({ place, name: of, values, words: text, weight: figure }) => {
      const cells = columnsOf(template).map(({ key, options }, at): [string, unknown] => {
        if (['target', 'actual', 'forecast', 'lastYear'].includes(key)) return [key, printed(values[at % 4] ?? '', of)];
        return [key, key === 'weight' || key === 'score' ? figure : (options?.[0] ?? text)];
      });
      return {
        ...{ id: '', ...place, name: of, target: { kind: 'blank' }, actual: { kind: 'blank' } },
        ...{ weight: null, score: null, scoreReason: '', variance: '' },
        ...Object.fromEntries(cells),
      } as Indicator;
    });
}

const firstPlace = ({ categories: [category] }: Template): Pick<Indicator, 'category' | 'dimension'> => ({
  category: category!.key,
  dimension: category!.dimensions[0]!.key,
});

function contentOf(template: Template): fc.Arbitrary<FormContent> {
  const order = (row: Indicator): number => template.categories.findIndex(({ key }) => key === row.category);
  const inPlace = (row: Indicator): number =>
    template.categories[order(row)]?.dimensions.findIndex(({ key }) => key === row.dimension) ?? 0;
  return fc
    .record({
      texts: fc.array(words, { minLength: 20, maxLength: 20 }),
      amounts: fc.array(amount, { minLength: 60, maxLength: 60 }),
      rows: fc.array(rowOf(template), { minLength: 1, maxLength: 12 }),
    })
    .map(({ texts, amounts, rows }) => {
      const blank = emptyContent(template);
      let next = 0;
      const written = template.fields.filter(
        ({ key, optional }) => !optional && !['note', 'subject', 'stageMonth'].includes(key),
      );
      return {
        ...blank,
        fields: {
          ...blank.fields,
          ...Object.fromEntries(written.map(({ key }, at) => [key, `${texts[at]}${at}`])),
          ...('subject' in blank.fields ? { subject: '某县社会保险支出' } : {}),
          ...('stageMonth' in blank.fields ? { stageMonth: '7' } : {}),
        },
        goals: Object.fromEntries(template.goals.map(({ key }, at) => [key, `${texts[at + 9]}。`])),
        funding: Object.fromEntries(
          Object.entries(blank.funding).map(([row, cells]) => [
            row,
            Object.fromEntries(
              Object.keys(cells).map((column) => [
                column,
                { kind: 'amount' as const, amount: amounts[next++ % 60] ?? '0' },
              ]),
            ),
          ]),
        ),
        // A paper says of which edition it is by the words of its first category.
        indicators: rows
          .map((row, at) => (at > 0 ? row : { ...row, ...firstPlace(template) }))
          .sort((a, b) => order(a) - order(b) || inPlace(a) - inPlace(b))
          .map((row, at) => ({ ...row, id: `i${at + 1}` })),
      } as FormContent;
    });
}

/** A content as a sheet between tabs, labels of merged cells printed once. */
function sheetOf(template: Template, { fields, goals, funding, indicators }: FormContent): string {
  const filled = (line: string): string => line.replace(/\{(\w+)\}/g, (_, key: string) => fields[key] ?? '');
  const columns = columnsOf(template);
  const cellOf = (row: Indicator, key: keyof Indicator): string => {
    const cell = row[key];
    return typeof cell === 'object' && cell !== null
      ? printValue(cell as Value)
      : ((cell as string | null | undefined) ?? '');
  };
  let above: Indicator | undefined;
  const rows = indicators.map((row) => {
    const category = template.categories.find(({ key }) => key === row.category);
    const dimension = category?.dimensions.find(({ key }) => key === row.dimension);
    const labels = [
      above?.category === row.category ? '' : category?.label,
      above?.category === row.category && above.dimension === row.dimension ? '' : dimension?.label,
    ];
    above = row;
    return ['', ...labels, row.name, ...columns.map(({ key }) => cellOf(row, key))].join('\t');
  });
  const several = template.funding.columns.length > 1;
  const cells = (row: string): string[] =>
    Object.values(funding[row] ?? {}).map((cell) => (cell.kind === 'amount' ? cell.amount : ''));
  return [
    template.titleLine?.includes('{subject}') ? filled(template.titleLine) : template.title,
    '（2023年度）',
    ...template.fields.flatMap(({ key, label }) =>
      fields[key] && !['subject', 'stageMonth'].includes(key) ? [`${label}\t${fields[key]}`] : [],
    ),
    ...(several
      ? [['项目资金（万元）', '', ...template.funding.columns.map(({ label }) => filled(label))].join('\t')]
      : []),
    ...template.funding.rows.map(({ key, label }) => [...(several ? [''] : []), label, ...cells(key)].join('\t')),
    ...template.goals.map(({ key, label }) => `${filled(label)}\t${goals[key]}`),
    ['绩效指标', '一级指标', '二级指标', '三级指标', ...columns.map(({ label }) => filled(label))].join('\t'),
    ...rows,
  ].join('\n');
}

/** What a value was printed from is no part of what it says. */
const said = (content: FormContent): unknown =>
  JSON.parse(JSON.stringify(content, (key, part: unknown) => (key === 'raw' ? undefined : part)));

describe.each(SHEETS.map((template) => [template.id, template] as const))('%s', (id, template) => {
  it('laid out between tabs and read again is the same, and nothing is left over', () => {
    fc.assert(
      fc.property(contentOf(template), (content) => {
        const { forms } = importText(sheetOf(template, parseContent(template, content)), all);
        expect(forms.map((form) => [form.template, form.year, form.lost])).toEqual([[id, 2023, []]]);
        expect(said(forms[0]!.content)).toEqual(said(content));
      }),
      { numRuns: 60 },
    );
  });
});
