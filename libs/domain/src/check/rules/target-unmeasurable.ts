import type { Indicator } from '../../forms/content.js';
import { cellOf, eachRow, titleOf } from '../ground.js';
import { quoteOf } from '../printed.js';

/** Names of things that are counted: 人数, 金额, 比例, a rate, cases of misuse. */
const COUNTED =
  /(?:人数|人次|次数|户数|件数|起数|数量|金额|数额|总额|比例|时间|天数|(?<!效)率)(?:[（(][^（()）]*[）)])?$|违规[^，]{0,40}(?:情况|问题)/;

/** Whether words stand where the name wants a number. */
export const wantsNumber = ({ name, target }: Indicator): boolean =>
  target.kind === 'text' && COUNTED.test(name.trim());

/** A target measures what its name says (指标值不能衡量指标): a slogan does not count cases of misuse. Our own dictionary. */
export const targetUnmeasurable = eachRow((row, ground) =>
  wantsNumber(row)
    ? {
        rule: 'target-unmeasurable',
        severity: 'warning',
        message: `${titleOf(row, ground)}应以数值衡量，年度指标值“${quoteOf(row.target)}”衡量不了它，请在下年目标中改为可计数的指标值（如 =0起）`,
        quote: quoteOf(row.target),
        where: cellOf(row, 'target'),
      }
    : undefined,
);
