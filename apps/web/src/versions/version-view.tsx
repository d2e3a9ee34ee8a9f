import { templates } from '@chengwen/templates';
import { Alert, Button, Skeleton, Tabs } from 'antd';
import { useEffect, useRef } from 'react';
import { useQuery } from 'urql';
import { failureOf } from '../client/failure.js';
import { FailureNotice } from '../frame/failure-notice.js';
import { VersionPairDocument } from '../gql/operations.generated.js';
import { FormPaper } from '../paper/form-paper.js';
import { DiffList } from './diff-list.js';

interface VersionViewProps {
  readonly formId: string;
  readonly number: number;
  readonly previous: number | undefined;
  readonly onClose: () => void;
}

const NOTHING = new Map();

/** One frozen version: its content as paper, and what changed since the one before. */
export const VersionView = ({ formId, number, previous, onClose }: VersionViewProps) => {
  const [{ data, error, fetching }, reload] = useQuery({
    query: VersionPairDocument,
    variables: { id: formId, number, previous: previous ?? 0, hasPrevious: previous !== undefined },
  });
  const section = useRef<HTMLElement>(null);
  useEffect(() => section.current?.scrollIntoView({ block: 'start' }), []);
  const form = data?.form;
  const version = form?.version;
  const template = form ? templates[form.template] : undefined;
  const before = form?.previous;
  return (
    <section ref={section} className="version-view" aria-labelledby="version-heading" data-testid="version-view">
      <div className="page-head">
        <h2 id="version-heading">第{number}版</h2>
        {version && (
          <a href={version.pdf} target="_blank" rel="noopener">
            打开 PDF
          </a>
        )}
        <Button size="small" onClick={onClose}>
          收起
        </Button>
      </div>
      {error && <FailureNotice failure={failureOf(error)} onRetry={() => reload({ requestPolicy: 'network-only' })} />}
      {fetching && !version && <Skeleton active />}
      {!fetching && !error && !version && <Alert type="warning" showIcon title={`没有第 ${number} 版`} />}
      {form && version && template && (
        <>
          <p className="muted">
            校验值 <code className="hash">{version.hash}</code>
          </p>
          <Tabs
            items={[
              {
                key: 'content',
                label: '内容',
                children: (
                  <FormPaper
                    title={form.title}
                    year={form.year}
                    paper={{
                      template,
                      content: version.content,
                      score: version.score,
                      findings: NOTHING,
                      comments: NOTHING,
                    }}
                  />
                ),
              },
              {
                key: 'diff',
                label: previous === undefined ? '与上一版比较' : `与第${previous}版比较`,
                disabled: !before,
                children: before && (
                  <DiffList
                    template={template}
                    before={before.content}
                    after={version.content}
                    beforeLabel={`第${before.number}版`}
                    afterLabel={`第${version.number}版`}
                  />
                ),
              },
            ]}
          />
        </>
      )}
    </section>
  );
};
