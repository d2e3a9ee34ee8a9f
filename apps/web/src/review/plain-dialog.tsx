import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { seenOf, useDecision } from '../form/use-decision.js';
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
  readonly onDecided: (form: FormViewFragment) => void;
  readonly onClose: () => void;
}

/** 提交、撤回、签收、公开: the consequence and a button; unsaved text is saved first, so what goes in is what is seen. */
export const PlainDialog = ({ form, action, keeper, onDecided, onClose }: PlainDialogProps) => {
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
      running={running || (keeper?.saving ?? false)}
      failure={failure ?? keeper?.failure}
      onConfirm={() => void confirm()}
      onClose={onClose}
    />
  );
};
