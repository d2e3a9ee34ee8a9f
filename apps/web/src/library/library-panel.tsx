import { fundName, type FormContent, type Indicator, type Template, type Track } from '@chengwen/domain';
import { indicatorLibrary, type Fund } from '@chengwen/templates';
import { Button, Checkbox, Empty, Modal, Select, Tag } from 'antd';
import { useState } from 'react';
import { fundOfContent, offeredIndicators, rowsFrom } from './offered-indicators.js';

interface LibraryPanelProps {
  readonly template: Template;
  readonly content: FormContent;
  readonly onAdd: (rows: readonly Indicator[]) => void;
  readonly onClose: () => void;
}

const FUNDS = (Object.keys(indicatorLibrary) as Fund[]).map((key) => ({ value: key, label: fundName(key) }));

/** 从指标库添加: what is usual for the fund of this form, by 二级指标; what the form has already is marked and not offered again. */
export const LibraryPanel = ({ template, content, onAdd, onClose }: LibraryPanelProps) => {
  const { tracks = [] } = template;
  const [fund, setFund] = useState(() => fundOfContent(content));
  const [track, setTrack] = useState<Track | undefined>(tracks.at(-1)?.key);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const offered = fund === undefined ? [] : offeredIndicators(template, content, fund, track);
  const free = offered.filter(({ present }) => !present);
  const chosen = free.filter(({ entry }) => picked.has(entry.id));
  const toggle = (id: string) => {
    const next = new Set(picked);
    if (!next.delete(id)) next.add(id);
    setPicked(next);
  };
  const paths = [...new Set(offered.map(({ path }) => path))];
  return (
    <Modal
      open
      title="从指标库添加"
      width={720}
      onCancel={onClose}
      footer={[
        <Button
          key="all"
          disabled={free.length === 0}
          onClick={() => setPicked(new Set(free.map(({ entry }) => entry.id)))}
        >
          全选未有的 {free.length} 项
        </Button>,
        <Button
          key="add"
          type="primary"
          disabled={chosen.length === 0}
          onClick={() => onAdd(rowsFrom(template, content, chosen, track))}
          data-testid="library-add"
        >
          添加所选 {chosen.length} 项
        </Button>,
      ]}
    >
      <div className="library" data-testid="library">
        <div className="library-choice">
          <Select<Fund>
            aria-label="险种"
            placeholder="选择险种"
            value={fund ?? null}
            options={FUNDS}
            onChange={(key) => {
              setFund(key);
              setPicked(new Set());
            }}
            data-testid="library-fund"
          />
          {track !== undefined && (
            <Select<Track>
              aria-label="添加到哪一侧"
              value={track}
              options={tracks.map(({ key, label }) => ({ value: key, label }))}
              onChange={setTrack}
              data-testid="library-track"
            />
          )}
        </div>
        <p className="muted">常用目标值仅供参考，添加后请按本地批复填写；没有常用值的，指标值留空，单位已备好。</p>
        {offered.length === 0 && <Empty description={fund ? '指标库中没有适合本表的指标' : '请先选择险种'} />}
        {paths.map((path) => (
          <section key={path} aria-label={path}>
            <h3>{path}</h3>
            {offered
              .filter((one) => one.path === path)
              .map(({ entry, present }) => (
                <Checkbox
                  key={entry.id}
                  disabled={present}
                  checked={present || picked.has(entry.id)}
                  onChange={() => toggle(entry.id)}
                  data-testid={`library-${entry.id}`}
                >
                  {entry.name} {present && <Tag>已有</Tag>}
                  <span className="sub">
                    {[
                      entry.usual ?? (entry.unit ? `单位：${entry.unit}` : ''),
                      entry.rule,
                      `佐证：${entry.evidence}`,
                      `来源：${entry.dataSource}`,
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </Checkbox>
              ))}
          </section>
        ))}
      </div>
    </Modal>
  );
};
