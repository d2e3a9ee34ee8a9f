import { cellOf, eachRow, titleOf } from '../ground.js';

/** Starts with what will be done, and nowhere says why. */
const MEASURE_FIRST = /^\s*(?:改进|整改|下一步)?(?:措施|打算)[:：]/;
const CAUSE = /原因|由于|因为|受.{1,20}影响|导致|因.{1,20}[，,]/;

/** 偏差原因分析及改进措施 holds the cause, not the measure alone (只写措施未写原因). Source: the head of the column. */
export const varianceCause = eachRow((row, ground) =>
  MEASURE_FIRST.test(row.variance) && !CAUSE.test(row.variance)
    ? {
        rule: 'variance-cause',
        severity: 'error',
        message: `${titleOf(row, ground)}只写了改进措施，没有写偏差原因，请补充原因`,
        quote: row.variance.trim().slice(0, 30),
        where: cellOf(row, 'variance'),
      }
    : undefined,
);
