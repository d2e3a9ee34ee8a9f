import { Button, Empty, Table, Tag, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { FormRowFragment } from '../gql/operations.generated.js';
import { momentText } from '../frame/moment-text.js';
import { STATE_COLOURS } from './states.js';

const columns: TableColumnsType<FormRowFragment> = [
  {
    title: '编号',
    dataIndex: 'number',
    width: 216,
    responsive: ['md'],
    render: (number: string, { id }) => (
      <Link to={`/forms/${id}`} data-testid={`open-${id}`}>
        {number || '未编号'}
      </Link>
    ),
  },
  {
    title: '项目名称',
    dataIndex: 'projectName',
    render: (name: string, { id, number, title, unit, year }) => (
      <>
        <Link to={`/forms/${id}`}>{name || '未填写项目名称'}</Link>
        <span className="sub">{title}</span>
        <span className="sub only-narrow">
          {number} {unit.name} {year}年度
        </span>
      </>
    ),
  },
  { title: '单位', dataIndex: ['unit', 'name'], width: 220, responsive: ['md'] },
  { title: '年度', dataIndex: 'year', width: 72, responsive: ['md'] },
  {
    title: '环节',
    dataIndex: 'stateLabel',
    width: 130,
    render: (label: string, { state }) => <Tag color={STATE_COLOURS[state] ?? 'default'}>{label}</Tag>,
  },
  {
    title: '更新时间',
    dataIndex: 'updatedAt',
    width: 150,
    responsive: ['md'],
    render: (moment: string) => momentText(moment),
  },
];

interface FormTableProps {
  readonly rows: readonly FormRowFragment[];
  readonly loading: boolean;
  /** Where a row of this list is found by a test: "inbox-row". */
  readonly rowTestId: string;
  readonly empty: ReactNode;
  readonly hasMore: boolean;
  readonly onMore: () => void;
}

/** A list of forms (表单列表) with its next page behind a button. */
export const FormTable = ({ rows, loading, rowTestId, empty, hasMore, onMore }: FormTableProps) => (
  <>
    <Table<FormRowFragment>
      className="forms"
      rowKey="id"
      size="middle"
      columns={columns}
      dataSource={rows as FormRowFragment[]}
      loading={loading && rows.length === 0}
      pagination={false}
      locale={{ emptyText: loading ? ' ' : <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} /> }}
      onRow={({ id }) => ({ 'data-testid': `${rowTestId}-${id}` }) as React.HTMLAttributes<HTMLElement>}
    />
    {hasMore && (
      <div className="more">
        <Button onClick={onMore} loading={loading} data-testid="more">
          显示更多
        </Button>
      </div>
    )}
  </>
);
