/** 检查结果 by severity, as people read it; the most serious first. */
export const SEVERITY_LABELS: Readonly<Record<string, string>> = {
  error: '错误',
  explain: '需说明',
  warning: '提醒',
  info: '提示',
};
