import type { Rule } from '../ground.js';
import { matches } from '../passages.js';

/** 20年12月31日: two digits and then a month. 连续20年 and 满15年3个月 are durations. */
const SHORT = /(?<![\d.第])\d{2}年(?=\d{1,2}月(?!份?以))(?!\d{1,2}个月)/g;

/** Years are written with four digits (年份写全). Source: GB/T 15835-2011. */
export const shortYear: Rule = (ground) =>
  ground.passages
    .filter(({ kind }) => kind !== 'value')
    .flatMap(({ text, label, where }) =>
      matches(text, SHORT).map((found) => ({
        rule: 'short-year',
        severity: 'error' as const,
        message: `${label}中的年份“${found[0]}”不完整，应写四位数字`,
        quote: text.slice(found.index).match(/^\d{2}年\d{1,2}月(?:\d{1,2}日)?/)?.[0] ?? found[0],
        where,
      })),
    );
