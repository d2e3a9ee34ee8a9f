import { scoreForm, type Template } from '@chengwen/domain';
import { useMemo } from 'react';
import { scoreView } from '../form/live-check.js';
import { byPlace } from '../paper/by-place.js';
import { FormPaper } from '../paper/form-paper.js';
import type { Preview } from './preview-source.js';

interface ImportedPaperProps {
  readonly form: Preview['forms'][number];
  readonly template: Template;
  readonly year: number | null;
}

const NO_COMMENTS = new Map<string, never>();

/** What was read, laid out on its paper (读入预览), with the findings in their places. */
export const ImportedPaper = ({ form, template, year }: ImportedPaperProps) => {
  const { content, findings } = form;
  const paper = useMemo(
    () => ({
      // A paper whose year was not read prints none.
      template: year === null ? { ...template, yearLine: '' } : template,
      content,
      score: scoreView(scoreForm(template, content)),
      findings: byPlace(findings),
      comments: NO_COMMENTS,
    }),
    [template, content, findings, year],
  );
  return <FormPaper paper={paper} title={form.title} year={year ?? new Date().getFullYear()} />;
};
