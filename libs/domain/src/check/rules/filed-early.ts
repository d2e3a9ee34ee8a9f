import { hasColumn } from '../../forms/template.js';
import type { Rule } from '../ground.js';

/** A year's results are known when it is nearly over: no form about them is filled in before. */
const EARLIEST_MONTH = 7;

/**
 * What a year came to is written down after it (填报时间): an evaluation of 2023 is not filed in March 2022. A form of
 * objectives or of monitoring may be. Our own rule.
 */
export const filedEarly: Rule = ({ template, content, year }) => {
  const filed = content.fields['filedOn'] ?? '';
  const [, printed = '', month = ''] = /((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*月/.exec(filed.normalize('NFKC')) ?? [];
  const results =
    template.chapters !== undefined || (hasColumn(template, 'actual') && !hasColumn(template, 'forecast'));
  if (year === null || printed === '' || !results) return [];
  if (parseInt(printed, 10) > year || (parseInt(printed, 10) === year && parseInt(month, 10) >= EARLIEST_MONTH))
    return [];
  return [
    {
      rule: 'filed-early',
      severity: 'error',
      message: `填报时间“${filed.trim()}”早于所填年度（${year}年）终了，请核对`,
      quote: filed.trim(),
      where: { part: 'fields', field: 'filedOn' },
    },
  ];
};
