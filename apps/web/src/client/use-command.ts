import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useCallback, useRef, useState } from 'react';
import { useClient } from 'urql';
import { ClickKeys, newKey } from './command-key.js';
import { failureOf, type Failure } from './failure.js';

/** One for the page: a click made before leaving a form and repeated after coming back is still the same click. */
const clicks = new ClickKeys();

/** What a button needs to know of its command. */
export interface Command<D, P> {
  /** Sends the command once; undefined when it was refused or no answer came (then `failure` says why). */
  readonly run: (payload: P) => Promise<D | undefined>;
  readonly running: boolean;
  readonly failure: Failure | undefined;
  readonly forget: () => void;
}

/**
 * A command with a key of its own per click. While it runs a second click does nothing; after a network failure the same
 * payload goes out under the same key.
 */
export const useCommand = <D, I extends { readonly key: string }>(
  name: string,
  document: TypedDocumentNode<D, { input: I }>,
  freshKey: () => string = newKey,
): Command<D, Omit<I, 'key'>> => {
  const client = useClient();
  const busy = useRef(false);
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<Failure>();

  const run = useCallback(
    async (payload: Omit<I, 'key'>): Promise<D | undefined> => {
      if (busy.current) return undefined;
      busy.current = true;
      setRunning(true);
      setFailure(undefined);
      const input = { ...payload, key: clicks.keyFor(name, payload, freshKey) } as I;
      try {
        const { data, error } = await client.mutation(document, { input }).toPromise();
        if (error === undefined) {
          clicks.answered(name, payload);
          return data;
        }
        const why = failureOf(error);
        if (why.kind !== 'network') clicks.answered(name, payload);
        setFailure(why);
        return undefined;
      } finally {
        busy.current = false;
        setRunning(false);
      }
    },
    [client, document, freshKey, name],
  );
  const forget = useCallback(() => setFailure(undefined), []);
  return { run, running, failure, forget };
};
