import type { Template } from '@chengwen/domain';
import { national2020 } from '../../self-evaluation/2020/scoring.js';

/** 社会保险基金支出绩效目标表（2023 年）: type A1 with 产出指标 and 效益指标, paid by a fund or by the budget and others; no weights. */
export const fundObjective2023: Template = {
  id: 'fund-objective@2023',
  kind: 'fund-objective',
  edition: '2023',
  title: '社会保险基金支出绩效目标表',
  titleLine: '社会保险基金支出绩效目标表{serial}',
  yearLine: '（{year}年）',
  unitNote: '单位：万元',
  years: { from: 2023 },
  moneyUnit: '万元',
  weighing: 'plain',
  recognition: {
    titles: ['基金支出(?:预算)?绩效目标(?:申报|批复)?表(?:\\d{1,4})?(?:\\(\\d{4}年度?\\))?$'],
    strangers: ['项目完成指标', '项目效益', '中长期目标', '中长期资金总额', '指标值设置依据'],
  },
  fields: [
    { key: 'serial', label: '表号', required: false, optional: true, hint: '标题之后的顺序号，如 001' },
    {
      key: 'unit',
      label: '预算单位',
      required: true,
      aliases: ['预算部门', '实施单位', '项目单位', '填报单位', '填报单位（公章）', '单位名称'],
    },
    { key: 'projectName', label: '项目名称', required: true, aliases: ['项目（基金）名称', '基金名称'] },
    { key: 'department', label: '主管部门', required: false, optional: true, aliases: ['主管单位', '主管部门及代码'] },
    {
      key: 'lead',
      label: '项目负责人',
      required: false,
      optional: true,
      aliases: ['负责人', '负责人（签章）', '负责人（签字）', '单位负责人'],
    },
    {
      key: 'filedOn',
      label: '填报时间',
      required: false,
      optional: true,
      aliases: ['填报日期', '填表日期', '填表时间'],
    },
    { key: 'note', label: '备注', required: false, long: true, optional: true },
  ],
  goals: [
    {
      key: 'expected',
      label: '项目总体目标',
      required: true,
      long: true,
      aliases: ['总体目标', '年度目标', '年度总体目标', '年度绩效目标'],
    },
  ],
  funding: {
    columns: [{ key: 'initialBudget', label: '金额' }],
    rows: [
      { key: 'total', label: '年度资金总额', total: true, aliases: ['年度预算总额', '资金总额', '年度资金总额合计'] },
      {
        key: 'socialFund',
        label: '其中：社保基金',
        optional: true,
        aliases: ['社保基金', '社会保险基金', '其中：社会保险基金'],
      },
      {
        key: 'medicalFund',
        label: '其中：医保基金',
        optional: true,
        aliases: ['医保基金', '医疗保险基金', '其中：医疗保险基金', '医疗保障基金'],
      },
      {
        key: 'fiscal',
        label: '其中：财政拨款',
        optional: true,
        aliases: ['财政拨款', '财政补助', '其中：财政补助', '财政资金'],
      },
      { key: 'other', label: '其他资金', aliases: ['其它资金', '其中：其他资金'] },
    ],
  },
  categories: [
    {
      key: 'output',
      label: '产出指标',
      aliases: ['产出', '项目完成', '项目完成指标', '项目产出', '项目产出指标'],
      dimensions: [
        { key: 'quantity', label: '数量指标', aliases: ['数量'] },
        { key: 'quality', label: '质量指标', aliases: ['质量'] },
        { key: 'timeliness', label: '时效指标', aliases: ['时效', '进度指标'] },
        { key: 'economicCost', label: '成本指标', aliases: ['成本', '经济成本指标', '经济成本'] },
      ],
    },
    {
      key: 'outcome',
      label: '效益指标',
      aliases: ['效益', '项目效益', '项目效益指标', '效果指标'],
      dimensions: [
        { key: 'economic', label: '经济效益指标', aliases: ['经济效益'] },
        { key: 'social', label: '社会效益指标', aliases: ['社会效益'] },
        { key: 'ecological', label: '生态效益指标', aliases: ['生态效益'] },
        { key: 'sustainability', label: '可持续影响指标', aliases: ['可持续影响', '可持续影响力指标', '可持续影响力'] },
      ],
    },
    {
      key: 'satisfaction',
      label: '满意度指标',
      aliases: ['满意度', '服务对象满意度', '服务对象满意度指标'],
      dimensions: [
        {
          key: 'satisfaction',
          label: '满意度指标',
          aliases: ['满意度', '服务对象满意度指标', '服务对象满意度', '社会公众满意度指标'],
        },
      ],
    },
  ],
  columns: [{ key: 'target', label: '指标值（包含数字及文字描述）', aliases: ['指标值', '年度指标值', '目标值'] }],
  scoring: national2020,
  note: '',
};
