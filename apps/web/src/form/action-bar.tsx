import { Button } from 'antd';
import type { FormContent } from '@chengwen/domain';
import { useMemo, useState } from 'react';
import { Hint } from '../frame/hint.js';
import type { FindingPartsFragment, FormViewFragment } from '../gql/operations.generated.js';
import { ApproveDialog } from '../review/approve-dialog.js';
import { PlainDialog, type PlainCommand } from '../review/plain-dialog.js';
import { VoidDialog } from '../review/void-dialog.js';
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
/** The step that moves the form on stands out. */
const PRIMARY = new Set(['submit', 'approve', 'publish', 'score']);

/** What stands before submitting, as far as this page can tell: what blocks, or that it has to be saved to be offered. */
const beforeSubmit = (blockers: readonly Blocker[], waitsForSave: boolean): string => {
  if (blockers.length > 0) return blockersText(blockers);
  return waitsForSave ? '保存后可提交' : '';
};

/** The buttons of a form: exactly those that `Form.actions` names, each with its consequence said before it counts. */
export const ActionBar = ({ form, keeper, content, findings, onDecided, onReturn, onScore }: ActionBarProps) => {
  const [asking, setAsking] = useState<string>();
  const actions = form.actions.filter(({ command }) => command !== 'save' && command !== 'resolve');
  const begin = (command: string) => {
    if (command === 'return') onReturn();
    else if (command === 'score') onScore();
    else setAsking(command);
  };
  const asked = form.actions.find(({ command }) => command === asking);
  const close = () => setAsking(undefined);
  const unread = Object.keys(keeper?.draft.unread ?? {}).length;
  const offered = actions.some(({ command }) => command === 'submit');
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
      {keeper && (
        <>
          <Hint title="撤销上一步修改">
            <Button
              disabled={keeper.draft.past.length === 0}
              onClick={() => keeper.dispatch({ type: 'undo' })}
              data-testid="undo"
            >
              撤销
            </Button>
          </Hint>
          <Hint title={unread > 0 ? `有 ${unread} 处填写的不是数字，请先更正标红的单元格` : 'Ctrl+S'}>
            <Button
              onClick={() => void keeper.save()}
              loading={keeper.saving}
              disabled={!keeper.unsaved || unread > 0}
              data-testid="save"
            >
              保存
            </Button>
          </Hint>
        </>
      )}
      {actions.map(({ command, label, consequence }) => (
        <Hint key={command} title={consequence}>
          <Button
            type={PRIMARY.has(command) ? 'primary' : 'default'}
            danger={command === 'void' || command === 'return'}
            disabled={keeper?.saving ?? false}
            onClick={() => begin(command)}
            data-testid={command}
          >
            {label}
          </Button>
        </Hint>
      ))}
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
