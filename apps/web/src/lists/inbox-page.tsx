import { Button } from 'antd';
import { Link } from 'react-router';
import { FailureNotice } from '../frame/failure-notice.js';
import { usePageTitle } from '../frame/page-title.js';
import { InboxDocument } from '../gql/operations.generated.js';
import { FormTable } from './form-table.js';
import { usePages } from './use-pages.js';

const NO_FILTER = {};

/** 待办: what waits for this person, most urgent first. */
export const InboxPage = () => {
  usePageTitle('待办');
  const pages = usePages(InboxDocument, NO_FILTER, ({ inbox }) => inbox);
  return (
    <>
      <div className="page-head">
        <h1>
          待办 <span className="count">{pages.loading ? '' : pages.total}</span>
        </h1>
        <Button onClick={pages.again} data-testid="refresh">
          刷新
        </Button>
      </div>
      {pages.failure && <FailureNotice failure={pages.failure} onRetry={pages.again} />}
      <FormTable
        rows={pages.rows}
        loading={pages.loading}
        rowTestId="inbox-row"
        hasMore={pages.hasMore}
        onMore={pages.more}
        empty={
          <span data-testid="inbox-empty">
            目前没有等您办理的表单。填报请<Link to="/new">新建</Link>或<Link to="/import">导入</Link>
            一份自评表；已办的在<Link to="/forms">全部表单</Link>中查看。
          </span>
        }
      />
    </>
  );
};
