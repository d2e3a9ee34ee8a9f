import { Alert, Button, Input, Space, Upload } from 'antd';
import { useState } from 'react';
import { useClient } from 'urql';
import { failureOf, type Failure } from '../client/failure.js';
import { FailureNotice } from '../frame/failure-notice.js';
import { usePageTitle } from '../frame/page-title.js';
import { PreviewImportDocument, type PreviewImportQuery } from '../gql/operations.generated.js';
import { ImportedForm } from './imported-form.js';
import { readText } from './read-text.js';

type Preview = PreviewImportQuery['previewImport'];

/** 导入: pasted or chosen text, what was recognised in it, and a draft of each form with one click. */
export const ImportPage = () => {
  usePageTitle('导入');
  const client = useClient();
  const [text, setText] = useState('');
  const [reading, setReading] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [preview, setPreview] = useState<Preview>();

  const recognise = async (source: string) => {
    setReading(true);
    setFailure(undefined);
    setPreview(undefined);
    const { data, error } = await client
      .query(PreviewImportDocument, { text: source }, { requestPolicy: 'network-only' })
      .toPromise();
    setReading(false);
    if (data) setPreview(data.previewImport);
    else if (error) setFailure(failureOf(error));
  };
  const choose = async (file: File) => {
    const source = await readText(file);
    setText(source);
    await recognise(source);
  };

  return (
    <>
      <h1>导入</h1>
      <p className="page-lead">
        粘贴或选择从 Word、Excel、PDF 中取出的文本，系统识别其中的自评表，照原样读入并指出问题。
      </p>
      <label className="field-label" htmlFor="import-text">
        文本
      </label>
      <Input.TextArea
        id="import-text"
        rows={preview ? 5 : 12}
        className="import-text"
        placeholder="在此粘贴自评表全文"
        value={text}
        onChange={(event) => setText(event.target.value)}
        data-testid="import-text"
      />
      <Space wrap className="import-actions">
        <Button
          type="primary"
          loading={reading}
          disabled={text.trim() === ''}
          onClick={() => void recognise(text)}
          data-testid="import-preview"
        >
          识别
        </Button>
        <Upload
          accept=".txt,.md,.csv,.html,text/*"
          showUploadList={false}
          beforeUpload={(file) => {
            void choose(file);
            return false;
          }}
        >
          <Button disabled={reading} data-testid="import-file">
            选择文本文件
          </Button>
        </Upload>
      </Space>
      {failure && <FailureNotice failure={failure} onRetry={() => void recognise(text)} />}
      {preview?.forms.length === 0 && (
        <Alert
          className="notice"
          type="warning"
          showIcon
          data-testid="import-empty"
          title="没有识别出自评表"
          description="请确认文本中有表名、项目资金和绩效指标各栏，或改用“新建”。"
        />
      )}
      {preview?.forms.map((form, index) => (
        // Two recognised forms may be alike in everything; their order in the text tells them apart.
        <ImportedForm key={index} form={form} index={index} />
      ))}
    </>
  );
};
