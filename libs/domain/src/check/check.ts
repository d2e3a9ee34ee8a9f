import type { FormContent } from '../forms/content.js';
import type { Template } from '../forms/template.js';
import type { Finding } from './finding.js';

/** Runs every rule over one form (检查) and answers what they found, in the order of the paper. Pure: the year comes in. */
export function checkForm(_template: Template, _content: FormContent, _form: { readonly year: number }): Finding[] {
  return [];
}
