import type { Template } from '@chengwen/domain';
import { keyOf } from './lines.js';

/** What a printed label may stand for in a template. One label may mean several things: 预算数 is a column, and a total. */
export interface Meaning {
  field?: string;
  choice?: string;
  goal?: string;
  /** A row of the funding grid, and the columns that call it so. */
  row?: { readonly key: string; readonly columns: readonly string[] };
  column?: string;
  /** A word that a sheet prints and nobody fills in. */
  head?: true;
  /** Fields whose values the label itself prints: 1—7月执行数. */
  readonly slots?: Readonly<Record<string, string>>;
}

/** A label at the beginning of a text. */
export interface Found {
  readonly meaning: Meaning;
  /** Characters of the text it takes, its colon and unit included. */
  readonly length: number;
}

const HEADS = [
  ...['项目概况', '项目资金', '资金', '预算资金', '资金情况', '预算执行情况', '项目预算执行情况', '预算情况', '金额'],
  ...['年度目标完成情况', '绩效目标完成情况', '年度绩效目标完成情况', '绩效目标', '年度绩效目标', '总体目标'],
  ...['项目总体目标', '年度总体目标', '年度目标', '项目绩效目标', '总体目标完成情况', '年度总体目标完成情况'],
  ...['绩效指标', '年度绩效指标', '绩效指标完成情况', '指标', '年度', '一级指标', '二级指标', '三级指标'],
  ...[
    '分值',
    '执行率',
    '得分',
    '资金来源',
    '资金构成',
    '总分',
    '合计',
    '小计',
    '序号',
    '基本情况',
    '项目基本情况',
    '预算执行率',
  ],
];

/** Names that papers use for one another where a template does not say: the first for any of the others. */
const ALIKE: readonly (readonly string[])[] = [
  ['财政拨款', '当年财政拨款', '本年财政拨款'],
  ['当年财政拨款', '财政拨款'],
  ['本年财政拨款', '当年财政拨款', '财政拨款'],
  ['上年结转', '上年结转资金'],
  ['结转资金', '上年结转资金'],
  ['其它资金', '其他资金'],
  ['资金总额', '年度资金总额', '年度预算总额'],
  ['年度预算总额', '年度资金总额'],
  ['主管部门及代码', '主管部门'],
  ['主管单位', '主管部门'],
  ['项目实施单位', '实施单位', '预算单位'],
  ['项目单位', '实施单位', '预算单位'],
  ['预算单位', '实施单位'],
  ['项目(基金)名称', '项目名称'],
];

/** 其中 before a label, its colon, and the unit or seal in brackets behind it say nothing about which label it is. */
const AHEAD = /^[\s]*其\s*中\s*[:：]?\s*/;
const BEHIND = /^\s*[（(]\s*(?:单位[:：]?)?(?:万元|元|亿元|公章|盖章|签章|签字|人|%)\s*[)）]/;
const COLON = /^\s*[:：]\s*/;

/** Letters of a label, whatever colon, unit or 其中 it is printed with. */
export const labelKey = (text: string): string =>
  keyOf(text)
    .replace(/^其中:?/, '')
    .replace(/:$/, '')
    .replace(/\((?:单位:?)?(?:万元|元|亿元)\)$/, '');

/** Every label a template prints (表样词汇), for finding them wherever a ragged text has put them. */
export class Vocabulary {
  private readonly labels = new Map<string, Meaning>();
  private readonly patterns: {
    readonly pattern: RegExp;
    readonly slots: readonly string[];
    readonly meaning: Meaning;
  }[] = [];
  private longest = 0;
  /** First letters of labels, for broken ones. */
  private readonly beginnings = new Set<string>();

  constructor(readonly template: Template) {
    const { fields, goals, choices = [], funding } = template;
    for (const head of HEADS) this.add(head, { head: true });
    for (const column of funding.columns) this.addAll(column, { column: column.key });
    for (const row of funding.rows) {
      const columns = row.columns ?? funding.columns.map(({ key }) => key);
      this.addAll(row, { row: { key: row.key, columns } });
      for (const [column, label] of Object.entries(row.labels ?? {}))
        this.add(label, { row: { key: row.key, columns: [column] } });
    }
    for (const goal of goals) this.addAll(goal, { goal: goal.key });
    for (const choice of choices) this.add(choice.label, { choice: choice.key });
    for (const field of fields) this.addAll(field, { field: field.key });
    for (const [label, ...others] of ALIKE) {
      const meaning = others.map((each) => this.labels.get(each)).find((each) => each && !each.head);
      if (label && meaning && (this.labels.get(label)?.head ?? true)) this.add(label, meaning);
    }
  }

  private addAll({ label, aliases = [] }: { label: string; aliases?: readonly string[] }, meaning: Meaning): void {
    for (const each of [label, ...aliases]) this.add(each, meaning);
  }

  private add(label: string, meaning: Meaning): void {
    if (label.includes('{')) {
      const { pattern, slots } = slotPattern(label);
      this.patterns.push({ pattern, slots, meaning });
      return;
    }
    const key = labelKey(label);
    this.labels.set(key, { ...meaning, ...this.labels.get(key) });
    this.longest = Math.max(this.longest, key.length);
    for (let length = 1; length < key.length; length++) this.beginnings.add(key.slice(0, length));
  }

  /** What a whole cell means as a label; undefined where it is none. */
  of(cell: string): Meaning | undefined {
    const found = this.at(cell);
    return found && found.length >= cell.trimEnd().length ? found.meaning : undefined;
  }

  /** Whether letters are a label, or the beginning of one: 中长期资金总. */
  knows = (key: string): boolean => this.labels.has(labelKey(key));
  begins = (key: string): boolean => this.beginnings.has(labelKey(key));

  /** The longest label that a text begins with and that ends where a word may end. */
  at(text: string): Found | undefined {
    const from = AHEAD.exec(text)?.[0].length ?? 0;
    let key = '';
    let best: Found | undefined;
    for (let at = from; at < text.length && key.length <= this.longest; at++) {
      const sign = text[at] as string;
      if (/\s/.test(sign)) continue;
      key += sign.normalize('NFKC');
      const meaning = this.labels.get(key);
      if (meaning && (endsAt(text, at + 1) || (meaning.row && /\d/.test(text[at + 1] ?? ''))))
        best = { meaning, length: at + 1 };
    }
    for (const { pattern, slots, meaning } of this.patterns) {
      const found = pattern.exec(text.slice(from, from + 80));
      if (!found || !endsAt(text, from + found[0].length) || (best && best.length > from + found[0].length)) continue;
      const values = Object.fromEntries(slots.map((slot, index) => [slot, found[index + 1] ?? '']));
      best = { meaning: { ...meaning, slots: values }, length: from + found[0].length };
    }
    if (!best) return undefined;
    let length = best.length;
    length += BEHIND.exec(text.slice(length, length + 20))?.[0].length ?? 0;
    length += COLON.exec(text.slice(length, length + 20))?.[0].length ?? 0;
    return { meaning: best.meaning, length };
  }
}

const known = new WeakMap<Template, Vocabulary>();
/** The vocabulary of a template, made once. */
export function vocabularyOf(template: Template): Vocabulary {
  const vocabulary = known.get(template) ?? new Vocabulary(template);
  known.set(template, vocabulary);
  return vocabulary;
}

const endsAt = (text: string, at: number): boolean => at >= text.length || /[\s:：(（]/.test(text[at] as string);

/** 1—{stageMonth}月执行数 as a pattern: any dash, any blanks. */
export function slotPattern(label: string): { readonly pattern: RegExp; readonly slots: string[] } {
  const slots: string[] = [];
  const source = label
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .split(/(\{\w+\})/)
    .map((part) => {
      if (part.startsWith('{')) return (slots.push(part.slice(1, -1)), '([^\\s:：]{0,12}?)');
      return [...part]
        .map((sign) => (/[-—–~至]/.test(sign) ? '[-—–~～至]+' : sign.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
        .join('\\s*');
    })
    .join('\\s*');
  return { pattern: new RegExp(`^${source}`), slots };
}
