import type { FormContent } from '@chengwen/domain';
import { useCallback, useMemo, useState } from 'react';
import type { FindingPartsFragment, FormViewFragment } from '../gql/operations.generated.js';
import { ApproveDialog } from '../review/approve-dialog.js';
import { PlainDialog, type PlainCommand } from '../review/plain-dialog.js';
import { VoidDialog } from '../review/void-dialog.js';
import { ActionButtons } from './action-buttons.js';
import { blockersOf, blockersText, type Blocker } from './blockers.js';
import type { DraftKeeper } from './use-draft.js';

interface ActionBarProps {
  readonly form: FormViewFragment;
  /** Present while the form is being filled. */
  readonly keeper: DraftKeeper | undefined;
  /** What was checked, and what was found in it. */
  readonly content: FormContent;
  readonly findings: readonly FindingPartsFragment[];
  readonly onDecided: (form: FormViewFragment) => void;
  readonly onReturn: () => void;
  readonly onScore: () => void;
}

const PLAIN = new Set<string>(['submit', 'withdraw', 'open', 'publish'] satisfies PlainCommand[]);
/** What stands before submitting, as far as this page can tell: what blocks, or that it has to be saved to be offered. */
const beforeSubmit = (blockers: readonly Blocker[], waitsForSave: boolean): string => {
  if (blockers.length > 0) return blockersText(blockers);
  return waitsForSave ? '保存后可提交' : '';
};

/** The buttons of a form: exactly those that `Form.actions` names, each with its consequence said before it counts. */
export const ActionBar = ({ form, keeper, content, findings, onDecided, onReturn, onScore }: ActionBarProps) => {
  const [asking, setAsking] = useState<string>();
  const begin = useCallback(
    (command: string) => {
      if (command === 'return') onReturn();
      else if (command === 'score') onScore();
      else setAsking(command);
    },
    [onReturn, onScore],
  );
  const asked = form.actions.find(({ command }) => command === asking);
  const close = () => setAsking(undefined);
  const unread = Object.keys(keeper?.draft.unread ?? {}).length;
  const offered = form.actions.some(({ command }) => command === 'submit');
  const filling = keeper !== undefined;
  const blockers = useMemo(
    () => (filling ? blockersOf(form, content, findings) : []),
    [filling, form, content, findings],
  );
  const hint = keeper ? beforeSubmit(blockers, keeper.unsaved && !offered) : '';
  return (
    <>
      {hint && (
        <span className="submit-hint" data-testid="submit-hint">
          {hint}
        </span>
      )}
      <ActionButtons
        actions={form.actions}
        canUndo={keeper ? keeper.draft.past.length > 0 : undefined}
        unread={unread}
        unsaved={keeper?.unsaved ?? false}
        saving={keeper?.saving ?? false}
        dispatch={keeper?.dispatch}
        save={keeper?.save}
        begin={begin}
      />
      {asked && PLAIN.has(asked.command) && (
        <PlainDialog
          form={form}
          action={asked}
          keeper={keeper}
          blockers={asked.command === 'submit' ? blockers : []}
          onDecided={onDecided}
          onClose={close}
        />
      )}
      {asked?.command === 'approve' && (
        <ApproveDialog form={form} action={asked} onDecided={onDecided} onClose={close} />
      )}
      {asked?.command === 'void' && <VoidDialog form={form} action={asked} onDecided={onDecided} onClose={close} />}
    </>
  );
};
