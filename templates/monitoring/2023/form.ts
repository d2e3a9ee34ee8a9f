import type { Template } from '@chengwen/domain';
import { national2021 } from '../../project-objective/2023/scoring.js';

/** 绩效运行监控表（2023 年）: type G, what was done from January to a month, and what the year will come to. */
export const monitoring2023: Template = {
  id: 'monitoring@2023',
  kind: 'monitoring',
  edition: '2023',
  title: '绩效运行监控表',
  titleLine: '{subject}绩效运行监控表',
  unitNote: '单位：万元',
  years: { from: 2020 },
  moneyUnit: '万元',
  paper: 'landscape',
  weighing: 'plain',
  recognition: { titles: ['绩效(?:目标)?(?:运行)?监控(?:情况)?表(?:\\(\\d{4}年度?\\))?$'] },
  fields: [
    { key: 'subject', label: '标题', required: false, hint: '“绩效运行监控表”之前的文字，如 项目支出' },
    { key: 'projectName', label: '项目名称', required: true, aliases: ['项目（基金）名称', '基金名称'] },
    { key: 'department', label: '主管部门', required: true, aliases: ['主管单位', '主管部门及代码'] },
    {
      key: 'unit',
      label: '实施单位',
      required: true,
      aliases: ['预算部门', '预算单位', '项目单位', '填报单位', '填报单位（公章）', '单位名称'],
    },
    {
      key: 'stageMonth',
      label: '监控期末月份',
      required: true,
      hint: '1至12的月份：填7，表中印1—7月',
      aliases: ['监控阶段', '监控期间', '监控时段'],
    },
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
      label: '年度总体目标',
      required: true,
      long: true,
      hint: '与批复的绩效目标一致',
      aliases: ['预期目标', '年度目标', '项目总体目标'],
    },
    {
      key: 'actual',
      label: '1—{stageMonth}月完成情况',
      required: false,
      long: true,
      aliases: ['完成情况', '目标完成情况', '实际完成情况'],
    },
  ],
  funding: {
    columns: [
      { key: 'initialBudget', label: '年初预算数' },
      { key: 'revisedBudget', label: '全年预算数', aliases: ['调整后预算数', '预算数'] },
      { key: 'executed', label: '1—{stageMonth}月执行数', aliases: ['执行数', '累计执行数'] },
      { key: 'forecast', label: '全年预计执行数', aliases: ['预计执行数'] },
    ],
    rows: [
      { key: 'total', label: '年度资金总额', total: true, aliases: ['资金总额'] },
      {
        key: 'fiscal',
        label: '其中：当年财政拨款',
        aliases: ['当年财政拨款', '其中：财政拨款', '财政拨款', '其中：本年财政拨款'],
      },
      {
        key: 'socialFund',
        label: '社保基金',
        optional: true,
        aliases: ['社会保险基金', '其中：社保基金', '其中：社会保险基金'],
      },
      {
        key: 'medicalFund',
        label: '医保基金',
        optional: true,
        aliases: ['医疗保险基金', '其中：医保基金', '其中：医疗保险基金'],
      },
      { key: 'carriedOver', label: '上年结转资金', aliases: ['上年结转'] },
      { key: 'other', label: '其他资金', aliases: ['其它资金'] },
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
    { key: 'target', label: '年度指标值', aliases: ['指标值', '目标值'] },
    { key: 'actual', label: '1—{stageMonth}月完成值', aliases: ['完成值', '实际完成值', '执行情况', '完成情况'] },
    { key: 'forecast', label: '全年预计完成值', aliases: ['全年预计完成情况', '预计完成值'] },
    { key: 'variance', label: '偏差原因分析', aliases: ['偏差原因', '原因说明'] },
    { key: 'measure', label: '纠偏措施', aliases: ['改进措施', '拟采取的措施'] },
  ],
  binds: [{ role: 'objective', kinds: ['fund-objective', 'dual-objective', 'project-objective'] }],
  scoring: national2021,
  note: '',
};
