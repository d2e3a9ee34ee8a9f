import type { Matrix, MatrixSpec } from '@chengwen/domain';
import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { freshId } from '../form/chapter-edits.js';
import { usePaper } from './paper-context.js';

/** The columns of a matrix (栏目设置): renamed, taken away, or a new one before the sum. Taking one away can be undone. */
export const MatrixColumns = ({ spec, matrix }: { spec: MatrixSpec; matrix: Matrix }) => {
  const { edit } = usePaper();
  const [open, setOpen] = useState(false);
  const own = matrix.columns.filter(({ key }) => key !== spec.sum?.key);
  const set = (columns: Matrix['columns']) =>
    edit?.({
      type: 'matrixColumns',
      matrix: spec.key,
      columns: [...columns, ...matrix.columns.filter(({ key }) => key === spec.sum?.key)],
    });
  return (
    <div className="grid-note">
      <Button size="small" onClick={() => setOpen(!open)} aria-expanded={open} data-testid={`columns-${spec.key}`}>
        {open ? '收起栏目' : '增减栏目'}
      </Button>{' '}
      灰底各格由系统计算。
      {open && (
        <Space wrap className="matrix-columns">
          {own.map((column) => (
            <Space.Compact key={column.key} size="small">
              <Input
                size="small"
                aria-label="栏目名称"
                value={column.label}
                maxLength={60}
                onChange={({ target: { value } }) =>
                  set(own.map((other) => (other.key === column.key ? { ...other, label: value } : other)))
                }
              />
              <Button
                size="small"
                aria-label={`删除栏目 ${column.label}`}
                disabled={own.length <= 1}
                onClick={() => set(own.filter(({ key }) => key !== column.key))}
              >
                ×
              </Button>
            </Space.Compact>
          ))}
          <Button size="small" onClick={() => set([...own, { key: freshId(), label: '新栏目' }])}>
            加一栏
          </Button>
        </Space>
      )}
    </div>
  );
};
