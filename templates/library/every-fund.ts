import { FUND_KINDS, indicator, type LibraryIndicator } from './library-indicator.js';

const LEDGER = '社会保险基金财务系统';

/** What every fund is asked (共性指标): both execution rates, lawful use, misuse, petitions, satisfaction. */
export const everyFund = (beneficiaries: string): readonly LibraryIndicator[] => [
  indicator('quality', 'range', {
    id: 'income-rate',
    name: '基金收入预算执行率',
    unit: '%',
    usual: '95%≤x≤105%',
    evidence: '基金预算表、基金收支决算表',
    dataSource: LEDGER,
    kinds: FUND_KINDS,
  }),
  indicator('quality', 'range', {
    id: 'expenditure-rate',
    name: '基金支出预算执行率',
    unit: '%',
    usual: '95%≤x≤105%',
    evidence: '基金预算表、基金收支决算表',
    dataSource: LEDGER,
    kinds: FUND_KINDS,
  }),
  indicator('quality', 'equal', {
    id: 'lawful-use',
    name: '基金使用符合政策规定的比例',
    unit: '%',
    usual: '=100%',
    evidence: '审计报告、基金监督检查记录',
    dataSource: '基金监督台账',
  }),
  indicator('social', 'equal', {
    id: 'misuse',
    name: '违规使用基金金额',
    unit: '万元',
    usual: '=0万元',
    evidence: '审计报告、基金监督检查记录',
    dataSource: '基金监督台账',
  }),
  indicator('sustainability', 'reverse', {
    id: 'petitions',
    name: `${beneficiaries}上访率`,
    unit: '%',
    usual: '≤0.1%',
    evidence: '信访登记簿',
    dataSource: '信访登记台账',
  }),
  indicator('satisfaction', 'positive', {
    id: 'satisfaction',
    name: `${beneficiaries}满意度`,
    unit: '%',
    usual: '≥95%',
    evidence: '问卷样卷、满意度调查报告',
    dataSource: '满意度调查',
  }),
];
