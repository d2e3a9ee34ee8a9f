import { Input, InputNumber, Select } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { FailureNotice } from '../frame/failure-notice.js';
import { usePageTitle } from '../frame/page-title.js';
import { FormsDocument, type FormFilter } from '../gql/operations.generated.js';
import { STATE_OPTIONS } from './states.js';
import { FormTable } from './form-table.js';
import { usePages } from './use-pages.js';

/** 全部表单: every form this person may see. */
export const FormsPage = () => {
  usePageTitle('全部表单');
  const [number, setNumber] = useState('');
  const [year, setYear] = useState<number | null>(null);
  const [state, setState] = useState<string>();
  const variables = useMemo(() => {
    const filter: FormFilter = {
      ...(number !== '' && { number }),
      ...(year !== null && { year }),
      ...(state !== undefined && { state }),
    };
    return Object.keys(filter).length > 0 ? { filter } : {};
  }, [number, year, state]);
  const pages = usePages(FormsDocument, variables, ({ forms }) => forms);
  return (
    <>
      <div className="page-head">
        <h1>
          全部表单 <span className="count">{pages.loading ? '' : pages.total}</span>
        </h1>
        <Input.Search
          allowClear
          placeholder="编号"
          aria-label="按编号查找"
          className="filter"
          onSearch={(text) => setNumber(text.trim())}
          data-testid="filter-number"
        />
        <InputNumber<number>
          placeholder="年度"
          aria-label="按年度查找"
          min={2000}
          max={2100}
          controls={false}
          className="filter-year"
          onChange={(picked) => setYear(picked === null || picked < 2000 ? null : picked)}
        />
        <Select
          allowClear
          placeholder="环节"
          aria-label="按环节查找"
          className="filter"
          options={STATE_OPTIONS}
          onChange={setState}
        />
      </div>
      {pages.failure && <FailureNotice failure={pages.failure} onRetry={pages.again} />}
      <FormTable
        rows={pages.rows}
        loading={pages.loading}
        rowTestId="form-row"
        hasMore={pages.hasMore}
        onMore={pages.more}
        empty={
          'filter' in variables ? (
            '没有符合条件的表单，请放宽查找条件。'
          ) : (
            <>
              还没有表单，请<Link to="/new">新建</Link>或<Link to="/import">导入</Link>。
            </>
          )
        }
      />
    </>
  );
};
