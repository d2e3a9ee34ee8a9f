import type { Template } from '@chengwen/domain';
import { national2020 } from '../../self-evaluation/2020/scoring.js';

/** 社会保险支出绩效自评表（2020 年度）: type E, a fund's self-evaluation without weights and scores. */
export const fundSelfEvaluation2020: Template = {
  id: 'fund-self-evaluation@2020',
  kind: 'fund-self-evaluation',
  edition: '2020',
  title: '社会保险支出绩效自评表',
  titleLine: '{subject}绩效自评表',
  unitNote: '单位：万元',
  years: { from: 2020 },
  moneyUnit: '万元',
  weighing: 'plain',
  recognition: {
    titles: ['(?:保险|社保|医保)(?:基金)?(?:项目)?支出绩效自评表(?:\\(\\d{4}年度?\\))?$'],
    marks: ['执行数'],
    strangers: ['分值'],
  },
  fields: [
    { key: 'subject', label: '标题', required: true, hint: '“绩效自评表”之前的文字，如 ××本级社会保险支出' },
    { key: 'projectName', label: '项目名称', required: true, aliases: ['项目（基金）名称', '基金名称'] },
    {
      key: 'unit',
      label: '社会保险基金预算支出部门',
      required: true,
      aliases: ['预算支出部门', '基金预算支出部门', '实施单位', '预算单位', '填报单位', '单位名称'],
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
  goals: [
    {
      key: 'expected',
      label: '预期目标',
      required: true,
      long: true,
      hint: '与批复的绩效目标一致',
      aliases: ['年度目标', '年初设定目标'],
    },
    {
      key: 'actual',
      label: '实际完成目标',
      required: true,
      long: true,
      hint: '写当年实际完成的情况，不照抄预期目标',
      aliases: ['实际完成情况', '全年实际完成情况'],
    },
  ],
  funding: {
    columns: [
      { key: 'revisedBudget', label: '预算数', aliases: ['全年预算数'] },
      { key: 'executed', label: '执行数', aliases: ['全年执行数'] },
    ],
    rows: [
      {
        key: 'total',
        label: '预算执行情况',
        total: true,
        labels: { revisedBudget: '预算数', executed: '执行数' },
        aliases: ['年度资金总额'],
      },
      {
        key: 'socialFund',
        label: '其中：社会保险基金',
        aliases: ['社会保险基金', '其中：社保基金', '社保基金', '其中：医保基金', '医保基金', '其中：医疗保险基金'],
      },
      { key: 'fiscal', label: '财政拨款', optional: true, aliases: ['其中：财政拨款'] },
      { key: 'other', label: '其他资金', aliases: ['其它资金'] },
    ],
  },
  categories: [
    {
      key: 'output',
      label: '项目完成指标',
      aliases: ['产出指标', '产出', '项目完成', '项目产出', '项目产出指标'],
      dimensions: [
        { key: 'quantity', label: '数量指标', aliases: ['数量'] },
        { key: 'quality', label: '质量指标', aliases: ['质量'] },
        { key: 'timeliness', label: '时效指标', aliases: ['时效', '进度指标'] },
        { key: 'economicCost', label: '成本指标', aliases: ['成本', '经济成本指标', '经济成本'] },
      ],
    },
    {
      key: 'outcome',
      label: '项目效益指标',
      aliases: ['效益指标', '效益', '项目效益', '效果指标'],
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
    {
      key: 'target',
      label: '预期指标值（包含数字及文字描述）',
      aliases: ['预期指标值', '年度指标值', '指标值', '指标值（包含数字及文字描述）'],
    },
    { key: 'actual', label: '实际完成指标值（包含数字及文字描述）', aliases: ['实际完成指标值', '实际完成值'] },
    {
      key: 'variance',
      label: '偏差原因分析及改进措施',
      optional: true,
      aliases: ['偏差原因', '偏差原因分析', '未完成原因及改进措施'],
    },
  ],
  binds: [{ role: 'objective', kinds: ['fund-objective', 'dual-objective', 'project-objective'] }],
  scoring: national2020,
  note: '',
};
