import { Navigate, useSearchParams } from 'react-router';
import { usePageTitle } from '../frame/page-title.js';
import { LoginForm } from './login-form.js';
import { useSession } from './session.js';

/** Only a path of this site: a link must not be able to send a person elsewhere after login. */
const safePath = (next: string | null): string => (next !== null && /^\/(?![/\\])/.test(next) ? next : '/');

export const LoginPage = () => {
  usePageTitle('登录');
  const { person, renew } = useSession();
  const [search] = useSearchParams();
  if (person !== null) return <Navigate to={safePath(search.get('next'))} replace />;
  return (
    <main className="login">
      <div className="login-card">
        <h1>呈文</h1>
        <p className="login-lead">社会保险、医疗保障基金预算绩效表单的填报与审核</p>
        <LoginForm onDone={renew} />
      </div>
    </main>
  );
};
