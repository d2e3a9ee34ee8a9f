import type { Category, Dimension } from '@chengwen/domain';
import { Button, Select, Space } from 'antd';
import { useState } from 'react';
import { newRow } from '../form/draft.js';
import { dimensionOptions } from './dimension-options.js';
import { usePaper } from './paper-context.js';
import { showPlace } from './place.js';

/** 新增指标: a new row under the dimension that was chosen, with the cursor in its name. */
export const AddIndicator = () => {
  const { template, content, edit } = usePaper();
  const [picked, setPicked] = useState<string>();
  const add = () => {
    const [category, dimension] = (picked ?? '').split('/') as [Category, Dimension];
    const row = newRow(content, category, dimension);
    const last = content.indicators.findLast((other) => other.category === category && other.dimension === dimension);
    edit?.({ type: 'addRow', row, ...(last && { after: last.id }) });
    requestAnimationFrame(() => showPlace({ part: 'indicators', row: row.id, field: 'name' }));
  };
  return (
    <Space className="add-row" wrap>
      <Select
        aria-label="新增指标所属的二级指标"
        placeholder="选择二级指标"
        className="add-row-pick"
        value={picked ?? null}
        onChange={(key: string | null) => setPicked(key ?? undefined)}
        options={dimensionOptions(template)}
        data-testid="add-row-dimension"
      />
      <Button onClick={add} disabled={picked === undefined} data-testid="add-row">
        新增指标
      </Button>
    </Space>
  );
};
