import type { Template } from '@chengwen/domain';
import { national2020 } from '../../self-evaluation/2020/scoring.js';

/** ××支出绩效目标表（2020 年度）: type C, boxes to tick, objectives and funding twice: 中长期 and 年度. */
export const dualObjective2020: Template = {
  id: 'dual-objective@2020',
  kind: 'dual-objective',
  edition: '2020',
  title: '基金支出绩效目标表',
  titleLine: '{year}年{subject}绩效目标表',
  years: { from: 2020, to: 2022 },
  moneyUnit: '万元',
  weighing: 'plain',
  recognition: { titles: ['支出绩效目标(?:申报|批复)?表(?:\\(\\d{4}年度?\\))?$'], marks: ['中长期目标'] },
  tracks: [
    { key: 'midTerm', label: '中长期目标' },
    { key: 'annual', label: '年度目标' },
  ],
  fields: [
    { key: 'subject', label: '标题', required: true, hint: '标题中年份与“绩效目标表”之间的文字，与项目名称一致' },
    { key: 'projectName', label: '项目名称', required: true, aliases: ['项目（基金）名称', '基金名称'] },
    {
      key: 'unit',
      label: '预算单位',
      required: true,
      aliases: ['预算部门', '实施单位', '项目单位', '填报单位', '填报单位（公章）', '单位名称'],
    },
    {
      key: 'longTermPlan',
      label: '中长期规划（名称、文号，仅指常年项目）',
      required: false,
      long: true,
      aliases: ['中长期规划', '中长期规划（名称、文号）'],
    },
    { key: 'fundRules', label: '资金管理办法（名称、文号）', required: false, long: true, aliases: ['资金管理办法'] },
    { key: 'grounds', label: '立项依据', required: true, long: true },
    { key: 'scope', label: '使用范围', required: true, long: true },
    { key: 'conditions', label: '申报（补助）条件', required: false, long: true, aliases: ['申报条件', '补助条件'] },
    { key: 'period', label: '项目起止年限', required: true, aliases: ['项目起止时间', '起止年限'] },
    {
      key: 'midTermPeriod',
      label: '中长期目标期间',
      required: false,
      optional: true,
      hint: '如 2020年—2024年；不设中长期目标的不填',
    },
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
  choices: [
    {
      key: 'projectType',
      label: '项目类型',
      multiple: false,
      options: [
        { key: 'industry', label: '产业发展' },
        { key: 'livelihood', label: '民生保障' },
        { key: 'infrastructure', label: '基础设施' },
        { key: 'administration', label: '行政运行' },
      ],
    },
    {
      key: 'allocation',
      label: '绩效分配方式',
      multiple: false,
      options: [
        { key: 'factor', label: '因素法' },
        { key: 'project', label: '项目法' },
        { key: 'actual', label: '据实据效' },
        { key: 'mixed', label: '因素法与项目法相结合' },
      ],
    },
  ],
  goals: [
    { key: 'midTerm', label: '中长期目标', required: false, long: true },
    { key: 'annual', label: '年度目标', required: true, long: true, aliases: ['年度总体目标'] },
  ],
  funding: {
    columns: [
      { key: 'midTerm', label: '中长期资金' },
      { key: 'initialBudget', label: '年度资金' },
    ],
    rows: [
      {
        key: 'total',
        label: '资金总额',
        total: true,
        labels: { midTerm: '中长期资金总额', initialBudget: '年度资金总额' },
      },
      { key: 'fiscal', label: '其中：财政拨款', aliases: ['财政拨款'] },
      {
        key: 'socialFund',
        label: '社保基金',
        optional: true,
        columns: ['initialBudget'],
        aliases: ['社会保险基金', '其中：社保基金'],
      },
      {
        key: 'medicalFund',
        label: '医保基金',
        optional: true,
        columns: ['initialBudget'],
        aliases: ['医疗保险基金', '其中：医保基金'],
      },
      { key: 'other', label: '其他资金', aliases: ['其它资金'] },
    ],
  },
  categories: [
    {
      key: 'output',
      label: '项目完成',
      aliases: ['产出指标', '产出', '项目完成指标', '项目产出', '项目产出指标'],
      dimensions: [
        { key: 'quantity', label: '数量指标', aliases: ['数量'] },
        { key: 'quality', label: '质量指标', aliases: ['质量'] },
        { key: 'timeliness', label: '时效指标', aliases: ['时效', '进度指标'] },
        { key: 'economicCost', label: '成本指标', aliases: ['成本', '经济成本指标', '经济成本'] },
      ],
    },
    {
      key: 'outcome',
      label: '项目效益',
      aliases: ['效益指标', '效益', '项目效益指标', '效果指标'],
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
  columns: [{ key: 'target', label: '指标值（包含数字及文字描述）', aliases: ['指标值', '目标值'] }],
  scoring: national2020,
  note: '',
};
