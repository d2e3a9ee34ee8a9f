import type { Rule } from '../ground.js';
import { matches } from '../passages.js';

const DATE = /(?<!\d)(?:((?:19|20)\d{2})年)?(\d{1,2})月(\d{1,2})[日号]/g;

const lengthOf = (month: number, year: number): number => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};

/** A date is one of the calendar (日期有效): 2月30日 and 13月1日 are none. Source: GB/T 7408.1-2023. */
export const dateImpossible: Rule = (ground) =>
  ground.passages.flatMap(({ text, label, where }) =>
    matches(text, DATE).flatMap((found) => {
      const [date, year = '2000', month = '', day = ''] = found;
      const known = parseInt(month, 10) >= 1 && parseInt(month, 10) <= 12;
      if (known && parseInt(day, 10) >= 1 && parseInt(day, 10) <= lengthOf(parseInt(month, 10), parseInt(year, 10)))
        return [];
      return [
        {
          rule: 'date-impossible',
          severity: 'error' as const,
          message: `${label}中的“${date}”不是有效日期，请核对`,
          quote: date,
          where,
        },
      ];
    }),
  );
