import { everyFund } from './every-fund.js';
import { FUND_KINDS, indicator, type LibraryIndicator } from './library-indicator.js';

const SYSTEM = '医疗保障信息平台';
const CLAIMS = '结算清单、费用结算汇总表';

/** What both medical funds are asked: visits, what is reimbursed, how it is paid, how long the balance lasts. */
const care = (reimbursed: string): readonly LibraryIndicator[] => [
  indicator('quantity', 'positive', {
    id: 'inpatients',
    name: '住院待遇享受人次',
    unit: '万人次',
    evidence: CLAIMS,
    dataSource: SYSTEM,
  }),
  indicator('quantity', 'positive', {
    id: 'outpatients',
    name: '门诊待遇享受人次',
    unit: '万人次',
    evidence: CLAIMS,
    dataSource: SYSTEM,
  }),
  indicator('quality', 'positive', {
    id: 'reimbursed',
    name: '参保人政策范围内住院费用报销比例',
    unit: '%',
    usual: reimbursed,
    evidence: CLAIMS,
    dataSource: SYSTEM,
  }),
  indicator('quality', 'positive', {
    id: 'by-case',
    name: '按病种付费的住院费用占比',
    unit: '%',
    usual: '≥70%',
    evidence: '支付方式改革台账',
    dataSource: SYSTEM,
  }),
  indicator('timeliness', 'deadline', {
    id: 'settlement',
    name: '定点医疗机构费用结算时限',
    usual: '20个工作日内',
    evidence: '费用拨付凭证',
    dataSource: '医疗保障基金财务系统',
  }),
];

/** Months that the balance pays for: 6 to 9 are held to be right for a fund that pools a year's claims. */
const balance = indicator('quality', 'range', {
  id: 'balance-months',
  name: '基金滚存结余可支配月数',
  unit: '月',
  usual: '6月≤x≤9月',
  evidence: '基金收支决算表',
  dataSource: '医疗保障基金财务系统',
  kinds: FUND_KINDS,
});

/** 职工基本医疗保险（含生育保险）. */
export const employeeMedical: readonly LibraryIndicator[] = [
  indicator('quantity', 'positive', {
    id: 'insured',
    name: '参保人数',
    unit: '万人',
    evidence: '参保登记和缴费台账',
    dataSource: SYSTEM,
  }),
  indicator('quantity', 'positive', {
    id: 'maternity',
    name: '生育保险参保人数',
    unit: '万人',
    evidence: '参保登记和缴费台账',
    dataSource: SYSTEM,
  }),
  ...care('≥85%'),
  balance,
  ...everyFund('待遇享受人员'),
];

/** 城乡居民基本医疗保险. */
export const residentMedical: readonly LibraryIndicator[] = [
  indicator('quantity', 'positive', {
    id: 'insured',
    name: '参保人数',
    unit: '万人',
    evidence: '参保登记和缴费台账',
    dataSource: SYSTEM,
  }),
  indicator('quantity', 'equal', {
    id: 'insured-twice',
    name: '重复参保人数',
    unit: '人',
    usual: '=0人',
    evidence: '重复参保清理台账',
    dataSource: SYSTEM,
  }),
  indicator('quality', 'positive', {
    id: 'coverage',
    name: '以户籍人口数为基数计算的基本医保综合参保率',
    unit: '%',
    usual: '≥95%',
    evidence: '参保统计报表、户籍人口统计',
    dataSource: SYSTEM,
  }),
  ...care('≥68%'),
  balance,
  indicator('timeliness', 'deadline', {
    id: 'subsidy-paid',
    name: '各级财政补助资金到位时限',
    usual: '12月31日前',
    evidence: '拨款凭证',
    dataSource: '财政国库支付系统',
  }),
  indicator('economicCost', 'equal', {
    id: 'subsidy-standard',
    name: '各级财政实际补助标准',
    unit: '元/人',
    evidence: '补助标准文件、拨款凭证',
    dataSource: '财政国库支付系统',
  }),
  indicator('economicCost', 'equal', {
    id: 'personal-standard',
    name: '个人缴费标准',
    unit: '元/人',
    evidence: '缴费标准文件',
    dataSource: SYSTEM,
  }),
  ...everyFund('参保对象'),
];
