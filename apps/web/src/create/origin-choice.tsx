import { bindsOf, type Template } from '@chengwen/domain';
import { Alert, Checkbox, Skeleton } from 'antd';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { failureOf } from '../client/failure.js';
import { FailureNotice } from '../frame/failure-notice.js';
import { OriginsDocument } from '../gql/operations.generated.js';
import { copiedWords, packWarning } from './copied-words.js';
import { offeredTo, toggled } from './offered-origins.js';

interface OriginChoiceProps {
  readonly template: Template;
  readonly unit: string;
  readonly year: number;
  readonly picked: readonly string[];
  readonly onPick: (picked: readonly string[]) => void;
}

/** 由已审核的表生成: the unit's forms of that year that are in force and that a form of this template rests on. */
export const OriginChoice = ({ template, unit, year, picked, onPick }: OriginChoiceProps) => {
  const [{ data, error, fetching }, ask] = useQuery({
    query: OriginsDocument,
    variables: { unit, year },
    requestPolicy: 'cache-and-network',
  });
  const offered = useMemo(() => {
    const forms = [...(data?.approved.edges ?? []), ...(data?.published.edges ?? [])].map(({ node }) => node);
    return offeredTo(template, forms);
  }, [template, data]);
  const chosen = offered.filter(({ id }) => picked.includes(id));
  const many = bindsOf(template).some((spec) => spec.many === true);
  if (error) return <FailureNotice failure={failureOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data && fetching) return <Skeleton active title={false} paragraph={{ rows: 2 }} />;
  if (offered.length === 0)
    return (
      <p className="muted" data-testid="no-origins">
        本单位 {year} 年度没有已审核或已公开的可依据表；将建立空白表单。
      </p>
    );
  return (
    <div className="origins" data-testid="origins">
      {offered.map(({ id, title, projectName, number, stateLabel, year: of }) => (
        <Checkbox
          key={id}
          checked={picked.includes(id)}
          onChange={() => onPick(toggled(template, offered, picked, id))}
          data-testid={`origin-${id}`}
        >
          <strong>{projectName || title}</strong>
          <span className="sub">
            {title} · {of}年度 · {number} · {stateLabel}
          </span>
        </Checkbox>
      ))}
      {chosen.length === 0 ? (
        <p className="muted">{many ? '可选多份；' : '选一份；'}不选则建立空白表单。</p>
      ) : (
        <Alert
          type="info"
          showIcon
          data-testid="origin-words"
          title={copiedWords(
            template,
            chosen.map((form) => form.template),
          )}
          description={chosen.slice(0, 1).map((form) => packWarning(template, form))[0] || undefined}
        />
      )}
    </div>
  );
};
