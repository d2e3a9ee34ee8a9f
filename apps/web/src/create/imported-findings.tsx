import type { FormContent, Template } from '@chengwen/domain';
import { placeLabel } from '../form/place-label.js';
import type { FindingPartsFragment } from '../gql/operations.generated.js';
import { placeKey } from '../paper/place.js';
import { SEVERITY_LABELS } from '../paper/severity.js';

interface ImportedFindingsProps {
  readonly findings: readonly FindingPartsFragment[];
  readonly template: Template | undefined;
  readonly content: FormContent;
}

/** What the rules found in a form that was read, before it is kept (检查结果). */
export const ImportedFindings = ({ findings, template, content }: ImportedFindingsProps) => (
  <ul className="found">
    {findings.map((finding) => (
      <li key={finding.rule + placeKey(finding.where) + finding.message} className={finding.severity}>
        <span className="severity">{SEVERITY_LABELS[finding.severity]}</span>{' '}
        {template && <strong>{placeLabel({ template, content }, finding.where)}</strong>} {finding.message}
      </li>
    ))}
  </ul>
);
