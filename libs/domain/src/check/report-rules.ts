import type { Rule } from './ground.js';

/** Rules over chapters, matrices and the facts drawn from them (报告检查规则); each looks at one form. */
export const REPORT_RULES: readonly Rule[] = [];
