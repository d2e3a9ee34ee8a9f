import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useCallback } from 'react';
import { useCommand } from '../client/use-command.js';
import type { Failure } from '../client/failure.js';
import type { DecidedFragment, FormViewFragment } from '../gql/operations.generated.js';

/** What a person saw when deciding: every command carries it (round and content version). */
export interface Seen {
  readonly formId: string;
  readonly round: number;
  readonly contentVersion: number;
}

interface SentInput {
  readonly formId: string | number;
  readonly key: string;
  readonly round: number;
  readonly contentVersion: number;
}

/** A command on one form, ready for a button. */
export interface Decision<X> {
  /** The form as it stands after it; undefined where it was refused or no answer came. `seen` defaults to what the page shows. */
  readonly decide: (extra: X, seen?: Seen) => Promise<FormViewFragment | undefined>;
  readonly running: boolean;
  readonly failure: Failure | undefined;
  readonly forget: () => void;
}

export const seenOf = ({ id, round, contentVersion }: FormViewFragment): Seen => ({
  formId: id,
  round,
  contentVersion,
});

/** Sends a command with what was seen and hands the form as it then stands to `onDecided`. `pick` must be stable. */
export const useDecision = <D, I extends SentInput>(
  name: string,
  document: TypedDocumentNode<D, { input: I }>,
  pick: (data: D) => DecidedFragment,
  seen: Seen,
  onDecided: (form: FormViewFragment) => void,
): Decision<Omit<I, keyof SentInput>> => {
  const { run, running, failure, forget } = useCommand<D, I>(name, document);
  const { formId, round, contentVersion } = seen;
  const decide = useCallback(
    async (extra: Omit<I, keyof SentInput>, now: Seen = { formId, round, contentVersion }) => {
      const data = await run({ ...now, ...extra } as unknown as Omit<I, 'key'>);
      if (data === undefined) return undefined;
      const { form } = pick(data);
      onDecided(form);
      return form;
    },
    [run, pick, onDecided, formId, round, contentVersion],
  );
  return { decide, running, failure, forget };
};
