import type { Template } from '../forms/template.js';
import { briefs, findingsAfter } from './testing/form.js';
import { amount, objective, on } from './testing/kinds.js';

describe('sums between rows', () => {
  const named = (id: string, name: string, target: string) => ({
    [`indicators/${id}/name`]: name,
    [`indicators/${id}/target`]: target,
  });

  it('insured groups make up their whole', () => {
    const groups = (whole: string) =>
      on(objective, {
        ...named('i1', '参保人数', whole),
        ...named('i2', '在职参保人数', '=20.1万人'),
        ...named('i3', '退休参保人数', '=14.7万人'),
      }).filter((each) => each.includes('groups-sum'));
    expect(groups('=35.8万人')).toEqual(['error groups-sum indicators/i1/target']);
    expect(groups('=34.8万人')).toEqual([]);
    expect(groups('=34.9万人')).toEqual([]);
    const subsidised = (whole: string) =>
      on(objective, {
        ...named('i1', '财政缴费补贴人数（人）', whole),
        ...named('i2', '个人缴费人数（人）', '=224269人'),
        ...named('i3', '重度残疾等困难人员代缴人数（人）', '=5213人'),
      }).filter((each) => each.includes('groups-sum'));
    expect([subsidised('=229482人'), subsidised('=229428人')]).toEqual([[], ['error groups-sum indicators/i1/target']]);
  });

  it('those listed under 其中 come to no more than it', () => {
    const part = (target: string) =>
      on(objective, { ...named('i1', '保障人数', '=100人'), ...named('i2', '其中：困难人员', target) }).filter((each) =>
        each.includes('groups-sum'),
      );
    expect([part('=101人'), part('=40人')]).toEqual([['error groups-sum indicators/i1/target'], []]);
  });

  it('what is to be bought stays within the money, heads and standards nearly so', () => {
    const cost = (price: string) =>
      on(objective, { ...named('i1', '用水量', '≤2600立方米'), ...named('i3', '水费成本', price) }).filter((each) =>
        each.includes('money'),
      );
    expect(cost('≤4700元/立方米')).toEqual(['warning money-times-heads indicators/i3/target']);
    expect(cost('≤3.57元/立方米')).toEqual([]);
    const heads = (price: string) =>
      on(objective, { ...named('i1', '参保人数', '≥31万人'), ...named('i3', '补助标准', price) }).filter((each) =>
        each.includes('money'),
      );
    expect([heads('≥38.73元/人'), heads('≥45元/人')]).toEqual([[], ['warning money-times-heads indicators/i3/target']]);
  });

  it('premiums of the insured do not raise the whole fund where the state pays too', () => {
    const premium = (standard: string) =>
      on(objective, {
        ...named('i1', '个人缴费人数（人）', '=1万人'),
        ...named('i2', '个人缴费人均缴费标准（元/人）', standard),
        ...named('i3', '财政补贴标准（元/人）', '=550元/人'),
      }).filter((each) => each.includes('premium'));
    expect([premium('=1180元/人'), premium('=380元/人')]).toEqual([
      ['warning premium-standard indicators/i2/target'],
      [],
    ]);
  });

  it('a subsidy per head shows among the sources of the money', () => {
    const standard = named('i3', '财政补贴标准（元/人）', '=550元/人');
    const fiscal = {
      'funding/fiscal/initialBudget': { kind: 'blank' },
      'funding/other/initialBudget': amount('1200.50'),
    };
    expect(on(objective, { ...standard, ...fiscal })).toContain('info subsidy-split funding/fiscal/initialBudget');
    expect(on(objective, standard)).not.toContain('info subsidy-split funding/fiscal/initialBudget');
  });
});

describe('names and numbers', () => {
  it('nearly one name with one and the same words for a target is one indicator twice', () => {
    const twice = (name: string) =>
      on(objective, {
        'indicators/i2/name': '开展门诊统筹、实现个人账户的，向门诊统筹过渡',
        'indicators/i2/target': '普遍开展',
        'indicators/i4/name': name,
        'indicators/i4/target': '普遍开展',
      }).filter((each) => each.includes('duplicate'));
    expect(twice('开展门诊统筹，实行个人账户的，向门诊统筹过渡')).toEqual([
      'error duplicate-indicator indicators/i4/name',
    ]);
    expect(twice('开展多元复合式医保支付方式改革')).toEqual([]);
  });

  it('rows are numbered without gaps', () => {
    const numbered = (first: string, second: string) =>
      briefs({ 'indicators/i1/no': first, 'indicators/i2/no': '1', 'indicators/i3/no': second });
    expect(numbered('1', '1')).toEqual([]);
    expect(numbered('2', '1')).toEqual(['info number-gap indicators/i1/no']);
  });

  it('a fund speaks of itself', () => {
    const fund = (name: string, row: string) =>
      on(objective, { 'fields/projectName': name, 'indicators/i2/name': row }).filter((each) =>
        each.includes('fund-mixed'),
      );
    expect(fund('职工基本医疗保险基金支出', '医疗报销金首次转移成功率')).toEqual([
      'warning fund-mixed indicators/i2/name',
    ]);
    expect(fund('城乡居民养老保险基金支出', '离退休人员满意度')).toEqual(['warning fund-mixed indicators/i2/name']);
    expect(fund('机关事业单位养老保险基金支出', '离退休人员满意度')).toEqual([]);
    expect(fund('失业保险基金支出', '代缴医疗保险费成功率')).toEqual([]);
    expect(fund('社会保险基金支出', '养老金发放准确率')).toEqual([]);
  });

  it('a title names what the form names', () => {
    const titled = {
      ...objective,
      fields: [...objective.fields, { key: 'subject', label: '标题', required: false }],
    } as Template;
    const title = (subject: string) =>
      on(titled, { 'fields/subject': subject, 'fields/projectName': '某县职工基本医疗保险基金支出' }).filter((each) =>
        each.includes('title'),
      );
    expect(title('某县职工基本医疗保险支出')).toEqual(['info title-name fields/subject']);
    expect(title('某县工伤保险基金支出')).toEqual(['error title-name fields/subject']);
    expect(title('职工基本医疗保险基金支出')).toEqual([]);
    expect(title('某县本级社会保险支出')).toEqual([]);
  });

  it('a form says somewhere of which year it is', () => {
    const bare = { 'goals/expected': '巩固参保成果，待遇按时拨付。' };
    expect(on(objective, bare, null)).toEqual(['error year-missing fields']);
    expect(on(objective, bare, 2020)).toEqual([]);
    expect(on(objective, { 'goals/expected': '2023年巩固参保成果。' }, null)).toEqual([]);
  });

  it('measures go by their legal names', () => {
    const used = (target: string) =>
      on(objective, { 'indicators/i3/name': '供水单价', 'indicators/i3/target': target }).filter((each) =>
        each.includes('legal'),
      );
    expect([used('≤3.57元/方'), used('≤3.57元/立方米')]).toEqual([['info legal-unit indicators/i3/target'], []]);
  });

  it('nought needs no unit, and what is bounded by it is nothing', () => {
    const bound = (target: string) =>
      on(objective, { 'indicators/i4/name': '违规使用基金情况', 'indicators/i4/target': target });
    expect(bound('<=0')).toEqual(['warning bound-at-nought indicators/i4/target']);
    expect(bound('≤5')).toEqual(['error unit-missing indicators/i4/target']);
    expect(bound('=0起')).not.toContain('warning bound-at-nought indicators/i4/target');
  });
});

describe('how a text ends', () => {
  const goal = (text: string) => on(objective, { 'goals/expected': text });
  it.each([
    '确保全市城乡居民参保人员按时享受待遇，提高享受人员待遇生',
    '严格执行社会保险各项政策，切实减轻参保人员的经济负担，保障',
    '落实全民参保计划，做好基金征缴，',
    '优化经办服务流程，推广网上办理，提升群众办事便',
    '加强基金预算管理，规范基金收支，提高资金使用效',
  ])('“%s” is cut off', (text) => expect(goal(text)).toEqual(['error text-truncated goals/expected']));

  it.each([
    '全面实施大病保险制度，减轻参保人员的经济负担，缓解社会矛盾',
    '落实各项政策，提高享受人员待遇水平',
    '巩固参保成果，确保待遇按时足额发放，按期调整待遇',
    '做好参保人员服务，降低人员经费，控制资金额',
    '推广网上办理，减少跑腿次数，群众办事更加方便',
    '加强预算管理，规范基金收支，资金使用取得实效',
  ])('“%s” is not', (text) => expect(goal(text)).toEqual([]));
});

describe('words of the dictionary', () => {
  it('are told with what was meant, terms more softly', () => {
    const of = (name: string) =>
      findingsAfter({ 'indicators/i2/name': name }).map(({ severity, quote, expected }) => [severity, quote, expected]);
    expect(of('开展门诊共济保障向门诊统筹过度')).toEqual([['warning', '门诊统筹过度', '门诊统筹过渡']]);
    expect(of('基金滚动结余可支配月数')).toEqual([['info', '滚动结余', '滚存结余']]);
    expect(of('过度医疗查处率')).toEqual([]);
    expect(of('待遇享授率')).toEqual([['warning', '享授', '享受']]);
  });
});
