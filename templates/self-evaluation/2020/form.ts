import type { Template } from '@chengwen/domain';
import { national2020 } from './scoring.js';

/** 项目支出绩效自评表（2020 年度）: type D, the ministry's standard self-evaluation of a project's spending. */
export const selfEvaluation2020: Template = {
  id: 'self-evaluation@2020',
  kind: 'self-evaluation',
  edition: '2020',
  title: '项目支出绩效自评表',
  years: { from: 2020 },
  moneyUnit: '万元',
  fields: [
    { key: 'projectName', label: '项目名称', required: true },
    { key: 'department', label: '主管部门', required: true },
    { key: 'unit', label: '实施单位', required: true },
    { key: 'note', label: '备注', required: false, long: true },
  ],
  goals: [
    { key: 'expected', label: '预期目标', required: true, long: true, hint: '年度总体目标，与批复的绩效目标一致' },
    { key: 'actual', label: '实际完成情况', required: true, long: true, hint: '写当年实际完成的情况，不照抄预期目标' },
  ],
  funding: {
    columns: [
      { key: 'initialBudget', label: '年初预算数' },
      { key: 'revisedBudget', label: '全年预算数' },
      { key: 'executed', label: '全年执行数' },
    ],
    rows: [
      { key: 'total', label: '年度资金总额', total: true },
      { key: 'fiscal', label: '其中：当年财政拨款' },
      { key: 'carriedOver', label: '上年结转资金' },
      { key: 'other', label: '其他资金' },
    ],
  },
  categories: [
    {
      key: 'output',
      label: '产出指标',
      aliases: ['产出', '项目完成', '项目完成指标'],
      dimensions: [
        { key: 'quantity', label: '数量指标', aliases: ['数量'] },
        { key: 'quality', label: '质量指标', aliases: ['质量'] },
        { key: 'timeliness', label: '时效指标', aliases: ['时效'] },
        { key: 'economicCost', label: '成本指标', aliases: ['成本', '经济成本指标'] },
      ],
    },
    {
      key: 'outcome',
      label: '效益指标',
      aliases: ['效益', '项目效益', '项目效益指标'],
      dimensions: [
        { key: 'economic', label: '经济效益指标', aliases: ['经济效益'] },
        { key: 'social', label: '社会效益指标', aliases: ['社会效益'] },
        { key: 'ecological', label: '生态效益指标', aliases: ['生态效益'] },
        { key: 'sustainability', label: '可持续影响指标', aliases: ['可持续影响', '可持续影响力指标'] },
      ],
    },
    {
      key: 'satisfaction',
      label: '满意度指标',
      aliases: ['满意度'],
      dimensions: [
        { key: 'satisfaction', label: '服务对象满意度指标', aliases: ['满意度指标', '服务对象满意度', '满意度'] },
      ],
    },
  ],
  scoring: national2020,
  note: '定性指标的实际完成值分三档：达成年度指标、部分达成年度指标并具有一定效果、未达成年度指标且效果较差，分别按该指标分值的100%-80%（含）、80%-60%（含）、60%-0%合理确定得分，实际完成值用百分比填写。',
};
