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
const SAME: Readonly<Record<string, string>> = { 名: '人', 日: '天', 方: '立方米', 度: '千瓦时', 个月: '月' };

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
const MEASURE = longestFirst([...UNITS, '个月', '人员']);
const UNIT_PATTERN = new RegExp(`^(万|亿)?(${MEASURE})?((?:/(?:${longestFirst(PER)}))*)$`);

/** Reads a printed unit; undefined where it is none of the known ones. Empty text is "no unit". */
export const parseUnit = (text: string): Unit | undefined => {
  const found = UNIT_PATTERN.exec(text);
  if (found === null) return undefined;
  const [, scale = '', measure = '', per = ''] = found;
  if (measure === '' && per !== '') return undefined;
  return {
    scale: scale as Unit['scale'],
    measure: measure === '个月' ? '月' : measure === '人员' ? '人' : measure,
    per: per === '' ? [] : per.slice(1).split('/'),
  };
};

/** The unit that an indicator's name announces in brackets at its end: 参保人数（人）, 财政补贴标准（元/人）. */
export const unitOfName = (name: string): Unit | undefined => {
  const bracket = /\(([^()]+)\)$/.exec(name.normalize('NFKC').trim())?.[1];
  const unit = bracket === undefined ? undefined : parseUnit(bracket.trim());
  return unit?.measure === '' ? undefined : unit;
};
