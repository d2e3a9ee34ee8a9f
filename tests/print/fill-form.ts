import {
  columnsOf,
  decimalText,
  emptyContent,
  parseValue,
  type Chapter,
  type FormContent,
  type Indicator,
  type IndicatorColumn,
  type MatrixSpec,
  type Template,
} from '@chengwen/domain';

/** How much to write into a form: nothing, what is usual, or more than anybody has. */
export type Fill = 'empty' | 'typical' | 'longest';

const SENTENCE =
  '严格执行基金管理各项制度，按时足额拨付待遇资金，保障参保人员合法权益，持续扩大参保覆盖面，强化基金征缴与内部控制，防范支付风险；';
/** Characters that only the widest font has, and signs of every kind that a form may hold. */
const RARE = '王龑、䶮某、鿏㎡〔2020〕①‰≥≤□√—：×·“引号”';

/** So many characters, each sentence with a number of its own, so that a lost or doubled line would show. */
export const upTo = (length: number, sentence = SENTENCE): string =>
  Array.from({ length: Math.ceil(length / sentence.length) }, (_, i) => `${i + 1}号：${sentence}`)
    .join('')
    .slice(0, length);

/** A content for any template, made from its labels: every block filled, the same each time. */
export function fillForm(template: Template, fill: Fill): FormContent {
  const empty = emptyContent(template);
  if (fill === 'empty') return empty;
  const long = fill === 'longest';
  const money = (at: number) => ({
    kind: 'amount' as const,
    amount: decimalText.parse(long ? `123456789${at}.25` : `${165692 + at}.15`),
  });
  return {
    ...empty,
    fields: Object.fromEntries(template.fields.map((field) => [field.key, textOf(field, long)])),
    funding: Object.fromEntries(
      Object.entries(empty.funding).map(([row, cells], r) => [
        row,
        Object.fromEntries(
          Object.keys(cells).map((column, c) => [
            column,
            r === 0 || r === 1
              ? money(r + c)
              : r === 2 && c === 0
                ? { kind: 'none' as const }
                : { kind: 'blank' as const },
          ]),
        ),
      ]),
    ),
    goals: Object.fromEntries(
      template.goals.map(({ key }) => [key, long ? `${RARE}${upTo(2000 - RARE.length)}` : upTo(150)]),
    ),
    indicators: rowsOf(template, long),
    ...(template.choices
      ? { choices: Object.fromEntries(template.choices.map(({ key, options }) => [key, [options[1]?.key ?? '']])) }
      : {}),
    ...(template.chapters ? { chapters: chaptersOf(template, long) } : {}),
    ...(template.matrices
      ? { matrices: Object.fromEntries(template.matrices.map((spec) => [spec.key, matrixOf(spec, long)])) }
      : {}),
    ...(template.binds
      ? {
          bound: {
            selfEvaluation: [1, 2].map((n) => ({
              form: `f${n}`,
              version: n,
              hash: 'a',
              title: `某地区第${n}项基金绩效自评表`,
            })),
          },
        }
      : {}),
  };
}

function textOf({ key, label, long }: Template['fields'][number], longest: boolean): string {
  switch (key) {
    case 'projectName':
      return longest
        ? '某地区本级及所属各县市机关事业单位基本养老保险（改革）暨城乡居民基本医疗保险市级财政配套补助资金基金支出项目'
        : '某地区本级城镇职工基本医疗保险基金支出项目';
    case 'subject':
      return longest
        ? '某某自治州本级机关事业单位养老保险（改革）及城乡居民基本养老保险基金支出'
        : '某地区本级社会保险基金支出';
    case 'serial':
      return '001';
    case 'stageMonth':
      return '7';
    case 'filedOn':
      return '2021年2月20日';
    case 'lead':
      return longest ? `负责人${RARE.slice(0, 5)}` : '负责人';
    case 'fund':
      return '社会保险基金';
    case 'unit':
      return longest
        ? '某某哈萨克自治州社会保险事业管理局本级经办服务中心及其所属分支机构'
        : '某地区社会保险管理局本级';
    default:
      return longest ? `${label}${upTo(long ? 600 : 60)}` : `${label}${long ? '按有关规定执行' : ''}`;
  }
}

const TARGETS = ['≥95%', '95%≤x≤105%', '每月25日前', '39.31万人', '充分发挥社会保险的职能作用', '≤197.36元/人/年'];

function rowsOf(template: Template, longest: boolean): Indicator[] {
  const dimensions = template.categories.flatMap(({ key: category, dimensions: all }) =>
    all.map(({ key: dimension }) => ({ category, dimension })),
  );
  if (dimensions.length === 0) return [];
  const keys = new Set(columnsOf(template).map(({ key }) => key));
  const each = longest ? Math.ceil(80 / dimensions.length) : 2;
  return dimensions.flatMap((place, d) =>
    Array.from({ length: longest ? Math.min(each, 80 - d * each) : each }, (_, i) => {
      const at = d * each + i;
      return rowAt(template, keys, place, at, longest);
    }),
  );
}

function rowAt(
  template: Template,
  keys: ReadonlySet<IndicatorColumn>,
  place: Pick<Indicator, 'category' | 'dimension'>,
  at: number,
  longest: boolean,
): Indicator {
  const value = (shift: number) => parseValue(TARGETS[(at + shift) % TARGETS.length] ?? '');
  const name = `第${at + 1}项指标：${SENTENCE.slice(at % 9, (at % 9) + 8 + (longest ? at % 17 : 0))}`;
  // One cell that no page holds whole.
  const giant = longest && at === 5 ? upTo(2000, `${RARE}${SENTENCE}`) : undefined;
  return {
    id: `i${at + 1}`,
    ...place,
    ...(template.tracks ? { track: 'annual', no: String(at + 1) } : {}),
    name,
    target: giant !== undefined && !keys.has('variance') ? { kind: 'text', text: giant, raw: giant } : value(0),
    actual: keys.has('actual') ? value(1) : { kind: 'blank', raw: '' },
    weight: keys.has('weight') ? decimalText.parse('4.5') : null,
    score: keys.has('score') ? decimalText.parse('4') : null,
    scoreReason: '',
    variance: keys.has('variance') ? (giant ?? (at % 3 === 1 ? SENTENCE.slice(0, 30) : '')) : '',
    ...(keys.has('basis') ? { basis: '行业或国家标准' } : {}),
    ...(keys.has('lastYear') ? { lastYear: value(2) } : {}),
    ...(keys.has('rule') ? { rule: '按照正常比例赋分' } : {}),
    ...(keys.has('evidence') ? { evidence: longest ? SENTENCE.slice(0, 40) : '工作资料' } : {}),
    ...(keys.has('forecast') ? { forecast: value(3) } : {}),
    ...(keys.has('measure') ? { measure: at % 3 === 1 ? SENTENCE.slice(10, 50) : '' } : {}),
  };
}

function chaptersOf(template: Template, longest: boolean): Chapter[] {
  return (emptyContent(template).chapters ?? []).map((chapter, at) => ({
    ...chapter,
    blocks: [
      ...(chapter.heading === '附表'
        ? []
        : Array.from({ length: longest ? 3 : 1 }, (_, i) => ({
            kind: 'text' as const,
            id: `t${i + 1}`,
            text: `${longest ? RARE : ''}第${at + 1}章第${i + 1}段，${upTo(longest ? 500 : 160)}`,
          }))),
      ...chapter.blocks.filter(({ kind }) => kind === 'matrix'),
      ...(at === 3
        ? [
            {
              kind: 'table' as const,
              id: 'x1',
              title: '各统筹区执行情况',
              rows: Array.from({ length: longest ? 60 : 5 }, (_, r) =>
                Array.from({ length: longest ? 14 : 4 }, (__, c) => (r === 0 ? `第${c + 1}列` : `${r}行${c}列数值`)),
              ),
            },
          ]
        : []),
    ],
  }));
}

function matrixOf({ title, columns, sum, rows }: MatrixSpec, longest: boolean) {
  const own = longest
    ? Array.from({ length: 14 }, (_, i) => ({ key: `c${i}`, label: `第${i + 1}统筹区城乡居民基本养老保险` }))
    : columns.slice(0, 4).map(({ key, label }) => ({ key, label }));
  return {
    title,
    columns: [...own, ...(sum ? [{ key: sum.key, label: sum.label }] : [])],
    cells: Object.fromEntries(
      rows
        .filter(({ formula }) => formula === undefined)
        .map((row, r) => [
          row.key,
          Object.fromEntries(
            own.map(({ key }, c) => [
              key,
              { kind: 'amount' as const, amount: decimalText.parse(`${16 + r * 3 + c * 7}.${18 + c}`) },
            ]),
          ),
        ]),
    ),
  };
}
