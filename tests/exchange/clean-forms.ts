/**
 * Forms in which nothing is wrong, of every kind and many funds, written as careful units write them: comparisons with last
 * year, rounded sums, periods in names, document numbers, ranges, sentences with a figure inside.
 */
import { readFileSync } from 'node:fs';
import { emptyContent, parseContent, parseValue, type FormContent, type Template } from '@chengwen/domain';
import { templates } from '@chengwen/templates';

/** A clean form with the name it goes by in a test. */
export interface CleanForm {
  readonly name: string;
  readonly template: Template;
  readonly content: FormContent;
  readonly year: number;
}

/** category/dimension, name, then the cells that the edition prints, in paper order, as printed. */
type Line = readonly [place: string, name: string, ...cells: string[]];

interface Draft {
  readonly name: string;
  readonly template: string;
  readonly year: number;
  readonly fields: Readonly<Record<string, string>>;
  /** Row, column and amount; — for not applicable. */
  readonly funding: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly goals: Readonly<Record<string, string>>;
  readonly choices?: Readonly<Record<string, readonly string[]>>;
  readonly track?: 'annual';
  readonly rows: readonly Line[];
}

const VALUES = new Set(['target', 'actual', 'forecast', 'lastYear']);
const PLACES: Readonly<Record<string, readonly [string, string]>> = {
  数量: ['output', 'quantity'],
  质量: ['output', 'quality'],
  时效: ['output', 'timeliness'],
  成本: ['cost', 'economicCost'],
  产出成本: ['output', 'economicCost'],
  社会: ['outcome', 'social'],
  可持续: ['outcome', 'sustainability'],
  满意: ['satisfaction', 'satisfaction'],
};
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  'self-evaluation@2020': ['target', 'actual', 'weight', 'score', 'variance'],
};

const built = ({ name, template: id, year, fields, funding, goals, choices, track, rows }: Draft): CleanForm => {
  const template = templates[id]!;
  const keys = COLUMNS[id] ?? template.columns!.map(({ key }) => key);
  const blank = { actual: { kind: 'blank' }, weight: null, score: null, scoreReason: '', variance: '' };
  const indicators = rows.map(([place, title, ...cells], at) => {
    const [category, dimension] = PLACES[place]!;
    const filled = cells.map((cell, column) => {
      const key = keys[column]!;
      return [key, VALUES.has(key) ? parseValue(cell, { name: title }) : cell] as const;
    });
    const side =
      track === undefined
        ? {}
        : { track, no: String(rows.slice(0, at).filter(([other]) => other === place).length + 1) };
    return { ...blank, id: `i${at + 1}`, category, dimension, name: title, ...side, ...Object.fromEntries(filled) };
  });
  const empty = emptyContent(template);
  const money = Object.fromEntries(
    Object.entries(funding).map(([row, cells]) => [
      row,
      {
        ...empty.funding[row],
        ...Object.fromEntries(
          Object.entries(cells).map(([column, amount]) => [
            column,
            amount === '—' ? { kind: 'none' } : { kind: 'amount', amount },
          ]),
        ),
      },
    ]),
  );
  const content = {
    ...{ ...empty, fields: { ...empty.fields, ...fields }, funding: { ...empty.funding, ...money }, goals, indicators },
    ...(choices === undefined ? {} : { choices }),
  };
  return { name, template, content: parseContent(template, content), year };
};

const A1 = ['fund-objective@2023', '某市社会保险中心'] as const;
const DRAFTS: readonly Draft[] = [
  {
    name: '工伤保险基金目标 2023',
    template: A1[0],
    year: 2023,
    fields: { unit: A1[1], projectName: '2023年工伤保险基金支出预算' },
    funding: {
      total: { initialBudget: '16,658'.replace(',', '') },
      socialFund: { initialBudget: '16658' },
      other: { initialBudget: '0' },
    },
    goals: {
      expected:
        '按政策及时足额支付工伤保险待遇，定期调整待遇标准，切实保障工伤职工和供养亲属的基本生活，维护社会和谐稳定。',
    },
    rows: [
      ['数量', '参保缴费人数', '≥28.45万人'],
      ['数量', '享受工伤待遇人次', '≥1.53万人次'],
      ['数量', '劳动能力鉴定人数', '≥211人'],
      ['质量', '工伤保险政策知晓率', '≥95%'],
      ['质量', '基金支出预算执行率', '95%≤x≤105%'],
      ['时效', '工伤待遇发放时效', '每月25日前'],
      ['社会', '违规使用工伤保险基金情况', '=0起'],
      ['可持续', '基金可支付月数', '>=9月&&<=15月'],
      ['满意', '工伤职工满意度', '≥95%'],
    ],
  },
  {
    name: '失业保险基金目标 2021，旧用语',
    template: 'fund-objective@2021',
    year: 2021,
    fields: { unit: '某州社会保险管理局', projectName: '某州本级失业保险基金支出', serial: '003' },
    funding: {
      total: { initialBudget: '8016.45' },
      socialFund: { initialBudget: '7900.40' },
      fiscal: { initialBudget: '100.05' },
      other: { initialBudget: '16' },
    },
    goals: {
      expected:
        '目标1：确保失业人员及时足额领取失业保险金；目标2：落实稳岗返还和技能提升补贴政策，支持企业稳定就业岗位。',
    },
    rows: [
      ['数量', '失业保险参保人数', '≥22.53万人'],
      ['数量', '领取失业保险金人数', '≥1520人'],
      ['数量', '代缴医疗保险费人次', '≥8973人次'],
      ['质量', '失业保险金首次发放成功率', '≥98%'],
      ['时效', '失业保险金发放时间', '每月25日前'],
      ['社会', '让失业人员按时足额领取待遇', '保障失业人员基本生活，分达成、部分达成、未达成三档评价'],
      ['满意', '失业人员满意度（%）', '≥90'],
    ],
  },
  {
    name: '城乡居民医保目标 2023，两率不同分母',
    template: A1[0],
    year: 2023,
    fields: { unit: '某市医疗保障局', projectName: '2023年城乡居民基本医疗保险基金支出预算' },
    funding: {
      total: { initialBudget: '102142' },
      fiscal: { initialBudget: '65697' },
      other: { initialBudget: '36445' },
    },
    goals: {
      expected:
        '1、推进全民参保计划，参保率稳定在95%以上；2、各级财政补助资金在2023年12月底前全部到位；3、全面实施大病保险制度，减轻参保人员的经济负担，缓解社会矛盾',
    },
    rows: [
      ['数量', '参保人数（人）', '≥1021700人'],
      ['数量', '住院待遇享受人次', '≥10万人次'],
      ['数量', '重复参保人数（人）', '=0人'],
      ['质量', '以户籍人口数为基数计算的基本医保综合参保率（%）', '≥95%'],
      ['质量', '以常住人口数为基数计算的基本医保综合参保率（%）', '≥93%'],
      ['质量', '政策范围内住院费用报销比例', '≥68%'],
      ['质量', '住院费用实际报销比例', '≥60%'],
      ['质量', '基金滚存结余可支配月数（月）', '6～9个月'],
      ['产出成本', '各级财政实际补助标准', '≥640元/人'],
      ['社会', '减轻参保人员就医经济负担', '成效明显'],
      ['满意', '参保对象满意度（%）', '≥90%'],
    ],
  },
  {
    name: '医保经办项目目标 2023，无成本指标之外全部',
    template: 'project-objective@2023',
    year: 2023,
    fields: {
      unit: '某市医疗保障局',
      projectName: '巴财社〔2022〕105号提前下达2023年全民参保及医疗服务能力提升补助',
      lead: '项目负责人',
    },
    funding: { total: { initialBudget: '7.5' }, fiscal: { initialBudget: '7.50' }, other: { initialBudget: '0' } },
    goals: {
      expected:
        '目标1：2023年基本医疗保险参保人数不低于48.10万人，参保率不低于99%。目标2：开展政策宣传，提高参保群众的知晓率。',
    },
    rows: [
      ['数量', '基本医疗保险参保人数', '>=48.10万人', '历史标准', '48.10万人', '10', '按照正常比例赋分', '工作资料'],
      ['数量', '政策宣传次数', '≥17次', '历史标准', '17次', '10', '按照正常比例赋分', '工作资料'],
      ['质量', '基本医疗保险参保率', '≥99%', '历史标准', '100%', '10', '按照正常比例赋分', '工作资料'],
      ['时效', '宣传资料发放完成时间', '2023年11月30日前', '计划标准', '达成目标', '10', '直接赋分', '工作资料'],
      ['成本', '宣传工作成本', '<=5万元', '预算支出标准', '无', '10', '按照正常比例赋分', '原始凭证'],
      ['成本', '医疗服务能力提升成本', '<=2.50万元', '预算支出标准', '3.6万元', '10', '按照正常比例赋分', '原始凭证'],
      ['社会', '医保政策知晓率', '≥90%', '历史标准', '92%', '20', '按照正常比例赋分', '工作资料'],
      ['满意', '参保人员满意度', '≥95%', '历史标准', '98%', '10', '满意度赋分', '工作资料'],
    ],
  },
  {
    name: '居民医保配套资金目标 2023，金额由人数乘标准而来',
    template: 'project-objective@2023',
    year: 2023,
    fields: {
      unit: '某市医疗保障局',
      projectName: '部门专项-2021-2023年度城乡居民基本医疗保险市级配套资金',
      lead: '项目负责人',
    },
    funding: {
      total: { initialBudget: '6118.23' },
      fiscal: { initialBudget: '6118.23' },
      other: { initialBudget: '0' },
    },
    goals: {
      expected:
        '目标1：落实城乡居民基本医疗保险市级财政配套补助6118.23万元，参保缴费人数31万人；目标2：保障医保基金正常运转，提高参保人员待遇水平。',
    },
    rows: [
      ['数量', '城乡居民参保缴费人数', '≥31万人', '历史标准', '31.8万人', '20', '按照正常比例赋分', '工作资料'],
      ['质量', '配套资金足额到位率', '=100%', '计划标准', '100%', '10', '直接赋分', '原始凭证'],
      [
        '时效',
        '配套资金拨付时间',
        '每季度结束后15日内',
        '计划标准',
        '每季度结束后15日内',
        '10',
        '直接赋分',
        '原始凭证',
      ],
      [
        '成本',
        '市级财政筹资标准',
        '≤197.36元/人/年',
        '预算支出标准',
        '183.66元/人/年',
        '20',
        '按照正常比例赋分',
        '原始凭证',
      ],
      ['社会', '参保群众待遇享受情况', '提高', '历史标准', '达成目标', '10', '按评判等级赋分', '工作资料'],
      ['社会', '政策宣传普及率', '≥90%', '历史标准', '92%', '10', '按照正常比例赋分', '工作资料'],
      ['满意', '参保人员满意度', '≥95%', '历史标准', '98%', '10', '满意度赋分', '工作资料'],
    ],
  },
  {
    name: '机关养老双轨目标 2020',
    template: 'dual-objective@2020',
    year: 2020,
    fields: {
      subject: '某县机关事业单位养老保险基金支出',
      projectName: '某县机关事业单位养老保险基金支出',
      unit: '某县社会保险中心',
      longTermPlan: '《国务院关于试行社会保险基金预算的意见》国发〔2010〕2号',
      fundRules: '关于印发《社会保险基金财务制度》的通知（财社〔2017〕144号）',
      grounds: '《中华人民共和国社会保险法》',
      scope: '用于机关事业单位离退休人员养老保险待遇发放',
      conditions: '符合政策的离退休人员',
      period: '2020年1月1日-2020年12月31日',
    },
    funding: { total: { initialBudget: '33176' }, socialFund: { initialBudget: '33176' } },
    goals: {
      midTerm: '',
      annual: '2020年按期足额发放离退休人员养老金，按期调整待遇，让离退休人员安享晚年，维护社会和谐稳定。',
    },
    choices: { projectType: ['livelihood'], allocation: ['actual'] },
    track: 'annual',
    rows: [
      ['数量', '参保缴费人数（人）', '≥16696'],
      ['数量', '保障退休待遇人数（人）', '≥3855'],
      ['数量', '基金支出预算执行率（%）', '95%至105%'],
      ['质量', '养老保险待遇首次发放成功率（%）', '≥95'],
      ['时效', '养老金发放时间', '每月25日前'],
      ['可持续', '离退休人员上访率', '上访率控制在0.1%以内，维护社会稳定，长治久安'],
      ['满意', '离退休人员满意度（%）', '≥95'],
    ],
  },
  {
    name: '居民养老双轨目标 2020，人群分项相加',
    template: 'dual-objective@2020',
    year: 2020,
    fields: {
      subject: '某县城乡居民养老保险基金支出',
      projectName: '某县城乡居民养老保险基金支出',
      unit: '某县社会保险中心',
      grounds: '国发〔2014〕8号',
      scope: '用于城乡居民养老保险参保人员待遇发放',
      period: '2020年1月1日至2020年12月31日',
    },
    funding: {
      total: { initialBudget: '6186' },
      fiscal: { initialBudget: '1276' },
      socialFund: { initialBudget: '4910' },
    },
    goals: { midTerm: '', annual: '确保城乡居民按政策及时足额领取养老保险待遇，做到应保尽保，减轻家庭负担。' },
    choices: { projectType: ['livelihood'], allocation: ['factor'] },
    track: 'annual',
    rows: [
      ['数量', '个人缴费人数（人）', '≥224269人'],
      ['数量', '财政缴费补贴人数（人）', '≥229482人'],
      ['数量', '重度残疾等困难人员代缴人数（人）', '≥5213人'],
      ['数量', '其他代缴人数（人）', '≥97341人'],
      ['数量', '财政补贴标准（元/人）', '省级50、县级5.6'],
      ['质量', '重度残疾财政代缴成功率', '=100%'],
      ['质量', '重度残疾财政代缴率', '=100%'],
      ['时效', '养老待遇发放时间', '每月25日前'],
      ['社会', '保障城乡参保群众基本生活', '有效保障'],
      ['满意', '参保人员满意度', '≥95%'],
    ],
  },
  {
    name: '项目自评 2020，全部完成',
    template: 'self-evaluation@2020',
    year: 2020,
    fields: { projectName: '某市医疗保障信息化建设项目', department: '某市医疗保障局', unit: '某市医疗保障信息中心' },
    funding: {
      total: { initialBudget: '500.00', revisedBudget: '520.50', executed: '518.3' },
      fiscal: { initialBudget: '500.00', revisedBudget: '500.00', executed: '497.8' },
      carriedOver: { initialBudget: '0', revisedBudget: '20.5', executed: '20.5' },
      other: { initialBudget: '—', revisedBudget: '—', executed: '—' },
    },
    goals: {
      expected: '完成医保信息平台二期建设，接入定点医药机构，支持异地就医直接结算。',
      actual:
        '2020年建成信息平台二期并上线运行，接入定点医药机构312家，比2019年增加48家，异地就医直接结算系统全年稳定运行。',
    },
    rows: [
      ['数量', '接入定点医药机构数', '≥300家', '312家', '20', '20', ''],
      ['质量', '系统故障率', '≤0.5%', '0.2%', '20', '20', ''],
      ['时效', '平台上线时间', '2020年10月31日前', '2020年10月20日前', '10', '10', ''],
      ['社会', '异地就医直接结算率', '≥60%', '67.4%', '30', '30', ''],
      ['满意', '定点机构满意度', '≥90%', '93.5%', '10', '10', ''],
    ],
  },
  {
    name: '项目自评 2020，未完成项有原因，得分照规则',
    template: 'self-evaluation@2020',
    year: 2020,
    fields: { projectName: '某县公立医院综合改革补助项目', department: '某县卫生健康委员会', unit: '某县人民医院' },
    funding: {
      total: { initialBudget: '1200', revisedBudget: '1200', executed: '1128.84' },
      fiscal: { initialBudget: '1200', revisedBudget: '1200', executed: '1128.84' },
    },
    goals: {
      expected: '推进公立医院综合改革，控制医疗费用不合理增长，改善就医环境。',
      actual: '截至2020年12月底改造门诊楼1栋；住院次均费用5980元，较上年下降3.2%；受疫情影响，门诊人次未达到预期目标。',
    },
    rows: [
      [
        '数量',
        '门诊服务人次',
        '≥12.5万人次',
        '10.8万人次',
        '20',
        '17.28',
        '受疫情影响，就诊人次减少。措施：推行预约诊疗，引导错峰就医。',
      ],
      ['质量', '药占比', '≤30%', '28.6%', '15', '15', ''],
      ['质量', '住院次均费用', '≤6200元/人次', '5980元/人次', '15', '15', ''],
      ['社会', '改善群众就医环境', '改善', '92%', '30', '28', '候诊区改造未完，群众仍有排队现象。'],
      ['满意', '患者满意度', '≥85%', '88%', '10', '10', ''],
    ],
  },
  {
    name: '企业养老基金自评 2020',
    template: 'fund-self-evaluation@2020',
    year: 2020,
    fields: {
      subject: '某地区本级社会保险支出',
      projectName: '企业职工基本养老保险基金支出项目',
      unit: '某地区社会保险管理局本级',
    },
    funding: {
      total: { revisedBudget: '222593', executed: '217056' },
      socialFund: { revisedBudget: '222593', executed: '217056' },
    },
    goals: {
      expected: '确保离退休人员按期足额领取养老金待遇，按期调整待遇，让离退休人员安享晚年。',
      actual:
        '自2005年以来连续第16年调整企业退休人员养老金，全年按月足额发放，未发生基金管理风险。完成年度预算的97.51%，达到了预期目标。',
    },
    rows: [
      ['数量', '参保缴费人数', '≥13.85万人', '17.65万人'],
      ['数量', '保障退休待遇人数', '6.14万人', '5.96万人'],
      ['数量', '基金支出预算执行率', '95%≤x≤105%', '97.51%'],
      ['质量', '待遇首次发放成功率', '≥95%', '99.2%'],
      ['时效', '养老金发放时效', '每月25日前', '每月24日'],
      ['社会', '让离退休人员安享晚年', '充分发挥社会保险的职能作用', '养老金按月足额发放，无拖欠'],
      ['可持续', '离退休人员上访率', '上访率控制在0.1%以内，维护社会稳定', '上访率0，维护社会稳定'],
      ['满意', '离退休人员满意度', '≥95%', '96.4%'],
    ],
  },
  {
    name: '失业基金自评 2020，超预算并已说明',
    template: 'fund-self-evaluation@2020',
    year: 2020,
    fields: {
      subject: '某地区本级社会保险支出',
      projectName: '失业保险基金支出项目',
      unit: '某地区社会保险管理局本级',
    },
    funding: {
      total: { revisedBudget: '8016', executed: '8354' },
      socialFund: { revisedBudget: '8016', executed: '8354' },
    },
    goals: {
      expected: '确保失业人员按政策及时足额领取失业保险待遇，落实稳岗政策。',
      actual: '因扩大失业保险保障范围，全年支出8354万元，超预算执行，已按程序调整预算，完成年度预算的104.22%。',
    },
    rows: [
      ['数量', '失业保险参保人数', '22.53万人', '26.1万人', ''],
      ['数量', '领取失业保险金人数', '1520人', '3320人', '新人社发〔2020〕19号扩大了保障范围，领取人数增加。'],
      ['质量', '技能提升补贴申领率', '≥90%', '71.5%', '因企业停工，职工取证减少。措施：开通网上申领，加大宣传。'],
      ['时效', '失业保险金发放时间', '每月25日前', '每月25日前', ''],
      ['社会', '保障失业人员基本生活', '有效保障', '失业金按月足额发放到位', ''],
      ['满意', '失业人员满意度', '≥95%', '97%', ''],
    ],
  },
  {
    name: '工伤基金监控 2023，1至7月',
    template: 'monitoring@2023',
    year: 2023,
    fields: {
      subject: '社会保险基金',
      projectName: '工伤保险基金支出',
      department: '某市人力资源和社会保障局',
      unit: '某市社会保险中心',
      stageMonth: '7',
    },
    funding: {
      total: { initialBudget: '16658', revisedBudget: '16658', executed: '9012.5', forecast: '16100' },
      socialFund: { initialBudget: '16658', revisedBudget: '16658', executed: '9012.5', forecast: '16100' },
    },
    goals: {
      expected: '按政策及时足额支付工伤保险待遇。',
      actual: '1—7月按月足额支付工伤保险待遇，劳动能力鉴定按计划进行。',
    },
    rows: [
      ['数量', '享受工伤待遇人次', '≥1.53万人次', '0.91万人次', '1.56万人次', '', ''],
      [
        '数量',
        '劳动能力鉴定人数',
        '≥211人',
        '98人',
        '196人',
        '鉴定申请少于往年同期。',
        '主动对接用人单位，集中组织鉴定。',
      ],
      ['质量', '工伤保险政策知晓率', '≥95%', '96%', '96%', '', ''],
      ['时效', '工伤待遇发放时效', '每月25日前', '每月25日前', '每月25日前', '', ''],
      ['社会', '保障工伤职工生活安定', '有效保障', '待遇按月支付到位', '待遇按月支付到位', '', ''],
      ['满意', '工伤职工满意度', '≥95%', '97%', '96%', '', ''],
    ],
  },
  {
    name: '业务经费监控 2023，1至9月',
    template: 'monitoring@2023',
    year: 2023,
    fields: {
      subject: '项目支出',
      projectName: '医疗保险业务经费',
      department: '某市医疗保障局',
      unit: '某市医疗保障局',
      stageMonth: '9',
    },
    funding: {
      total: { initialBudget: '15', revisedBudget: '15', executed: '10.2', forecast: '14.6' },
      fiscal: { initialBudget: '15', revisedBudget: '15', executed: '10.2', forecast: '14.6' },
    },
    goals: { expected: '保障各项医保工作平稳有序开展。', actual: '1—9月办公大楼运行正常，各项业务按计划办理。' },
    rows: [
      ['数量', '办公大楼用水量', '≤2600立方米', '1650立方米', '2200立方米', '', ''],
      ['数量', '办公大楼用电量', '≤200000千瓦时', '131402.5千瓦时', '178000千瓦时', '', ''],
      ['质量', '设备完好率', '≥98%', '99%', '99%', '', ''],
      ['成本', '办公大楼水费单价', '≤3.57元/立方米', '3.57元/立方米', '3.57元/立方米', '', ''],
      ['成本', '办公大楼电费单价', '≤0.45元/千瓦时', '0.45元/千瓦时', '0.45元/千瓦时', '', ''],
      ['社会', '保障办事群众需求', '有效保障', '窗口服务正常开展', '窗口服务正常开展', '', ''],
      ['满意', '办事群众满意度', '≥95%', '96%', '96%', '', ''],
    ],
  },
];

const sampleOf = (template: Template): CleanForm => {
  const path = `../../templates/${template.kind}/${template.edition}/sample.json`;
  const content = parseContent(template, JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')));
  const own = Number(/20\d{2}/.exec(template.edition)?.[0]);
  return { name: `样表 ${template.id}`, template, content, year: own };
};

/** The samples of all editions with a grid, and the forms written here. */
export const cleanForms = (): readonly CleanForm[] => [
  ...Object.values(templates)
    .filter(({ categories }) => categories.length > 0)
    .map(sampleOf),
  ...DRAFTS.map(built),
];
