import { Button, Result } from 'antd';
import { useEffect } from 'react';
import { useRouteError } from 'react-router';
import { PageMissing, reloadOnce } from './lazy-page.js';
import { usePageTitle } from './page-title.js';

/** What stands where a page cannot be shown (无法打开页面); code that is gone after an upgrade is fetched anew by itself, once. */
export const PageFailure = () => {
  const error = useRouteError();
  const missing = error instanceof PageMissing;
  usePageTitle('请刷新页面');
  useEffect(() => {
    if (missing) void reloadOnce();
  }, [missing]);
  return (
    <Result
      status="warning"
      data-testid="page-failure"
      title={missing ? '系统已更新或网络中断，请刷新页面' : '本页出现故障，请刷新页面'}
      subTitle={missing ? undefined : '仍不行请联系管理员'}
      extra={
        <Button type="primary" onClick={() => window.location.reload()} data-testid="page-reload">
          刷新
        </Button>
      }
    />
  );
};
