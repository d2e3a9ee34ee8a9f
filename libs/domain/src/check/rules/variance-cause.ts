import { hasColumn } from '../../forms/template.js';
import type { Finding } from '../finding.js';
import { columnLabel } from '../grid.js';
import { cellOf, eachRow, titleOf } from '../ground.js';

/** Starts with what will be done: 措施：…, 下一步加强…, 进一步完善…. */
const MEASURE_FIRST =
  /^\s*(?:(?:改进|整改|下一步|纠偏)?(?:工作)?(?:措施|打算|计划)[:：]|(?:下一步|今后|将|拟)?[，,]?(?:继续|进一步)?(?:加强|加大|完善|强化|督促|优化|规范|改进|健全|做好|提前))/;
const CAUSE =
  /原因|由于|因为|鉴于|受.{1,20}影响|受.{2,20}[，,]|导致|造成|致使|因.{1,20}[，,]|疫情|主要是|减少所致|所致/;

/**
 * 偏差原因分析及改进措施 holds the cause, not the measure alone (只写措施未写原因); where the two have columns of their own, a
 * measure has its cause beside it. Source: the head of the column.
 */
export const varianceCause = eachRow((row, ground): Finding | undefined => {
  const { template, content } = ground;
  const label = columnLabel(template, content, 'variance', '偏差原因');
  const measure = hasColumn(template, 'measure') ? (row.measure ?? '').trim() : '';
  const text = row.variance.trim();
  const alone = measure !== '' && text === '';
  if (!alone && (!MEASURE_FIRST.test(text) || CAUSE.test(text))) return undefined;
  return {
    rule: 'variance-cause',
    severity: 'error',
    message: `${titleOf(row, ground)}只写了改进措施，没有写偏差原因，请在“${label}”中补充原因`,
    quote: (alone ? measure : text).slice(0, 30),
    where: cellOf(row, 'variance'),
  };
});
