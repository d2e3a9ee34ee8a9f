import type { Rule } from '../ground.js';

/** A form is of a year (年度): its title, its names or its text say which. Source: the printed form, which has a line for it. */
export const yearMissing: Rule = ({ year, passages }) =>
  year !== null || passages.some(({ text }) => /(?<!\d)(?:19|20)\d{2}(?!\d)/.test(text))
    ? []
    : [
        {
          rule: 'year-missing',
          severity: 'error',
          message: '整张表没有写明年度，请在标题下或项目名称中写明是哪一年度的',
          quote: '',
          where: { part: 'fields' },
        },
      ];
