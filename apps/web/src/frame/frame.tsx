import { Button } from 'antd';
import { NavLink, Navigate, Outlet, useLocation } from 'react-router';
import { useClient } from 'urql';
import { LogoutDocument } from '../gql/operations.generated.js';
import { useSession } from '../session/session.js';

const PLACES = [
  { to: '/', label: '待办', testId: 'nav-inbox' },
  { to: '/forms', label: '全部表单', testId: 'nav-forms' },
  { to: '/new', label: '新建', testId: 'nav-new' },
  { to: '/import', label: '导入', testId: 'nav-import' },
];

/** The bar on top and the page below it, for people who are logged in. */
export const Frame = () => {
  const { person, renew } = useSession();
  const client = useClient();
  const { pathname, search } = useLocation();
  if (person === null) return <Navigate to={`/login?next=${encodeURIComponent(pathname + search)}`} replace />;
  const posts = person.positions.map(({ unit, roleLabel }) => `${unit.name} ${roleLabel}`).join('；');
  const leave = async () => {
    const { error } = await client.mutation(LogoutDocument, {}).toPromise();
    if (error === undefined) renew();
  };
  return (
    <>
      <a className="skip" href="#main">
        跳到正文
      </a>
      <header className="bar">
        <NavLink to="/" className="bar-name" aria-label="呈文 首页">
          呈文
        </NavLink>
        <nav aria-label="主导航">
          {PLACES.map(({ to, label, testId }) => (
            <NavLink key={to} to={to} end data-testid={testId}>
              {label}
            </NavLink>
          ))}
        </nav>
        <span className="bar-person" title={posts} data-testid="person">
          <strong>{person.name}</strong>
          <span>{posts}</span>
        </span>
        <Button size="small" ghost onClick={() => void leave()} data-testid="logout">
          退出
        </Button>
      </header>
      <main id="main" className="page" tabIndex={-1}>
        <Outlet />
      </main>
    </>
  );
};
