import type { FormContent } from '../forms/content.js';
import type { Template } from '../forms/template.js';
import { scoreForm } from '../score/score-form.js';
import type { Finding, Severity } from './finding.js';
import type { Rule, Subject } from './rule.js';
import { RULES } from './rules.js';

const ORDER: readonly Severity[] = ['error', 'explain', 'warning', 'info'];

/**
 * Checks a form by every rule (检查): what is wrong, where, what it ought to be, and a fix to accept where there is one.
 * Gravest first, otherwise in the order of the rules. Without a year, rules on years stay silent.
 */
export const checkForm = (
  template: Template,
  content: FormContent,
  { year = null }: { readonly year?: number | null } = {},
): Finding[] => {
  const score = scoreForm(template, content);
  const rows = content.indicators.map((row, index) => ({ row, score: score.rows[index]! }));
  const subject: Subject = { template, content, year, score, rows };
  const findings = RULES.flatMap((rule: Rule) => rule(subject));
  return findings.sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
};
