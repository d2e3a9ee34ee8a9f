import type { Change, Template } from '@chengwen/domain';
import { useCallback, useMemo, useState } from 'react';
import { usePageTitle } from '../frame/page-title.js';
import type { CommentPartsFragment, FindingPartsFragment, FormViewFragment } from '../gql/operations.generated.js';
import { bySeverity } from '../paper/marks.js';
import { weighingOf } from '../paper/grid-columns.js';
import type { Paper } from '../paper/paper-context.js';
import { byPlace } from '../paper/by-place.js';
import { FormPaper } from '../paper/form-paper.js';
import { AnswerDialog } from '../review/answer-dialog.js';
import { RecheckPanel } from '../review/recheck-panel.js';
import { ReturnPanel } from '../review/return-panel.js';
import { useRecheck } from '../review/use-recheck.js';
import { useReturn } from '../review/use-return.js';
import { ActionBar } from './action-bar.js';
import { BoundLine } from './bound-line.js';
import { FormHead } from './form-head.js';
import { LeaveGuard } from './leave-guard.js';
import { withRecheck } from './live-check.js';
import { Notices } from './notices.js';
import { SidePanel } from './side-panel.js';
import { StageStrip } from './stage-strip.js';
import { useBeside } from './use-beside.js';
import { useBound } from './use-bound.js';
import { useDraft } from './use-draft.js';
import { useLiveCheck } from './use-live-check.js';

interface FormDeskProps {
  readonly form: FormViewFragment;
  readonly template: Template;
  readonly onDecided: (form: FormViewFragment) => void;
  readonly onReload: () => void;
}

/** The desk a form lies on: the paper in the middle, what the rules and the others say beside it, what may be done on top. */
export const FormDesk = ({ form, template, onDecided, onReload }: FormDeskProps) => {
  const may = useMemo(() => new Set(form.actions.map(({ command }) => command)), [form.actions]);
  const keeper = useDraft(form, template, onDecided);
  const filling = may.has('save');
  const content = filling ? keeper.draft.content : form.content;
  const name = content.fields['projectName'] ?? form.projectName;
  usePageTitle(`${name || form.number} · ${form.stateLabel}`);
  const bound = useBound(form);
  const checked = useLiveCheck(form, template, content, filling, bound);
  const { findings, score: standing } = checked;
  const sorted = useMemo(() => [...findings].sort(bySeverity), [findings]);
  const [answering, setAnswering] = useState<CommentPartsFragment>();
  const returning = useReturn();
  const recheck = useRecheck(form);
  const score = useMemo(
    () => (recheck.open ? withRecheck(standing, template, content, recheck.rows) : standing),
    [recheck.open, recheck.rows, standing, template, content],
  );
  const { dispatch } = keeper;
  const fix = useCallback(
    (finding: FindingPartsFragment) =>
      dispatch({ type: 'fix', template, changes: (finding.fix?.changes ?? []) as readonly Change[] }),
    [dispatch, template],
  );

  const beside = useBeside(form.id, content, template, bound);

  const paper: Paper = {
    template,
    content,
    score,
    findings: useMemo(() => byPlace(sorted), [sorted]),
    comments: useMemo(() => byPlace(form.comments), [form.comments]),
    edit: filling ? dispatch : undefined,
    unread: keeper.draft.unread,
    onPick: returning.open ? returning.pick : undefined,
    picked: returning.picked,
    recheck: recheck.open ? recheck : undefined,
    onFix: filling ? fix : undefined,
    onAnswer: may.has('resolve') ? setAnswering : undefined,
    beside,
    bound,
  };

  return (
    <div className="desk">
      <FormHead
        form={form}
        score={weighingOf(template) === 'scored' ? score : undefined}
        name={name}
        unsaved={filling && keeper.unsaved}
      >
        <ActionBar
          form={form}
          keeper={filling ? keeper : undefined}
          content={checked.content}
          findings={sorted}
          onDecided={onDecided}
          onReturn={returning.begin}
          onScore={recheck.begin}
        />
      </FormHead>
      <BoundLine form={form} template={template} />
      <Notices form={form} keeper={filling ? keeper : undefined} template={template} onReload={onReload} />
      <StageStrip stages={form.stages} stateLabel={form.stateLabel} />
      <div className="desk-columns">
        <FormPaper paper={paper} title={form.title} year={form.year} />
        <aside className="side" aria-label="检查、得分与批注">
          {returning.open && <ReturnPanel form={form} returning={returning} onDecided={onDecided} />}
          {recheck.open && <RecheckPanel form={form} recheck={recheck} onDecided={onDecided} />}
          <SidePanel
            paper={paper}
            checked={checked.content}
            findings={sorted}
            comments={form.comments}
            live={filling}
          />
        </aside>
      </div>
      {answering && (
        <AnswerDialog
          form={form}
          comment={answering}
          beforeAnswer={filling && keeper.unsaved ? keeper.save : undefined}
          onDecided={onDecided}
          onClose={() => setAnswering(undefined)}
        />
      )}
      <LeaveGuard
        unsaved={filling && keeper.unsaved}
        save={keeper.save}
        writing={returning.writing ? '退回' : recheck.writing ? '复核评分' : undefined}
      />
    </div>
  );
};
