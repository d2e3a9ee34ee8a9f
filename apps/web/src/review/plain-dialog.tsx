import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { seenOf, useDecision } from '../form/use-decision.js';
import { blockersText, type Blocker } from '../form/blockers.js';
import type { DraftKeeper } from '../form/use-draft.js';
import {
  OpenFormDocument,
  PublishFormDocument,
  SubmitFormDocument,
  WithdrawFormDocument,
  type CommandInput,
  type DecidedFragment,
  type FormViewFragment,
} from '../gql/operations.generated.js';
import { showPlace } from '../paper/place.js';
import { DecisionDialog } from './decision-dialog.js';

/** Commands that carry nothing but what was seen. */
export type PlainCommand = 'submit' | 'withdraw' | 'open' | 'publish';

type Answer = Readonly<Record<string, DecidedFragment>>;
type PlainDocument = TypedDocumentNode<Answer, { input: CommandInput }>;

const DOCUMENTS: Readonly<Record<string, PlainDocument>> = {
  submit: SubmitFormDocument,
  withdraw: WithdrawFormDocument,
  open: OpenFormDocument,
  publish: PublishFormDocument,
} as unknown as Record<PlainCommand, PlainDocument>;

const answered = (data: Answer): DecidedFragment => Object.values(data).find((part) => typeof part === 'object')!;

interface PlainDialogProps {
  readonly form: FormViewFragment;
  readonly action: FormViewFragment['actions'][number];
  readonly keeper: DraftKeeper | undefined;
  /** What is known to stand in the way, with its places. */
  readonly blockers: readonly Blocker[];
  readonly onDecided: (form: FormViewFragment) => void;
  readonly onClose: () => void;
}

/** 提交、撤回、签收、公开: the consequence and a button; unsaved text is saved first, so what goes in is what is seen. */
export const PlainDialog = ({ form, action, keeper, blockers, onDecided, onClose }: PlainDialogProps) => {
  const document = DOCUMENTS[action.command] ?? (OpenFormDocument as unknown as PlainDocument);
  const { decide, running, failure } = useDecision(action.command, document, answered, seenOf(form), onDecided);
  const saveFirst = keeper?.unsaved ?? false;
  const confirm = async () => {
    const kept = saveFirst ? await keeper?.save() : form;
    if (kept && (await decide({}, seenOf(kept)))) onClose();
  };
  return (
    <DecisionDialog
      title={`${action.label}《${form.title}》`}
      consequence={action.consequence}
      confirm={saveFirst ? `保存并${action.label}` : action.label}
      ready={blockers.length === 0}
      running={running || (keeper?.saving ?? false)}
      failure={failure ?? keeper?.failure}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {blockers.length > 0 && (
        <div className="blockers" data-testid="blockers">
          <p>{blockersText(blockers)}</p>
          <ul>
            {blockers.map(({ kind, label, where, key }) => (
              <li key={key}>
                <button
                  type="button"
                  className="jump"
                  onClick={() => {
                    onClose();
                    // The dialog gives the cursor back when it goes; the place takes it after that.
                    requestAnimationFrame(() => showPlace(where));
                  }}
                >
                  <span className="severity">{kind}</span>
                  {label}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </DecisionDialog>
  );
};
