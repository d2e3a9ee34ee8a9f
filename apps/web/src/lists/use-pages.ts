import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useCallback, useEffect, useState } from 'react';
import { useClient } from 'urql';
import { failureOf, type Failure } from '../client/failure.js';
import type { FormRowFragment } from '../gql/operations.generated.js';

interface Connection {
  readonly totalCount: number;
  readonly edges: readonly { readonly node: FormRowFragment }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
interface Paging {
  readonly first: number;
  readonly after?: string | null;
}

export interface Pages {
  readonly rows: readonly FormRowFragment[];
  readonly total: number;
  readonly loading: boolean;
  readonly failure: Failure | undefined;
  readonly hasMore: boolean;
  readonly more: () => void;
  readonly again: () => void;
}

const NOTHING = { rows: [] as readonly FormRowFragment[], total: 0, cursor: null as string | null };

/** A Relay connection of forms, page after page, always fresh from the server (列表分页). `rest` must be stable. */
export const usePages = <D, V extends Paging>(
  document: TypedDocumentNode<D, V>,
  rest: Omit<V, 'first' | 'after'>,
  pick: (data: D) => Connection,
): Pages => {
  const client = useClient();
  const [state, setState] = useState(NOTHING);
  const [loading, setLoading] = useState(true);
  const [failure, setFailure] = useState<Failure>();

  const load = useCallback(
    async (after: string | null, isCurrent: () => boolean) => {
      setLoading(true);
      const variables = { ...rest, first: 20, after } as unknown as V;
      const { data, error } = await client.query(document, variables, { requestPolicy: 'network-only' }).toPromise();
      if (!isCurrent()) return;
      setLoading(false);
      setFailure(error === undefined ? undefined : failureOf(error));
      if (!data) return;
      const { edges, pageInfo, totalCount } = pick(data);
      const nodes = edges.map(({ node }) => node);
      setState((before) => ({
        rows: after === null ? nodes : [...before.rows, ...nodes],
        total: totalCount,
        cursor: pageInfo.hasNextPage ? pageInfo.endCursor : null,
      }));
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps -- pick only reads a field of the answer
    [client, document, rest],
  );

  const [round, setRound] = useState(0);
  useEffect(() => {
    let current = true;
    void load(null, () => current);
    return () => {
      current = false;
    };
  }, [load, round]);

  return {
    rows: state.rows,
    total: state.total,
    loading,
    failure,
    hasMore: state.cursor !== null,
    more: () => void load(state.cursor, () => true),
    again: () => setRound((count) => count + 1),
  };
};
