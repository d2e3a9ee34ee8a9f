import { templates } from '@chengwen/templates';
import { Alert, Skeleton } from 'antd';
import { useCallback, useState } from 'react';
import { useParams } from 'react-router';
import { useQuery } from 'urql';
import { failureOf } from '../client/failure.js';
import { FailureNotice } from '../frame/failure-notice.js';
import { usePageTitle } from '../frame/page-title.js';
import { FormDocument, type FormViewFragment } from '../gql/operations.generated.js';
import { FormDesk } from './form-desk.js';

/** One form: filled, read, reviewed or returned, as `Form.actions` allow. */
export const FormPage = () => {
  const { id = '' } = useParams();
  const [{ data, error, fetching }, reload] = useQuery({
    query: FormDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  // A command answers with the form as it then stands; that shows at once, until a query brings a newer one.
  const [decided, setDecided] = useState<FormViewFragment>();
  const queried = data?.form ?? undefined;
  const form =
    decided?.id === id && (queried === undefined || decided.updatedAt >= queried.updatedAt) ? decided : queried;
  usePageTitle(form ? `${form.projectName || form.number} · ${form.stateLabel}` : '表单');
  const again = useCallback(() => reload({ requestPolicy: 'network-only' }), [reload]);

  if (form === undefined || form.id !== id) {
    if (fetching) return <Skeleton active paragraph={{ rows: 12 }} />;
    return (
      <>
        <h1>表单</h1>
        {error ? (
          <FailureNotice failure={failureOf(error)} onRetry={again} />
        ) : (
          <Alert type="warning" showIcon title="找不到该表单，或您无权查看" data-testid="not-found" />
        )}
      </>
    );
  }
  const template = templates[form.template];
  if (template === undefined)
    return <Alert type="error" showIcon title={`本页版本过旧，没有表样“${form.template}”，请刷新页面`} />;
  return <FormDesk key={form.id} form={form} template={template} onDecided={setDecided} onReload={again} />;
};
