import { Button } from 'antd';
import { memo } from 'react';
import { Hint } from '../frame/hint.js';
import type { FormViewFragment } from '../gql/operations.generated.js';
import type { DraftKeeper } from './use-draft.js';

interface ActionButtonsProps {
  readonly actions: FormViewFragment['actions'];
  /** Absent where the form is only read. */
  readonly canUndo: boolean | undefined;
  /** Cells that hold no figure. */
  readonly unread: number;
  readonly unsaved: boolean;
  readonly saving: boolean;
  readonly dispatch: DraftKeeper['dispatch'] | undefined;
  readonly save: DraftKeeper['save'] | undefined;
  readonly begin: (command: string) => void;
}

/** The step that moves the form on stands out. */
const PRIMARY = new Set(['submit', 'approve', 'publish', 'score']);
/** Offered where they belong: saving beside undoing, answering beside the comment. */
const ELSEWHERE = new Set(['save', 'resolve']);

/** The buttons themselves (办理按钮): they rest while somebody types. */
export const ActionButtons = memo(
  ({ actions, canUndo, unread, unsaved, saving, dispatch, save, begin }: ActionButtonsProps) => (
    <>
      {canUndo !== undefined && (
        <>
          <Hint title="撤销上一步修改">
            <Button disabled={!canUndo} onClick={() => dispatch?.({ type: 'undo' })} data-testid="undo">
              撤销
            </Button>
          </Hint>
          <Hint title={unread > 0 ? `有 ${unread} 处填写的不是数字，请先更正标红的单元格` : 'Ctrl+S'}>
            <Button onClick={() => void save?.()} loading={saving} disabled={!unsaved || unread > 0} data-testid="save">
              保存
            </Button>
          </Hint>
        </>
      )}
      {actions
        .filter(({ command }) => !ELSEWHERE.has(command))
        .map(({ command, label, consequence }) => (
          <Hint key={command} title={consequence}>
            <Button
              type={PRIMARY.has(command) ? 'primary' : 'default'}
              danger={command === 'void' || command === 'return'}
              disabled={saving}
              onClick={() => begin(command)}
              data-testid={command}
            >
              {label}
            </Button>
          </Hint>
        ))}
    </>
  ),
);
