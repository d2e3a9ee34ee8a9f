import { editionOf } from './edition-of.js';
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
  // The newest known state of the form, from a query or from a command's answer. It stays when a later query fails: the
  // page holds unsaved text, and a broken line must not take that away.
  const [shown, setShown] = useState<FormViewFragment>();
  const queried = data?.form;
  if (queried && queried !== shown && (shown?.id !== queried.id || queried.updatedAt >= shown.updatedAt))
    setShown(queried);
  const form = shown?.id === id ? shown : undefined;
  usePageTitle(form ? undefined : '表单');
  const again = useCallback(() => reload({ requestPolicy: 'network-only' }), [reload]);

  if (form === undefined) {
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
  const template = editionOf(form);
  if (template === undefined)
    return <Alert type="error" showIcon title={`本页版本过旧，没有表样“${form.template}”，请刷新页面`} />;
  return <FormDesk key={form.id} form={form} template={template} onDecided={setShown} onReload={again} />;
};
