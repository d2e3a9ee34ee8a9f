/** A regulation by the name that forms cite, and the day it took effect (施行日期). */
export interface Regulation {
  readonly name: string;
  readonly number: string;
  readonly effective: string;
}

/** Regulations of the field that took effect after 2020: a form of an earlier year cannot have followed them. */
export const REGULATIONS: readonly Regulation[] = [
  { name: '医疗保障基金使用监督管理条例', number: '国务院令第735号', effective: '2021-05-01' },
  { name: '医疗机构医疗保障定点管理暂行办法', number: '国家医疗保障局令第2号', effective: '2021-02-01' },
  { name: '零售药店医疗保障定点管理暂行办法', number: '国家医疗保障局令第3号', effective: '2021-02-01' },
  { name: '中华人民共和国民法典', number: '主席令第45号', effective: '2021-01-01' },
  { name: '社会保险基金预算绩效管理办法', number: '财社〔2022〕65号', effective: '2023-01-01' },
  { name: '社会保险经办条例', number: '国务院令第765号', effective: '2023-12-01' },
];
