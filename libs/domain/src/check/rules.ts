import type { Rule } from './rule.js';

/** All rules, in the order in which their findings are read. */
export const RULES: readonly Rule[] = [];
