import { everyFund } from './every-fund.js';
import { indicator, type LibraryIndicator } from './library-indicator.js';

const SYSTEM = '社会保险信息系统';
const PAYROLL = '待遇发放花名册、银行回单';

const insured: LibraryIndicator = indicator('quantity', 'positive', {
  id: 'insured',
  name: '参保缴费人数',
  unit: '万人',
  evidence: '参保登记和缴费台账',
  dataSource: SYSTEM,
});

const payments = (benefit: string): readonly LibraryIndicator[] => [
  indicator('quality', 'positive', {
    id: 'first-payment',
    name: `${benefit}首次发放成功率`,
    unit: '%',
    usual: '≥95%',
    evidence: PAYROLL,
    dataSource: SYSTEM,
  }),
  indicator('timeliness', 'deadline', {
    id: 'payday',
    name: `${benefit}发放时限`,
    usual: '每月25日前',
    evidence: PAYROLL,
    dataSource: '社会保险基金财务系统',
  }),
  indicator('social', 'equal', {
    id: 'paid-in-full',
    name: `${benefit}按时足额领取率`,
    unit: '%',
    usual: '=100%',
    evidence: PAYROLL,
    dataSource: SYSTEM,
  }),
];

/** 工伤保险. */
export const workInjury: readonly LibraryIndicator[] = [
  insured,
  indicator('quantity', 'positive', {
    id: 'cases',
    name: '保障工伤待遇人次',
    unit: '万人次',
    evidence: PAYROLL,
    dataSource: SYSTEM,
  }),
  indicator('quantity', 'positive', {
    id: 'appraisals',
    name: '劳动能力鉴定人数',
    unit: '人',
    evidence: '劳动能力鉴定结论书',
    dataSource: '劳动能力鉴定台账',
  }),
  indicator('quality', 'positive', {
    id: 'awareness',
    name: '工伤保险政策知晓率',
    unit: '%',
    usual: '≥95%',
    evidence: '问卷样卷、调查报告',
    dataSource: '政策知晓情况调查',
  }),
  ...payments('工伤保险待遇'),
  ...everyFund('工伤人员'),
];

/** 失业保险. */
export const unemployment: readonly LibraryIndicator[] = [
  insured,
  indicator('quantity', 'positive', {
    id: 'beneficiaries',
    name: '保障享受失业待遇人数',
    unit: '人',
    evidence: PAYROLL,
    dataSource: SYSTEM,
  }),
  indicator('quantity', 'positive', {
    id: 'medical-paid',
    name: '代缴医疗保险费人次',
    unit: '人次',
    evidence: '代缴明细表',
    dataSource: SYSTEM,
  }),
  indicator('quantity', 'positive', {
    id: 'stabilised',
    name: '享受稳岗补贴企业的参保职工人数',
    unit: '万人',
    evidence: '稳岗补贴审批表、拨付凭证',
    dataSource: SYSTEM,
  }),
  indicator('quantity', 'positive', {
    id: 'skills',
    name: '享受技能提升补贴人数',
    unit: '人',
    evidence: '技能提升补贴审批表',
    dataSource: SYSTEM,
  }),
  indicator('quality', 'equal', {
    id: 'medical-paid-rate',
    name: '代缴医疗保险费成功率',
    unit: '%',
    usual: '=100%',
    evidence: '代缴明细表',
    dataSource: SYSTEM,
  }),
  ...payments('失业保险待遇'),
  ...everyFund('失业人员'),
];
