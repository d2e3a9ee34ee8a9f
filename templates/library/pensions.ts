import { everyFund } from './every-fund.js';
import { indicator, type LibraryIndicator } from './library-indicator.js';

const REGISTER = '养老保险信息系统';
const ROLL = '养老金发放花名册、银行回单';

/** What all three pension funds are asked: the first payment, the transfer, the day of the month. */
const payments = (name: string): readonly LibraryIndicator[] => [
  indicator('quality', 'positive', {
    id: 'first-payment',
    name: '养老保险待遇首次发放成功率',
    unit: '%',
    usual: '≥95%',
    evidence: ROLL,
    dataSource: REGISTER,
  }),
  indicator('quality', 'positive', {
    id: 'first-transfer',
    name: '养老保险关系首次转移成功率',
    unit: '%',
    usual: '≥95%',
    evidence: '关系转移接续台账',
    dataSource: REGISTER,
  }),
  indicator('timeliness', 'deadline', {
    id: 'payday',
    name: `${name}发放时限`,
    usual: '每月25日前',
    evidence: ROLL,
    dataSource: '社会保险基金财务系统',
  }),
  indicator('social', 'equal', {
    id: 'paid-in-full',
    name: `${name}按时足额领取率`,
    unit: '%',
    usual: '=100%',
    evidence: ROLL,
    dataSource: REGISTER,
  }),
];

const insured = (name: string, unit = '万人'): LibraryIndicator =>
  indicator('quantity', 'positive', {
    id: 'insured',
    name,
    unit,
    evidence: '参保登记和缴费台账',
    dataSource: REGISTER,
  });

/** 企业职工基本养老保险. */
export const enterprisePension: readonly LibraryIndicator[] = [
  insured('参保缴费人数'),
  indicator('quantity', 'positive', {
    id: 'retired',
    name: '保障退休人员待遇人数',
    unit: '万人',
    evidence: ROLL,
    dataSource: REGISTER,
  }),
  indicator('quantity', 'positive', {
    id: 'veterans',
    name: '保障离休人员待遇人数',
    unit: '人',
    evidence: ROLL,
    dataSource: REGISTER,
  }),
  indicator('quantity', 'positive', {
    id: 'survivors',
    name: '保障丧葬抚恤金发放人数',
    unit: '人',
    evidence: '丧葬抚恤待遇审批表',
    dataSource: REGISTER,
  }),
  indicator('quality', 'positive', {
    id: 'contribution-rate',
    name: '养老保险费征缴率',
    unit: '%',
    usual: '≥95%',
    evidence: '征缴对账单',
    dataSource: '税务征收系统',
  }),
  ...payments('养老金'),
  ...everyFund('离退休人员'),
];

/** 机关事业单位基本养老保险. */
export const institutionPension: readonly LibraryIndicator[] = [
  insured('参保缴费人数', '人'),
  indicator('quantity', 'positive', {
    id: 'retired',
    name: '参保享受退休待遇人数',
    unit: '人',
    evidence: ROLL,
    dataSource: REGISTER,
  }),
  indicator('quality', 'equal', {
    id: 'accuracy',
    name: '退休人员待遇核算准确率',
    unit: '%',
    usual: '=100%',
    evidence: '待遇核定表、抽查复核记录',
    dataSource: REGISTER,
  }),
  indicator('quality', 'positive', {
    id: 'contribution-rate',
    name: '机关养老保险保险费收缴率',
    unit: '%',
    usual: '≥98%',
    evidence: '征缴对账单',
    dataSource: '税务征收系统',
  }),
  ...payments('养老金'),
  ...everyFund('离退休人员'),
];

/** 城乡居民基本养老保险. */
export const residentPension: readonly LibraryIndicator[] = [
  insured('个人缴费人数', '人'),
  indicator('quantity', 'positive', {
    id: 'subsidised',
    name: '财政缴费补贴人数',
    unit: '人',
    evidence: '缴费补贴拨付名册',
    dataSource: REGISTER,
  }),
  indicator('quantity', 'positive', {
    id: 'paid-for',
    name: '重度残疾等困难人员代缴人数',
    unit: '人',
    evidence: '代缴人员名册',
    dataSource: REGISTER,
  }),
  indicator('quantity', 'positive', {
    id: 'beneficiaries',
    name: '保障养老待遇人数',
    unit: '人',
    evidence: ROLL,
    dataSource: REGISTER,
  }),
  indicator('quality', 'equal', {
    id: 'paid-for-rate',
    name: '重度残疾等困难人员财政代缴率',
    unit: '%',
    usual: '=100%',
    evidence: '代缴人员名册、拨款凭证',
    dataSource: REGISTER,
  }),
  indicator('economicCost', 'equal', {
    id: 'personal-standard',
    name: '个人缴费人均缴费标准',
    unit: '元/人',
    evidence: '缴费档次文件',
    dataSource: REGISTER,
  }),
  indicator('economicCost', 'equal', {
    id: 'paid-for-standard',
    name: '困难人员代缴标准',
    unit: '元/人',
    evidence: '代缴标准文件',
    dataSource: REGISTER,
  }),
  indicator('economicCost', 'positive', {
    id: 'basic-pension',
    name: '基础养老金发放月最低标准',
    unit: '元/人/月',
    evidence: '待遇标准文件',
    dataSource: REGISTER,
  }),
  ...payments('养老金'),
  ...everyFund('领取待遇人员'),
];
