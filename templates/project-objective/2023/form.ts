import type { Template } from '@chengwen/domain';
import { national2021 } from './scoring.js';

/** 项目支出绩效目标表（2023 年）: type B, nine columns, weights that add up to 90 beside the execution row. */
export const projectObjective2023: Template = {
  id: 'project-objective@2023',
  kind: 'project-objective',
  edition: '2023',
  title: '项目支出绩效目标表',
  yearLine: '（{year}年）',
  years: { from: 2022 },
  moneyUnit: '万元',
  paper: 'landscape',
  weighing: 'weighted',
  recognition: {
    titles: ['项目支出绩效目标(?:申报|批复)?表(?:\\(\\d{4}年度?\\))?$'],
    strangers: ['中长期资金总额', '预期指标值'],
  },
  fields: [
    {
      key: 'unit',
      label: '预算单位',
      required: true,
      aliases: ['预算部门', '实施单位', '项目单位', '填报单位', '填报单位（公章）', '单位名称'],
    },
    { key: 'projectName', label: '项目名称', required: true, aliases: ['项目（基金）名称', '基金名称'] },
    {
      key: 'lead',
      label: '项目负责人',
      required: true,
      aliases: ['负责人', '负责人（签章）', '负责人（签字）', '单位负责人'],
    },
    { key: 'department', label: '主管部门', required: false, optional: true, aliases: ['主管单位', '主管部门及代码'] },
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
      hint: '分条写：目标1、目标2……，每条与指标相对应',
      aliases: ['总体目标', '年度目标', '年度总体目标', '年度绩效目标'],
    },
  ],
  funding: {
    columns: [{ key: 'initialBudget', label: '金额' }],
    rows: [
      { key: 'total', label: '年度预算总额', total: true, aliases: ['年度资金总额', '资金总额'] },
      {
        key: 'fiscal',
        label: '其中：财政拨款',
        aliases: ['财政拨款', '当年财政拨款', '其中：当年财政拨款', '财政资金'],
      },
      { key: 'socialFund', label: '社保基金', optional: true, aliases: ['社会保险基金', '其中：社保基金'] },
      { key: 'medicalFund', label: '医保基金', optional: true, aliases: ['医疗保险基金', '其中：医保基金'] },
      { key: 'carriedOver', label: '上年结转资金', optional: true, aliases: ['上年结转'] },
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
      ],
    },
    {
      key: 'cost',
      label: '成本指标',
      aliases: ['成本'],
      dimensions: [
        { key: 'economicCost', label: '经济成本指标', aliases: ['经济成本', '成本指标'] },
        { key: 'socialCost', label: '社会成本指标', aliases: ['社会成本'] },
        { key: 'ecologicalCost', label: '生态环境成本指标', aliases: ['生态环境成本', '生态成本指标'] },
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
  columns: [
    { key: 'target', label: '指标值', aliases: ['年度指标值', '目标值', '指标值（包含数字及文字描述）'] },
    {
      key: 'basis',
      label: '指标值设置依据',
      aliases: ['设置依据', '指标值设定依据'],
      options: ['历史标准', '计划标准', '行业或国家标准', '预算支出标准'],
    },
    { key: 'lastYear', label: '上年完成值', aliases: ['上年实际完成值', '上年度完成值'] },
    { key: 'weight', label: '指标分值权重', aliases: ['分值权重', '权重', '分值', '指标权重'] },
    {
      key: 'rule',
      label: '指标赋分规则',
      aliases: ['赋分规则', '评分规则'],
      options: ['按照正常比例赋分', '按照完成比例赋分', '直接赋分', '按评判等级赋分', '满意度赋分'],
    },
    { key: 'evidence', label: '佐证资料', aliases: ['佐证材料'], options: ['工作资料', '原始凭证'] },
  ],
  scoring: national2021,
  note: '',
};
