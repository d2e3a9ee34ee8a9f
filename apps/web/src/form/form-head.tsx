import { Tag } from 'antd';
import { memo, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { FormViewFragment, ScorePartsFragment } from '../gql/operations.generated.js';
import { NewestPdf } from '../versions/newest-pdf.js';
import { STATE_COLOURS } from '../lists/states.js';

interface FormHeadProps {
  readonly form: FormViewFragment;
  /** Absent where the form has no scores. */
  readonly score: ScorePartsFragment | undefined;
  /** As it is typed now (项目名称). */
  readonly name: string;
  readonly unsaved: boolean;
  readonly children: ReactNode;
}

const StateTag = memo(({ state, label }: { state: string; label: string }) => (
  <Tag color={STATE_COLOURS[state] ?? 'default'} data-testid="state" data-state={state}>
    {label}
  </Tag>
));

/** What form this is, where it stands, what it scores, and the buttons: stays in sight while scrolling. */
export const FormHead = ({ form, score, name, unsaved, children }: FormHeadProps) => (
  <div className="form-head">
    <div className="form-name">
      <h1>{name || '未填写项目名称'}</h1>
      <p>
        <span data-testid="form-number">{form.number}</span>
        <span>{form.unit.name}</span>
        <span>{form.year}年度</span>
        {form.submission > 0 && <span>第{form.submission}次提交</span>}
        <Link to={`/forms/${form.id}/versions`} data-testid="versions-link">
          版本与办理记录
        </Link>
        {form.state === 'published' && <NewestPdf id={form.id} />}
        <a href={`/forms/${form.id}/form.xlsx`} download data-testid="export-xlsx">
          导出 Excel
        </a>
      </p>
    </div>
    <StateTag state={form.state} label={form.stateLabel} />
    {score && (
      <div className="form-score">
        <span>
          总分 <strong data-testid="total-score">{score.recheckTotal ?? score.total}</strong>
          {score.recheckTotal !== null && <small>（自评 {score.total}）</small>}
        </span>
        <span>
          等级 <strong data-testid="grade">{score.gradeLabel}</strong>
        </span>
      </div>
    )}
    <div className="form-actions">
      {unsaved && (
        <span className="unsaved" data-testid="unsaved">
          未保存
        </span>
      )}
      {children}
    </div>
  </div>
);
