import { parseQuantity } from './quantity.js';
import type { SimpleValue } from './value.js';

type Compare = Extract<SimpleValue, { kind: 'compare' }>;
type Figure = Extract<SimpleValue, { kind: 'figure' }>;

/** The comparisons a target may make (计算符号), as an editor offers them. */
export const OPERATORS: readonly { readonly op: Compare['op']; readonly sign: string; readonly label: string }[] = [
  { op: '>=', sign: '≥', label: '≥ 不低于' },
  { op: '>', sign: '>', label: '> 高于' },
  { op: '=', sign: '=', label: '= 等于' },
  { op: '<=', sign: '≤', label: '≤ 不超过' },
  { op: '<', sign: '<', label: '< 低于' },
];

/** ≥ for >=: how a comparison is printed. */
export const signOf = (op: Compare['op']): string => OPERATORS.find((known) => known.op === op)?.sign ?? op;

/** 以上, 以下, 以内 include the number they name (民法典第一千二百五十九条); 超过, 低于, 不足 do not. */
const BEFORE: Readonly<Record<string, Compare['op']>> = {
  '≥': '>=',
  '≤': '<=',
  '>': '>',
  '<': '<',
  '=': '=',
  大于等于: '>=',
  大于或等于: '>=',
  不低于: '>=',
  不少于: '>=',
  不小于: '>=',
  不得低于: '>=',
  至少: '>=',
  不得少于: '>=',
  小于等于: '<=',
  小于或等于: '<=',
  不超过: '<=',
  不高于: '<=',
  不大于: '<=',
  不多于: '<=',
  至多: '<=',
  最多: '<=',
  不得超过: '<=',
  不得高于: '<=',
  大于: '>',
  高于: '>',
  多于: '>',
  超过: '>',
  小于: '<',
  低于: '<',
  少于: '<',
  不足: '<',
  不满: '<',
  等于: '=',
};

const words = Object.keys(BEFORE)
  .sort((a, b) => b.length - a.length)
  .join('|');

/** An operator, in signs or words, at the end of a text: 控制在不超过. */
export const OPERATOR_WORDS = new RegExp(`(?:${words})$`);

const LEADING = new RegExp(`^(${words})(.+)$`);
const TRAILING = /^(.+?)(\((?:不?含)\))?(?:及|或)?(以上|以下|以内|之内|内)(\((?:不?含)\))?$/;

/** A figure with its operator before it (signs or words) or after it (以上, 以内); undefined where the rest is no figure. */
export const compareOf = (before: string, text: string, name = ''): Compare | Figure | undefined => {
  const after = TRAILING.exec(text);
  const quantity = parseQuantity(after?.[1] ?? text, name);
  if (quantity === undefined) return undefined;
  const ahead = BEFORE[before];
  if (after === null)
    return ahead === undefined ? { kind: 'figure', ...quantity } : { kind: 'compare', op: ahead, ...quantity };
  if (ahead !== undefined) return undefined;
  const strict = (after[2] ?? after[4] ?? '').includes('不含');
  const op = after[3] === '以上' ? (strict ? '>' : '>=') : strict ? '<' : '<=';
  return { kind: 'compare', op, ...quantity };
};

/** Reads "≥95%", "不低于95%", "95%以上", "39.31万人". Takes text made readable. */
export const parseCompare = (text: string, name = ''): Compare | Figure | undefined => {
  const found = LEADING.exec(text);
  return found === null ? compareOf('', text, name) : compareOf(found[1] ?? '', found[2] ?? '', name);
};
