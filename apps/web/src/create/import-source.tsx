import { Button, Input, Space } from 'antd';
import { useRef, useState, type ClipboardEvent, type DragEvent } from 'react';
import { textOfHtml } from './clipboard-table.js';

interface ImportSourceProps {
  readonly reading: boolean;
  /** Something was read already: the box makes room for it. */
  readonly small: boolean;
  readonly onText: (text: string) => void;
  readonly onFiles: (files: readonly File[]) => void;
}

const ACCEPTED = '.txt,.md,.csv,.tsv,.html,.htm,.xlsx,.docx';

/** Where a source comes from (导入来源): a file that is chosen or dropped, or what was copied out of Excel or Word. */
export const ImportSource = ({ reading, small, onText, onFiles }: ImportSourceProps) => {
  const [text, setText] = useState('');
  const [over, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);

  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const files = [...event.clipboardData.files];
    const table = textOfHtml(event.clipboardData.getData('text/html'));
    if (table !== undefined) {
      event.preventDefault();
      const { selectionStart, selectionEnd, value } = event.currentTarget;
      setText(value.slice(0, selectionStart) + table + value.slice(selectionEnd));
    } else if (files.length > 0 && event.clipboardData.getData('text/plain') === '') {
      event.preventDefault();
      onFiles(files);
    }
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length > 0) onFiles(files);
  };
  const onDrag = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <div
      className={`import-source${over ? ' over' : ''}`}
      onDragEnter={onDrag}
      onDragOver={onDrag}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={onDrop}
      data-testid="import-drop"
    >
      <p className="import-lead">
        <Button onClick={() => picker.current?.click()} disabled={reading} data-testid="import-file">
          选择文件
        </Button>{' '}
        或把文件拖到这里：Excel（.xlsx）、Word（.docx）、文本（.txt、.csv），可一次多个
      </p>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        accept={ACCEPTED}
        aria-label="选择文件"
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          target.value = '';
        }}
        data-testid="import-files"
      />
      <label className="field-label" htmlFor="import-text">
        或粘贴：从 Excel、Word、网页或 PDF 复制的整张表
      </label>
      <Input.TextArea
        id="import-text"
        rows={small ? 4 : 10}
        className="import-text"
        placeholder="在此粘贴（Ctrl+V）。合并的单元格会照原来的列读入。"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onPaste={onPaste}
        data-testid="import-text"
      />
      <Space wrap className="import-actions">
        <Button
          type="primary"
          loading={reading}
          disabled={text.trim() === ''}
          onClick={() => onText(text)}
          data-testid="import-preview"
        >
          识别
        </Button>
        {text !== '' && (
          <Button type="text" onClick={() => setText('')}>
            清空
          </Button>
        )}
      </Space>
    </div>
  );
};
