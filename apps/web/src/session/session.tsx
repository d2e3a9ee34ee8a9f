import { Modal, Spin } from 'antd';
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { Provider, useQuery } from 'urql';
import { makeClient } from '../client/client.js';
import { failureOf } from '../client/failure.js';
import { FailureNotice } from '../frame/failure-notice.js';
import { MeDocument, type MeFragment } from '../gql/operations.generated.js';
import { LoginForm } from './login-form.js';

/** Who is logged in (当前用户), or null; `renew` starts over with an empty cache after login or logout. */
export interface Session {
  readonly person: MeFragment | null;
  readonly renew: () => void;
}

const SessionContext = createContext<Session>({ person: null, renew: () => undefined });

export const useSession = (): Session => useContext(SessionContext);

interface WhoAmIProps {
  readonly renew: () => void;
  readonly expired: boolean;
  readonly onLoggedInAgain: () => void;
  readonly children: ReactNode;
}

const WhoAmI = ({ renew, expired, onLoggedInAgain, children }: WhoAmIProps) => {
  const [{ data, error, fetching }, again] = useQuery({ query: MeDocument });
  const person = data?.me ?? null;
  const session = useMemo(() => ({ person, renew }), [person, renew]);
  if (fetching && !data) return <Spin fullscreen description="正在连接" />;
  const failure = error === undefined ? undefined : failureOf(error);
  if (failure !== undefined && !data && failure.code !== 'login.required')
    return (
      <main className="page">
        <FailureNotice failure={failure} onRetry={() => again({ requestPolicy: 'network-only' })} />
      </main>
    );
  return (
    <SessionContext value={session}>
      {children}
      <Modal
        open={expired && person !== null}
        title="登录已过期，请重新登录"
        footer={null}
        closable={false}
        destroyOnHidden
      >
        <p>本页填写的内容仍然保留，登录后可继续。</p>
        <LoginForm onDone={(again) => (again.id === person?.id ? onLoggedInAgain() : renew())} />
      </Modal>
    </SessionContext>
  );
};

/** Gives every page the API client and the person behind it. A session that runs out asks for the log-in over the page, so that nothing typed vanishes. */
export const SessionProvider = ({ children }: { children: ReactNode }) => {
  const [start, setStart] = useState(0);
  const [expired, setExpired] = useState(false);
  // A new start is a new client: nothing of another person stays in its cache.
  const client = useMemo(() => ({ start, client: makeClient(() => setExpired(true)) }), [start]).client;
  const renew = useCallback(() => {
    setExpired(false);
    setStart((count) => count + 1);
  }, []);
  return (
    <Provider value={client} key={start}>
      <WhoAmI renew={renew} expired={expired} onLoggedInAgain={() => setExpired(false)}>
        {children}
      </WhoAmI>
    </Provider>
  );
};
