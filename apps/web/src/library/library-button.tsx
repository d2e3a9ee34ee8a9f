import type { FormContent } from '@chengwen/domain';
import { Button } from 'antd';
import { useState, type RefObject } from 'react';
import { usePaper } from '../paper/paper-context.js';
import { showPlace } from '../paper/place.js';
import { LibraryPanel } from './library-panel.js';

/** Opens the indicator library over the form (指标库), which stands still while it is open. */
export const LibraryButton = ({ latest }: { latest: RefObject<FormContent> }) => {
  const { template, edit } = usePaper();
  const [content, setContent] = useState<FormContent>();
  const close = () => setContent(undefined);
  return (
    <>
      <Button onClick={() => setContent(latest.current)} data-testid="open-library">
        从指标库添加
      </Button>
      {content && (
        <LibraryPanel
          template={template}
          content={content}
          onClose={close}
          onAdd={(rows) => {
            edit?.({ type: 'addRows', rows });
            close();
            const [first] = rows;
            if (first) requestAnimationFrame(() => showPlace({ part: 'indicators', row: first.id, field: 'target' }));
          }}
        />
      )}
    </>
  );
};
