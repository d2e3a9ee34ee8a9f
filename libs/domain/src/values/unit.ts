import { Decimal } from 'decimal.js';
import type { Unit } from './value.js';

/** Units of measurement that a value may carry (计量单位), in the order an editor offers them. 人次 is not 人. */
export const UNITS: readonly string[] = [
  ...[
    '%',
    '人',
    '人次',
    '户',
    '户次',
    '元',
    '次',
    '个',
    '家',
    '项',
    '件',
    '例',
    '名',
    '笔',
    '批',
    '份',
    '种',
    '类',
    '条',
  ],
  ...[
    '月',
    '天',
    '日',
    '工作日',
    '年',
    '季度',
    '周',
    '小时',
    '分钟',
    '期',
    '场',
    '所',
    '处',
    '张',
    '台',
    '套',
    '辆',
    '册',
    '部',
    '起',
    '宗',
    '栋',
    '座',
    '间',
    '篇',
    '课时',
  ],
  ...[
    '床',
    '分',
    '倍',
    '方',
    '立方米',
    '度',
    '千瓦时',
    '吨',
    '公斤',
    '千克',
    '公里',
    '米',
    '平方米',
    '亩',
    '‰',
    '个百分点',
  ],
];

/** Read where a paper prints them, and not offered: nobody should have to search a hundred words for 人次. */
const RARE: readonly string[] = [
  ...'页 本 卷 字 支 枚 瓶 盒 剂 袋 只 根 块 面 口 架 艘 棵 株 头 羽 颗 幅 段 层 站 点 组 队 班 门 科 届 轮 遍 节 堂'.split(
    ' ',
  ),
  ...'级 星 档 岁 秒 元 角 美元 港元 欧元 公顷 平方公里 千米 厘米 毫米 克 毫克 升 毫升 千瓦 兆 人天 人年 学时 学分'.split(
    ' ',
  ),
  ...'场次 家次 件次 例次 台次 车次 班次 批次 天次 床日 床位 周岁 自然日 网点 单位 企业 品种 病种 项次 kWh KWH m2 m3 GB TB MB ℃'.split(
    ' ',
  ),
].map((word) => word.normalize('NFKC'));

/** Scales before a unit: 万人, 亿元. */
export const SCALES: readonly Unit['scale'][] = ['', '万', '亿'];

/** What a unit may be "per": 元/人/年. */
export const PER: readonly string[] = [
  '人',
  '年',
  '月',
  '日',
  '天',
  '次',
  '户',
  '人次',
  '方',
  '立方米',
  '度',
  '千瓦时',
  '床',
  '平方米',
  '季度',
];

/** Printed alike for one and the same measure; the print keeps its own word. */
const SAME: Readonly<Record<string, string>> = {
  ...{ 名: '人', 日: '天', 自然日: '天', 方: '立方米', 度: '千瓦时', kWh: '千瓦时', KWH: '千瓦时', 个月: '月' },
  ...{ m2: '平方米', m3: '立方米', 千克: '公斤', 千米: '公里', 学时: '课时' },
};

/** Things that are counted or paid: there is no fewer than none. Percentages may fall below zero (增长率). */
const SIGNED = new Set(['%', '‰', '个百分点', '倍', '']);

const FACTOR: Readonly<Record<Unit['scale'], string>> = { '': '1', 万: '10000', 亿: '100000000' };

/** No unit at all: what a bare number has. */
export const NO_UNIT: Unit = { measure: '', scale: '', per: [] };

const base = (measure: string): string => SAME[measure] ?? measure;

/** One kind of thing in one scale: amounts can be compared as printed. */
export const sameUnit = (a: Unit, b: Unit): boolean => a.scale === b.scale && convertible(a, b);

/** One kind of thing, whatever the scale: 万人 and 人, but not 人次 and 人, nor 元 and 元/人. */
export const convertible = (a: Unit, b: Unit): boolean =>
  base(a.measure) === base(b.measure) && a.per.map(base).join('/') === b.per.map(base).join('/');

/** An amount in base units, exact: 39.31万人 is 393100 人. */
export const inBaseUnits = (amount: string, unit: Unit): Decimal => {
  const factor = FACTOR[unit.scale];
  // Moving the point by powers of ten is exact whatever the working precision: nothing is rounded here.
  return factor === '1' ? new exact(amount) : exact.mul(amount, factor);
};

/** Decimal arithmetic with room for every sum and product of printed figures, kept apart from the global settings. */
export const exact = Decimal.clone({ precision: 120, toExpNeg: -100, toExpPos: 100 });

/** Whether less than none of it makes sense. */
export const countsOnly = (unit: Unit): boolean => !SIGNED.has(unit.measure);

/** 万元/人, as printed. */
export const printUnit = ({ scale, measure, per }: Unit): string => [scale + measure, ...per].join('/');

const longestFirst = (words: readonly string[]): string => [...words].sort((a, b) => b.length - a.length).join('|');
const MEASURE = longestFirst([...UNITS, ...RARE, '人员']);
const EACH = longestFirst([...PER, ...UNITS, ...RARE]);
const UNIT_PATTERN = new RegExp(
  `^(万|亿)?(?:个(?=月|季度|小时|工作日|自然日|学时|课时))?(${MEASURE})?((?:/(?:${EACH}))*)$`,
);

/** Reads a printed unit; undefined where it is none of the known ones. Empty text is "no unit". 元/人·月 is 元/人/月. */
export const parseUnit = (text: string): Unit | undefined => {
  const found = UNIT_PATTERN.exec(text.replace(/^\(([^()]+)\)$/, '$1').replace(/[·•]/g, '/'));
  if (found === null) return undefined;
  const [, scale = '', measure = '', per = ''] = found;
  if (measure === '' && per !== '') return undefined;
  const denominators = per === '' ? [] : per.slice(1).split('/');
  if (denominators.length > 3) return undefined;
  return {
    scale: scale as Unit['scale'],
    measure: measure === '人员' ? '人' : measure,
    per: denominators,
  };
};

/** The unit that an indicator's name announces in brackets at its end: 参保人数（人）, 财政补贴标准（元/人）. */
export const unitOfName = (name: string): Unit | undefined => {
  const bracket = /\(([^()]+)\)$/.exec(name.normalize('NFKC').trim())?.[1];
  const unit = bracket === undefined ? undefined : parseUnit(bracket.trim());
  return unit?.measure === '' ? undefined : unit;
};
