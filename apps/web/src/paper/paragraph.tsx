import type { ChapterBlock, FigureLookup } from '@chengwen/domain';
import { Button } from 'antd';
import { memo, type KeyboardEvent } from 'react';
import { freshId } from '../form/chapter-edits.js';
import { BlockMenu } from './block-menu.js';
import { Cell } from './cell.js';
import { usePaper } from './paper-context.js';
import { showPlace } from './place.js';
import { hasFigures, Prose, ProseText } from './prose.js';

interface ParagraphProps {
  readonly chapter: string;
  readonly block: Extract<ChapterBlock, { kind: 'text' }>;
  readonly first: boolean;
  readonly lookup?: FigureLookup;
}

const NOWHERE = () => undefined;

/** A paragraph (段落): grows with its text; Enter begins the next one, Backspace at its beginning joins it to the one before. */
export const Paragraph = memo(({ chapter, block, first, lookup = NOWHERE }: ParagraphProps) => {
  const { edit } = usePaper();
  const { id, text } = block;
  const place = { part: 'chapters', row: chapter, field: id };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || event.shiftKey || event.ctrlKey || event.metaKey) return;
    const { selectionStart, selectionEnd } = event.currentTarget;
    if (event.key === 'Enter') {
      event.preventDefault();
      const next = freshId();
      edit?.({ type: 'chapters', edit: { op: 'split', chapter, block: id, at: selectionStart, id: next } });
      requestAnimationFrame(() => showPlace({ ...place, field: next }));
    }
    if (event.key === 'Backspace' && selectionStart === 0 && selectionEnd === 0 && !first) {
      event.preventDefault();
      const before = event.currentTarget.closest('.cell')?.previousElementSibling?.querySelector('textarea');
      const end = before?.value.length ?? 0;
      edit?.({ type: 'chapters', edit: { op: 'join', chapter, block: id } });
      before?.focus();
      requestAnimationFrame(() => before?.setSelectionRange(end, end));
    }
  };
  return (
    <Cell as="div" place={place} label="段落" className="paragraph">
      <Prose
        label="段落"
        text={text}
        maxLength={8000}
        placeholder="在此填写"
        shown={hasFigures(text) ? <ProseText text={text} lookup={lookup} /> : undefined}
        onChange={
          edit && ((words) => edit({ type: 'chapters', edit: { op: 'text', chapter, block: id, text: words } }))
        }
        onKeyDown={onKeyDown}
      />
      {edit && (
        <BlockMenu label="段落">
          {(close) => (
            <>
              <Button
                size="small"
                onClick={() => {
                  const next = { kind: 'text' as const, id: freshId(), text: '' };
                  edit({ type: 'chapters', edit: { op: 'insert', chapter, after: id, block: next } });
                  close();
                }}
              >
                在后面增加一段
              </Button>
              <Button
                danger
                size="small"
                onClick={() => {
                  edit({ type: 'chapters', edit: { op: 'remove', chapter, block: id } });
                  close();
                }}
              >
                删除本段
              </Button>
            </>
          )}
        </BlockMenu>
      )}
    </Cell>
  );
});
