/** None of the others: the opinion then says why. */
export const OTHER_REASON = '其他';

/** Reasons to offer for a return (退回原因); the words travel, so that history and paper print them as chosen. */
export const RETURN_REASONS = [
  '分值合计不符合要求',
  '缺少计量单位或计算符号',
  '目标值低于上年',
  '二级指标归类错误',
  '指标无法衡量',
  '金额与预算不一致',
  '年度错误',
  '内容照抄',
  '缺少佐证材料',
  '未说明偏差原因',
  '得分与评分规则不符',
  '缺少签字或盖章',
  OTHER_REASON,
] as const;
