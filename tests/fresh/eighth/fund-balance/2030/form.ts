import type { Template } from '@chengwen/domain';
import { nationalPack2021 } from '../../rule-packs/national-2021/pack.js';

/** 社会保险基金结余运行绩效表（2030 年度）: made up, to show what a form type needs that nobody has thought of. */
export const fundBalance2030: Template = {
  id: 'fund-balance@2030',
  kind: 'fund-balance',
  edition: '2030',
  title: '社会保险基金结余运行绩效表',
  yearLine: '（{year}年度）',
  unitNote: '单位：亿元',
  years: { from: 2020 },
  moneyUnit: '亿元',
  weighing: 'weighted',
  recognition: { titles: ['基金结余运行绩效表$'] },
  fields: [
    { key: 'projectName', label: '基金名称', required: true },
    { key: 'unit', label: '统筹地区', required: true },
    { key: 'outlook', label: '运行展望', required: false, long: true },
  ],
  choices: [
    {
      key: 'pooling',
      label: '统筹层次',
      multiple: false,
      options: [
        { key: 'county', label: '县级' },
        { key: 'prefecture', label: '地级' },
        { key: 'province', label: '省级' },
      ],
    },
  ],
  goals: [{ key: 'expected', label: '结余目标', required: true, long: true }],
  funding: {
    columns: [
      { key: 'initialBudget', label: '年初结余' },
      { key: 'executed', label: '年末结余' },
    ],
    rows: [
      { key: 'total', label: '滚存结余', total: true },
      { key: 'pooled', label: '其中：统筹基金' },
      { key: 'personal', label: '个人账户' },
    ],
  },
  categories: [
    {
      key: 'process',
      label: '过程指标',
      aliases: ['过程'],
      dimensions: [{ key: 'fundManagement', label: '基金管理', aliases: [] }],
    },
    {
      key: 'outcome',
      label: '效果指标',
      aliases: ['效果'],
      dimensions: [{ key: 'sustainability', label: '可持续指标', aliases: ['可持续'] }],
    },
  ],
  columns: [
    { key: 'target', label: '控制目标' },
    { key: 'lastYear', label: '上年水平' },
    { key: 'weight', label: '权重' },
    { key: 'evidence', label: '数据来源' },
  ],
  scoring: { ...nationalPack2021, id: 'fund-balance@2030', categoryWeights: {} },
  note: '',
};
