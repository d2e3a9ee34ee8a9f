import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import type { FindingPartsFragment, FormViewFragment } from '../gql/operations.generated.js';
import { ApproveDialog } from '../review/approve-dialog.js';
import { PlainDialog, type PlainCommand } from '../review/plain-dialog.js';
import { VoidDialog } from '../review/void-dialog.js';
import type { DraftKeeper } from './use-draft.js';

interface ActionBarProps {
  readonly form: FormViewFragment;
  /** Present while the form is being filled. */
  readonly keeper: DraftKeeper | undefined;
  readonly findings: readonly FindingPartsFragment[];
  readonly onDecided: (form: FormViewFragment) => void;
  readonly onReturn: () => void;
  readonly onScore: () => void;
}

const PLAIN = new Set<string>(['submit', 'withdraw', 'open', 'publish'] satisfies PlainCommand[]);
/** The step that moves the form on stands out. */
const PRIMARY = new Set(['submit', 'approve', 'publish', 'score']);

/** What stands before submitting, as far as this page can tell: what blocks, or that it has to be saved to be offered. */
const beforeSubmit = (findings: readonly FindingPartsFragment[], waitsForSave: boolean): string => {
  const blocking = findings.filter(({ severity }) => severity === 'error' || severity === 'explain').length;
  if (blocking > 0) return `更正或说明 ${blocking} 处后可提交`;
  return waitsForSave ? '保存后可提交' : '';
};

/** The buttons of a form: exactly those that `Form.actions` names, each with its consequence said before it counts. */
export const ActionBar = ({ form, keeper, findings, onDecided, onReturn, onScore }: ActionBarProps) => {
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
  const hint = keeper ? beforeSubmit(findings, keeper.unsaved && !offered) : '';
  return (
    <>
      {hint && (
        <span className="submit-hint" data-testid="submit-hint">
          {hint}
        </span>
      )}
      {keeper && (
        <>
          <Tooltip title="撤销上一步修改">
            <Button
              disabled={keeper.draft.past.length === 0}
              onClick={() => keeper.dispatch({ type: 'undo' })}
              data-testid="undo"
            >
              撤销
            </Button>
          </Tooltip>
          <Tooltip title={unread > 0 ? `有 ${unread} 处填写的不是数字，请先更正标红的单元格` : 'Ctrl+S'}>
            <Button
              onClick={() => void keeper.save()}
              loading={keeper.saving}
              disabled={!keeper.unsaved || unread > 0}
              data-testid="save"
            >
              保存
            </Button>
          </Tooltip>
        </>
      )}
      {actions.map(({ command, label, consequence }) => (
        <Tooltip key={command} title={consequence}>
          <Button
            type={PRIMARY.has(command) ? 'primary' : 'default'}
            danger={command === 'void' || command === 'return'}
            disabled={keeper?.saving ?? false}
            onClick={() => begin(command)}
            data-testid={command}
          >
            {label}
          </Button>
        </Tooltip>
      ))}
      {asked && PLAIN.has(asked.command) && (
        <PlainDialog form={form} action={asked} keeper={keeper} onDecided={onDecided} onClose={close} />
      )}
      {asked?.command === 'approve' && (
        <ApproveDialog form={form} action={asked} onDecided={onDecided} onClose={close} />
      )}
      {asked?.command === 'void' && <VoidDialog form={form} action={asked} onDecided={onDecided} onClose={close} />}
    </>
  );
};
