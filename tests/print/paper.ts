import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FormContent, Template } from '@chengwen/domain';
import type { PrintTemplate } from '@chengwen/print';
import { fillForm, type Fill } from './fill-form.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const GENERIC = join(ROOT, 'libs/print/generic');

const at = (folder: string): PrintTemplate => ({
  html: readFileSync(join(folder, 'print.html'), 'utf8'),
  css: readFileSync(join(folder, 'print.css'), 'utf8'),
});

/** The paper of any form. */
export const genericPaper = (): PrintTemplate => at(GENERIC);

/** print.html and print.css of an edition. */
export const paperOf = ({ id }: Template): PrintTemplate => at(join(ROOT, 'templates', ...id.split('@')));

/** The edition's own sample as the typical content, where it has one. */
export function contentOf(template: Template, fill: Fill): FormContent {
  const file = join(ROOT, 'templates', ...template.id.split('@'), 'sample.json');
  if (fill !== 'typical' || !existsSync(file)) return fillForm(template, fill);
  return JSON.parse(readFileSync(file, 'utf8')) as FormContent;
}
