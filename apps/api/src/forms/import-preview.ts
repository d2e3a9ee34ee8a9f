import { checkForm, type Finding } from '@chengwen/domain';
import { importText, type Imported } from '@chengwen/exchange';
import { templates } from '@chengwen/templates';

/** A form read from a text, checked by the rules of its template (识别结果). */
export interface CheckedImport extends Imported {
  readonly findings: readonly Finding[];
}

/** What a text holds. Nothing is kept; lines that went into no form are in `lost`. */
export function readForms(text: string): { readonly forms: readonly CheckedImport[]; readonly lost: Imported['lost'] } {
  const { forms, lost } = importText(text, Object.values(templates));
  return { forms: forms.map((form) => ({ ...form, findings: findingsOf(form) })), lost };
}

function findingsOf({ template: id, content, year }: Imported): Finding[] {
  const template = templates[id];
  return template ? checkForm(template, content, year === null ? {} : { year }) : [];
}
