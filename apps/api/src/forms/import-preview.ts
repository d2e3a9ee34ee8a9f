import { checkTogether, type Finding } from '@chengwen/domain';
import { importFile, OFFICE_LIMITS, type Imported, type OfficeLimits } from '@chengwen/exchange';
import { templates } from '@chengwen/templates';

/** A form read from a source, checked by the rules of its template (识别结果). */
export interface CheckedImport extends Imported {
  readonly findings: readonly Finding[];
}

/** A file, or what was pasted (来源). */
export interface ImportSource {
  readonly bytes: Uint8Array;
  readonly name: string;
}

/** What a source holds: forms with their findings, lines that went into none, and what a person has to know besides. */
export interface CheckedSource {
  readonly forms: readonly CheckedImport[];
  readonly lost: Imported['lost'];
  readonly notes: readonly string[];
}

/** Reads a source (识别). Nothing is kept. Limits are those of a program of one's own; a server gives narrower ones. */
export function readForms({ bytes, name }: ImportSource, limits: OfficeLimits = OFFICE_LIMITS): CheckedSource {
  const { forms, lost, notes } = importFile(bytes, name, Object.values(templates), limits);
  const known = forms.flatMap((form) => {
    const template = templates[form.template];
    return template ? [{ ...form, template }] : [];
  });
  const found = forms.map((): Finding[] => []);
  for (const { form, ...finding } of checkTogether(known)) found[form]?.push(finding);
  return {
    forms: forms.map((form, at) => ({ ...form, findings: found[at] ?? [] })),
    lost,
    notes,
  };
}
