import { isScored } from '../grid.js';
import { cellOf, eachRow, titleOf } from '../ground.js';
import { quoteOf } from '../printed.js';

const DEMANDS = /百分比(?:填写|写|填列|表示)|不用文字阐述/;

/**
 * Where the form's note wants the actual of a qualitative row as a percentage, words do not do (定性指标填百分比): the
 * percentage names the band that the score comes from. Source: the note printed on the form.
 */
export const notePercent = eachRow((row, ground) => {
  const { template, content } = ground;
  if (!isScored(template)) return undefined;
  if (row.target.kind !== 'text' || row.actual.kind !== 'text') return undefined;
  const own = content.fields['note'] ?? '';
  // A note that the paper prints stands in the place of the edition's.
  const printed = own.trim() !== '';
  if (!DEMANDS.test(printed ? own : template.note)) return undefined;
  return {
    rule: 'note-percent',
    // What the edition asks for is pointed out; what the paper itself says was not done is wrong.
    severity: printed ? 'error' : 'warning',
    message: `${titleOf(row, ground)}的实际完成值是文字，按本表填报说明应填百分比（100%-80%、80%-60%、60%-0% 三档）`,
    quote: quoteOf(row.actual),
    where: cellOf(row, 'actual'),
  };
});
