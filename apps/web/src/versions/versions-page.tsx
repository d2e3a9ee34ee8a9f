import { Button, Empty, Skeleton, Table, type TableColumnsType } from 'antd';
import { Link, useParams, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { failureOf } from '../client/failure.js';
import { FailureNotice } from '../frame/failure-notice.js';
import { momentText } from '../frame/moment-text.js';
import { usePageTitle } from '../frame/page-title.js';
import { VersionsDocument, type VersionsQuery } from '../gql/operations.generated.js';
import { History } from './history.js';
import { VersionView } from './version-view.js';

type Version = NonNullable<VersionsQuery['form']>['versions'][number];

const columnsFor = (onView: (number: number) => void): TableColumnsType<Version> => [
  { title: '版本', dataIndex: 'number', width: 72, render: (number: number) => `第${number}版` },
  { title: '事由', dataIndex: 'causeLabel', width: 96 },
  { title: '办理人', dataIndex: 'by', width: 120, responsive: ['sm'] },
  { title: '时间', dataIndex: 'at', width: 150, render: (at: string) => momentText(at) },
  {
    title: '校验值',
    dataIndex: 'hash',
    responsive: ['md'],
    render: (hash: string) => <code title={hash}>{hash.slice(0, 16)}</code>,
  },
  {
    title: '',
    key: 'open',
    width: 170,
    render: (_, { number, pdf }) => (
      <span className="row-links">
        <Button size="small" onClick={() => onView(number)} data-testid={`version-view-${number}`}>
          查看
        </Button>
        <a href={pdf} target="_blank" rel="noopener" data-testid={`version-pdf-${number}`}>
          打开 PDF
        </a>
      </span>
    ),
  },
];

/** 版本与办理记录: frozen versions, what changed between them, and every event of the form. */
export const VersionsPage = () => {
  const { id = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const shown = Number(search.get('version')) || undefined;
  const [{ data, error, fetching }, reload] = useQuery({
    query: VersionsDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  usePageTitle('版本与办理记录');
  const form = data?.form;
  return (
    <>
      <div className="page-head">
        <h1>版本与办理记录</h1>
        <Link to={`/forms/${id}`} data-testid="back-to-form">
          返回表单
        </Link>
      </div>
      {form && (
        <p className="page-lead">
          {form.number} {form.projectName}（{form.stateLabel}）
        </p>
      )}
      {error && <FailureNotice failure={failureOf(error)} onRetry={() => reload({ requestPolicy: 'network-only' })} />}
      {!form && fetching && <Skeleton active />}
      {!form && !fetching && !error && <Empty description="找不到该表单，或您无权查看" />}
      {form && (
        <div className="records">
          <section aria-labelledby="versions-heading">
            <h2 id="versions-heading">冻结版本</h2>
            <Table<Version>
              rowKey="number"
              size="small"
              pagination={false}
              columns={columnsFor((number) => setSearch({ version: String(number) }))}
              dataSource={form.versions as Version[]}
              locale={{ emptyText: '还没有冻结的版本；提交、退回、评分、公开时各冻结一版。' }}
              onRow={({ number }) => ({ 'data-testid': `version-${number}` }) as React.HTMLAttributes<HTMLElement>}
            />
          </section>
          {shown !== undefined && (
            <VersionView
              key={shown}
              formId={id}
              number={shown}
              previous={form.versions.find(({ number }) => number < shown)?.number}
              onClose={() => setSearch({})}
            />
          )}
          <History events={form.history} stages={form.stages} />
        </div>
      )}
    </>
  );
};
