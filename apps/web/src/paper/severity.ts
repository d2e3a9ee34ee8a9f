/** 检查结果 by severity, as people read it; the most serious first. */
export const SEVERITY_LABELS: Readonly<Record<string, string>> = {
  error: '错误',
  explain: '需说明',
  warning: '提醒',
  info: '提示',
};

/** The most serious of some findings; undefined where there is none. */
export const worstSeverity = (findings: readonly { readonly severity: string }[]): string | undefined =>
  Object.keys(SEVERITY_LABELS).find((severity) => findings.some((finding) => finding.severity === severity));
