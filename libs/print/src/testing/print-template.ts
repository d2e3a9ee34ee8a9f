import { readFileSync } from 'node:fs';
import type { PrintTemplate } from '../form/render-form.js';

const folder = new URL('../../../../templates/self-evaluation/2020/', import.meta.url);

/** The print template of 项目支出绩效自评表, 2020. */
export const selfEvaluation2020: PrintTemplate = {
  html: readFileSync(new URL('print.html', folder), 'utf8'),
  css: readFileSync(new URL('print.css', folder), 'utf8'),
};
