import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { refusal, type FormContent } from '@chengwen/domain';
import { importText } from '@chengwen/exchange';
import { templates } from '@chengwen/templates';
import { ROOT } from '../edge/config.js';

/** Folder of the edition that the demo plays with. */
export const SAMPLE_FOLDER = join(ROOT, 'templates/self-evaluation/2020');

/** A published form, read back as it was printed. */
export interface PrintedSample {
  readonly text: string;
  readonly template: string;
  readonly year: number;
  readonly content: FormContent;
}

/** The employee-insurance self-evaluation of 2020 (职工医保项目支出绩效自评表) as printed, defects and all. */
export async function printedSample(): Promise<PrintedSample> {
  const text = await readFile(join(SAMPLE_FOLDER, 'printed.txt'), 'utf8');
  const form = importText(text, Object.values(templates)).forms[0];
  if (!form) throw refusal('import.empty');
  return { text, template: form.template, year: form.year ?? 2020, content: form.content };
}
