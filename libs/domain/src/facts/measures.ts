import type { Scope, Side } from './fact.js';

/** What a figure measures, as far as its words tell. */
export interface Measured {
  readonly measure: string;
  readonly side?: Side;
  readonly flows?: Scope['flows'];
}

type Entry = readonly [measure: string, words: RegExp, side?: Side, flows?: Scope['flows']];

/** A total is named by nothing but the fund and the word itself: 基金总支出, 支出, 保险支出合计. */
const TOTAL =
  '(?:^|总|基金|(?<!大病|生育|补充|护理|商业|附加)保险|账户|全年|年|实际|决算|预算|当年|当期|本年|年度|各项|共|累计|实现|完成|的|其|级|\\))';

/** Benefits of a whole fund, not those of one kind (住院待遇, 生育保险待遇). */
const OWN = '(?:^|基金|(?<!大病|生育|补充|护理|商业)保险|总|各项|(?<!基本)养老金|养老|账户|社保|医保|\\))';
/** What only some pay, or one level of government: a part of the premiums, a part of the subsidies. */
const PART_OF_INCOME =
  /(?:个人|单位|企业|灵活就业[^,]{0,4}|生育[^,]{0,6})缴?(?:保险)?费[^,]{0,4}收入$|(?:中央|省级?|自治区|市级?|州级?|县级?|区级|地方|各级)[^,]{0,6}(?:补贴|补助)收入$/;

/** Measures of money, the more particular first; each matched at the end of the words before a figure. */
const MONEY: readonly Entry[] = [
  ['monthlyExpenditure', /(?:月均|每月|月平均)[^,]{0,24}支出$/],
  ['standard', /人均|每人|标准|限额|月均|每月|均值|平均/],
  ['superiorSubsidy', /上级(?:补助|补贴)(?:收入)?$/, 'income', 'included'],
  ['remittedIncome', /下级上解(?:收入)?$/, 'income', 'included'],
  ['subordinateSubsidy', /补助下级(?:支出)?$/, 'expenditure', 'included'],
  ['remittedExpenditure', /上解上级(?:支出)?$/, 'expenditure', 'included'],
  ['premiumIncome', /(?:保险费|保费|社保费|医保费|缴费|征缴|费)(?:征缴)?(?:总)?收入$/, 'income'],
  ['interestIncome', /利息(?:收入)?$/, 'income'],
  // 集体补助 and the like are not the government's.
  ['subsidyIncome', /(?:^|财政|政府|公共预算|基金|:)(?:资金)?(?:补贴|补助)收入$/, 'income'],
  ['transferIncome', /转移(?:性)?收入$/, 'income'],
  ['otherIncome', /其[他它](?:各项)?收入$/, 'income'],
  ['income', new RegExp(`${TOTAL}收入(?:小计|合计|总额|总计|总量)?$`), 'income'],
  ['transferExpenditure', /转移[^,]{0,10}支出$/, 'expenditure'],
  ['pensionExpenditure', /基本养老金(?:待遇)?(?:支出|发放)?$/, 'expenditure'],
  ['survivorExpenditure', /(?:丧葬|抚恤)[^,]{0,12}$/, 'expenditure'],
  ['stabilityExpenditure', /(?:稳岗|稳定岗位)[^,]{0,8}(?:支出|返还|补贴|补助)$/, 'expenditure'],
  ['skillExpenditure', /技能[^,]{0,8}(?:支出|补贴)$/, 'expenditure'],
  ['benefitExpenditure', new RegExp(`${OWN}待遇(?:总)?(?:支出)?$`), 'expenditure'],
  ['otherExpenditure', /其[他它](?:各项)?支出$/, 'expenditure'],
  ['expenditure', new RegExp(`${TOTAL}支出(?:小计|合计|总额|总计|总量)?$`), 'expenditure'],
  ['accumulatedBalance', /(?:滚存|累计|年末|期末|历年)(?:滚存)?(?:基金)?(?:结余|结存|节余)$/, 'balance'],
  ['balance', /(?:当期|当年|本期|本年|收支|年度)(?:收支)?(?:基金)?(?:结余|结存|节余)$/, 'balance'],
  ['bareBalance', /(?:结余|结存|节余)$/, 'balance'],
];

/** What comes after the words of a measure and before its figure. */
const FILLER = /(?:共计|合计|总计|累计|实际|达到|为|是|达|约|近|共|仅|有|超过|不超过|不低于|至少|:|的)+$/;
const GROWING =
  /(?:增加|增长|新增|减少|减征|减免|节约|少支|多支|追加|调增|调减|压减|动用|使用|消化|弥补|划转|划出)[^,]*$/;

const other = (words: string, side?: Side): Measured => ({
  measure: `other:${words.slice(-24)}`,
  ...(side === undefined ? {} : { side }),
});

/** What an amount of money measures (金额口径), by the words before it. */
export const moneyMeasure = (words: string): Measured => {
  // 待遇共支出 is what 待遇支出 is.
  const plain = words.replace(FILLER, '').replace(/共(?=支出$|收入$)/, '');
  // 全年增加基金支出 is an increase, not an expenditure; 累计结余 keeps its 累计.
  const known = MONEY.find(
    ([measure, pattern]) => pattern.test(plain) && !(measure !== 'standard' && GROWING.test(plain)),
  );
  if (known === undefined || PART_OF_INCOME.test(plain)) {
    const side = /收入$/.test(plain) ? 'income' : /支出$/.test(plain) ? 'expenditure' : undefined;
    return other(plain, GROWING.test(plain) ? undefined : side);
  }
  const [measure, , side, flows] = known;
  if (measure === 'standard') return { measure: standardOf(plain) };
  return { measure, ...(side === undefined ? {} : { side }), ...(flows === undefined ? {} : { flows }) };
};

/** Standards per head (人均标准) by who pays; nothing else of the kind is compared. */
const STANDARDS: readonly (readonly [string, RegExp])[] = [
  ['standard:critical', /大病/],
  ['standard:fiscal', /(?:财政|各级|政府)[^,]{0,6}(?:补助|补贴)/],
  ['standard:personal', /个人缴费/],
  ['standard:basicPension', /基础养老金/],
  ['standard:paidFor', /代缴/],
];
const standardOf = (words: string): string =>
  STANDARDS.find(([, pattern]) => pattern.test(words))?.[0] ?? other(words).measure;

/** Of these only a part of a population is told apart: never the whole of it. */
const QUALIFIED =
  /贫困|建档|困难|低保|特困|残疾|农民工|新增|净增|扩面|增加|缓缴|减征|减免|未|应参保|重复|虚[假报]|脱贫|未成年|学生|灵活就业|在校|低收入|其他|参保单位|高龄|男|女|在职|异地|城镇居|农村|首次|新参保|实际缴费|正常缴费|中断|断缴|月均|日均|其中|退职|本地户籍|常住|户籍/;

/** Populations (人数) by what makes them one; `per` tells 人 from 人次, which are never one. */
const POPULATIONS: readonly (readonly [string, RegExp])[] = [
  ['stabilised', /稳岗|稳定岗位|稳定就业/],
  ['skilled', /技能/],
  ['paidFor', /代缴/],
  ['disabilityAssessed', /劳动能力鉴定/],
  ['survivors', /丧葬|抚恤|死亡|遗属|供养/],
  ['unemployed', /失业金|失业(?:保险)?待遇|失业人员/],
  ['veterans', /(?<![退离])离休(?!退)/],
  ['retired', /离?退休|离休退/],
  ['visits', /(?:门诊|住院|就医|就诊|待遇|报销)[^,]{0,12}人次|享受待遇人次|门诊、?住院|住院、?门诊/],
  ['injured', /工伤(?:保险)?待遇/],
  ['maternity', /生育/],
  ['insured', /参保|缴费人数|保障医疗报销人数/],
];

const kindOf = (words: string): string | undefined => POPULATIONS.find(([, pattern]) => pattern.test(words))?.[0];

/** 住院 and 门诊 are told apart where only one of them is named. */
const visits = (words: string): string | undefined => {
  const [inpatient, outpatient] = [/住院/.test(words), /门诊|慢特病/.test(words)];
  if (inpatient !== outpatient) return inpatient ? 'people:inpatient' : 'people:outpatient';
  return inpatient || /待遇|就医|就诊|报销/.test(words) ? 'people:visits' : undefined;
};

/**
 * What a head count counts (人数口径): by the noun right behind it (6.14万名离退休人员的…), else by the words before it, else
 * by all that follows. Undefined for a part of a population, and where nothing tells.
 */
export const populationOf = (before: string, after: string, measure: string): string | undefined => {
  const noun = after.startsWith('的') ? '' : (after.split('的')[0] ?? '');
  const words = before.slice(-24);
  if (QUALIFIED.test(`${words}|${noun}`)) return undefined;
  const kind = kindOf(noun) ?? kindOf(words) ?? kindOf(after);
  const times = measure === '人次' && (kind === undefined || kind === 'injured' || kind === 'insured');
  if (times || kind === 'visits') return visits(words + after);
  return kind === undefined ? undefined : `people:${kind}`;
};

/** The insurance that words name, to tell populations of several apart: 养老, 医疗; empty where they name none. */
export const insuranceOf = (words: string): string => {
  const named = /(养老|医疗|医保|工伤|失业)(?:保险|保障)?[^,]{0,12}$/.exec(words)?.[1];
  return named === undefined ? '' : `:${named === '医保' ? '医疗' : named}`;
};

const RATES: readonly (readonly [string, RegExp])[] = [
  ['executionTarget', /执行(?:率)?目标(?:值|为)*$/],
  ['satisfaction', /满意[率度]?(?:达到?|为|在)*$/],
  ['accuracy', /准确率(?:达到?|为|在)*$/],
  ['firstPayment', /(?:首次)[^,]{0,10}成功率(?:达到?|为|在)*$/],
  ['reimbursement', /报销比例(?:达到?|为|在)*$/],
  ['enrolment', /参保率[^,]{0,4}$/],
  ['awareness', /知晓率(?:达到?|为|在)*$/],
  ['petition', /上访率(?:控制)?(?:达到?|为|在)*$/],
];

/** What a percentage measures (比率口径), by the words before it. */
export const rateMeasure = (words: string): string =>
  RATES.find(([, pattern]) => pattern.test(words))?.[0] ?? other(words).measure;
