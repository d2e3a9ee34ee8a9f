import { Button, Form, Input, Spin, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { failureOf, type Failure } from '../client/failure.js';
import { FailureNotice } from '../frame/failure-notice.js';
import { DemoPeopleDocument, LoginDocument, type MeFragment } from '../gql/operations.generated.js';

interface Credentials {
  readonly login: string;
  readonly password: string;
}

/** Login name and password (登录); in demo mode also the demo people, one click each. */
export const LoginForm = ({ onDone }: { onDone: (person: MeFragment) => void }) => {
  const client = useClient();
  const [{ data: demo, fetching }] = useQuery({ query: DemoPeopleDocument });
  const [running, setRunning] = useState<string>();
  const [failure, setFailure] = useState<Failure>();

  const [form] = Form.useForm<Credentials>();
  const passwordBox = useRef<InputRef>(null);
  // The boxes take the cursor again only when they are enabled again.
  useEffect(() => {
    if (failure?.kind !== 'refused') return;
    form.setFieldValue('password', '');
    passwordBox.current?.focus();
  }, [failure, form]);

  const enter = async ({ login, password }: Credentials) => {
    setRunning(login);
    setFailure(undefined);
    const { data, error } = await client.mutation(LoginDocument, { input: { login, password } }).toPromise();
    setRunning(undefined);
    if (data) onDone(data.login);
    else if (error) setFailure(failureOf(error));
  };

  return (
    <>
      {failure && <FailureNotice failure={failure} />}
      <Form<Credentials>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={enter}
        disabled={running !== undefined}
      >
        <Form.Item label="用户名" name="login" rules={[{ required: true, message: '请填写用户名' }]}>
          <Input autoComplete="username" autoFocus data-testid="login-name" />
        </Form.Item>
        <Form.Item label="密码" name="password" rules={[{ required: true, message: '请填写密码' }]}>
          <Input.Password ref={passwordBox} autoComplete="current-password" data-testid="login-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={running !== undefined} data-testid="login-submit">
          登录
        </Button>
        <p className="login-help">忘记密码请联系本单位管理员</p>
      </Form>
      {fetching && !demo && <Spin size="small" className="demo-wait" />}
      {(demo?.demoPeople.length ?? 0) > 0 && (
        <section className="demo-people" aria-labelledby="demo-heading">
          <h2 id="demo-heading">演示人员</h2>
          <p>演示环境，点一下即以该人员登录。</p>
          <ul>
            {demo?.demoPeople.map((person) => (
              <li key={person.login}>
                <button
                  type="button"
                  data-testid={`login-user-${person.login}`}
                  disabled={running !== undefined}
                  onClick={() => void enter(person)}
                >
                  <strong>{person.name}</strong>
                  <span>{person.positions.join('；')}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
};
