import type { Category, Dimension, FormContent, Track } from '@chengwen/domain';
import { Button, Select, Space } from 'antd';
import { memo, useState, type RefObject } from 'react';
import { newRow } from '../form/new-row.js';
import { LibraryButton } from '../library/library-button.js';
import { dimensionOptions } from './dimension-options.js';
import { usePaper } from './paper-context.js';
import { showPlace } from './place.js';

/** 新增指标 (it rests while somebody types, and looks at the content only when it is clicked): a new row under the dimension that was chosen, with the cursor in its name. */
export const AddIndicator = memo(({ latest }: { latest: RefObject<FormContent> }) => {
  const { template, edit } = usePaper();
  const { tracks = [] } = template;
  // The year's side is the one that is usually filled.
  const [track, setTrack] = useState<Track | undefined>(tracks.at(-1)?.key);
  const [picked, setPicked] = useState<string>();
  const add = () => {
    const [category, dimension] = (picked ?? '').split('/') as [Category, Dimension];
    const content = latest.current;
    const row = newRow(template, content, { category, dimension, ...(track && { track }) });
    const last = content.indicators.findLast(
      (other) => other.category === category && other.dimension === dimension && other.track === row.track,
    );
    edit?.({ type: 'addRow', row, ...(last && { after: last.id }) });
    requestAnimationFrame(() => showPlace({ part: 'indicators', row: row.id, field: 'name' }));
  };
  return (
    <Space className="add-row" wrap>
      {track !== undefined && (
        <Select<Track>
          aria-label="新增指标所属的一侧"
          value={track}
          onChange={setTrack}
          options={tracks.map(({ key, label }) => ({ value: key, label }))}
          data-testid="add-row-track"
        />
      )}
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
      <LibraryButton latest={latest} />
    </Space>
  );
});
