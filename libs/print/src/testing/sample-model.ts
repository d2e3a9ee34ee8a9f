import type { PrintGroup, PrintModel } from '../model.js';

const cause = (what: string): string =>
  `受新冠肺炎疫情，${what}小于预算数。措施：加强与自治区及相关业务科室的对接，减少预算差异`;

/** The published self-evaluation of 喀什地区, 2020, as a print model; people appear by their posts. */
export function sampleModel(): PrintModel {
  return {
    title: '项目支出绩效自评表',
    yearLine: '（2020年度）',
    number: '653101-2020-XMZP-000017',
    versionLabel: '第3版',
    hash: '9f2c1b7de04a58c36f71e2ab94d05c8837a6fe1290bb4d5c61e8f0a3d27b9c14',
    qrText: 'https://chengwen.example/verify/653101-2020-XMZP-000017?v=3&h=9f2c1b7de04a58c3',
    unitNote: '',
    header: {
      projectName: '喀什地区本级城镇职工基本医疗保险基金支出项目',
      department: '喀什地区医疗保障局',
      unit: '喀什地区医疗保障局本级',
    },
    funding: {
      label: '项目资金（万元）',
      columns: ['年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'],
      rows: [
        { label: '年度资金总额', cells: ['165692.15', '165692.15', '155863.72', '10', '94.07%', '9.41'] },
        { label: '其中：当年财政拨款', cells: ['165692.15', '165692.15', '155863.72', '—', '—', '—'] },
        { label: '上年结转资金', cells: ['', '', '', '—', '—', '—'] },
        { label: '其他资金', cells: ['', '', '—', '—', '—', '—'] },
      ],
    },
    goals: {
      expected:
        '以习近平新时代中国特色社会主义思想为指导，聚焦社会稳定和长治久安总目标，贯彻《社会保险法》、《医疗保障基金使用监督管理条例》，落实国家基本医疗保险待遇，以保障参保人员切身利益为重点，积极履行服务、管理、监管、着力推动各项医保工作的全面、协调、快速发展，确保基本医疗保险待遇按时、足额拨付，使参保人员的获得感、幸福感不断增强，促进实现新疆社会稳定和长治久安总目标。',
      actual:
        '喀什地区2020年1月-12月，严格执行社保基金管理办法政策，保证参保人员权益，按时足额发放医疗、生育保险待遇，未发生基金管理运行风险。',
    },
    groups: [
      {
        label: '产出指标',
        weight: '50分',
        dimensions: [
          {
            label: '数量指标',
            rows: [
              { name: '参保人数', target: '≥34.83万人', actual: '39.31万人', weight: '7', score: '6', variance: '' },
              {
                name: '享受待遇人次',
                target: '≥114.66万人次',
                actual: '88.15万人次',
                weight: '7',
                score: '6',
                variance: cause('人次数'),
              },
            ],
          },
          {
            label: '质量指标',
            rows: [
              {
                name: '基本医疗保险支出预算金额',
                target: '165646.47万元',
                actual: '153141.49万元',
                weight: '7',
                score: '6.5',
                variance: cause('待遇支出'),
              },
              {
                name: '基本医疗保险支出预算执行率',
                target: '95%≤x≤105%',
                actual: '92.45%',
                weight: '8',
                score: '7.5',
                variance: cause('待遇支出'),
              },
              {
                name: '参保人政策范围内住院费用报销比例',
                target: '≥85%',
                actual: '≥85%',
                weight: '7',
                score: '7',
                variance: '',
              },
            ],
          },
          {
            label: '时效指标',
            rows: [
              {
                name: '及时拨款，保障医疗保险待遇',
                target: '每月25日前',
                actual: '每月25日前',
                weight: '7',
                score: '7',
                variance: '',
              },
              {
                name: '按时报送各项社会保险基金月报、季报、年报数据及分析',
                target: '按时报送',
                actual: '按时报送',
                weight: '7',
                score: '7',
                variance: '',
              },
            ],
          },
        ],
      },
      {
        label: '效益指标',
        weight: '30分',
        dimensions: [
          {
            label: '社会效益指标',
            rows: [
              {
                name: '基金使用符合政策规定，资金滚存结余在合理范围',
                target: '基金运行平稳',
                actual: '基金运行平稳',
                weight: '15',
                score: '15',
                variance: '',
              },
              {
                name: '严格执行各项医疗保险政策，违规使用社会保险基金的情况',
                target: '充分发挥社会保险的职能作用',
                actual: '充分发挥社会保险的职能作用',
                weight: '15',
                score: '15',
                variance: '',
              },
            ],
          },
        ],
      },
      {
        label: '满意度指标',
        weight: '10分',
        dimensions: [
          {
            label: '服务对象满意度指标',
            rows: [
              { name: '待遇享受人员满意度', target: '≥90%', actual: '95%', weight: '10', score: '10', variance: '' },
            ],
          },
        ],
      },
    ],
    total: { weight: '100', score: '96.41', grade: '优' },
    note: '定性指标的实际完成值分三档：即达成年度指标、部分达成年度指标并具有一定效果、未达成年度指标且效果较差三档，分别按照该指标对应分值区间100%-80%（含）、80%-60%（含）、60%-0%合理确定分值。',
    opinions: [],
    foot: { unit: '喀什地区医疗保障局本级', head: '负责人', author: '填报人', date: '2021年2月25日' },
    seal: { owner: '喀什地区医疗保障局本级', serial: '6531000012345' },
  };
}

/** The sample with a recheck column and an approval record. */
export function reviewedModel(): PrintModel {
  const model = sampleModel();
  return {
    ...model,
    groups: model.groups.map((group) => ({
      ...group,
      dimensions: group.dimensions.map((dimension) => ({
        ...dimension,
        rows: dimension.rows.map((row) => ({ ...row, recheckScore: row.score })),
      })),
    })),
    total: { weight: '100', score: '96.41', grade: '优', recheckScore: '96.41' },
    opinions: [
      {
        stage: '单位审核',
        person: '分管领导',
        role: '分管领导',
        decision: '审核通过',
        opinion: '数据与决算一致，同意上报。',
        date: '2021年2月26日',
        version: '第2版',
        carried: true,
      },
      {
        stage: '主管部门审核',
        person: '业务科室',
        role: '主管部门审核人',
        decision: '审核通过',
        opinion: '“享受待遇人次”未达目标的原因说明充分；请在下一年度合理设定指标值。同意。',
        date: '2021年3月2日',
        version: '第3版',
        carried: false,
      },
      {
        stage: '财政绩效科复核',
        person: '绩效科',
        role: '财政绩效科审核人',
        decision: '审核通过',
        opinion: '',
        date: '2021年3月9日',
        version: '第3版',
        carried: false,
      },
    ],
  };
}

/** The sample with `count` indicators in three dimensions of the output group, texts of different lengths. */
export function longModel(count: number): PrintModel {
  const model = sampleModel();
  const rows = Array.from({ length: count }, (_, i) => ({
    name: `第${i + 1}项指标：${'按时足额发放医疗、生育保险待遇'.slice(0, 4 + (i % 11))}`,
    target: `≥${90 + (i % 10)}%`,
    actual: `${91 + (i % 9)}.25%`,
    weight: '1',
    score: '0.98',
    variance: i % 7 === 3 ? cause('待遇支出') : '',
  }));
  const third = Math.ceil(count / 3);
  const output: PrintGroup = {
    label: '产出指标',
    weight: '50分',
    dimensions: ['数量指标', '质量指标', '时效指标'].map((label, i) => ({
      label,
      rows: rows.slice(i * third, (i + 1) * third),
    })),
  };
  return { ...model, groups: [output, ...model.groups.slice(1)] };
}
