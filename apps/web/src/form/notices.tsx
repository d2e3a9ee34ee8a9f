import type { Template } from '@chengwen/domain';
import { Alert, Button } from 'antd';
import { FailureNotice } from '../frame/failure-notice.js';
import type { FormViewFragment } from '../gql/operations.generated.js';
import { NewerNotice } from './newer-notice.js';
import { OvertakenNotice } from './overtaken-notice.js';
import type { DraftKeeper } from './use-draft.js';

interface NoticesProps {
  readonly form: FormViewFragment;
  readonly keeper: DraftKeeper | undefined;
  readonly template: Template;
  readonly onReload: () => void;
}

/** What a person has to know before going on (an expired log-in asks over the page by itself): why the form came back, that what it rests on was overtaken, that saving failed, that somebody else saved meanwhile. */
export const Notices = ({ form, keeper, template, onReload }: NoticesProps) => {
  const open = form.comments.filter(({ resolved }) => !resolved).length;
  const newer = keeper?.newer;
  return (
    <>
      {form.returned && (
        <Alert
          className="notice"
          type="warning"
          showIcon
          data-testid="returned"
          title={`${form.returned.stage}退回：${form.returned.reason}`}
          description={
            <>
              {form.returned.opinion && <p>{form.returned.opinion}</p>}
              <p className="muted">
                {form.returned.name}
                {open > 0 ? `；尚有 ${open} 条批注待处理` : form.comments.length > 0 ? '；批注已全部处理' : ''}
              </p>
            </>
          }
        />
      )}
      {keeper && <OvertakenNotice bound={form.bound} />}
      {keeper?.failure && !['form.stale', 'login.required'].includes(keeper.failure.code) && (
        <FailureNotice failure={keeper.failure} onRetry={() => void keeper.save()} onClose={keeper.forget} />
      )}
      {keeper && newer && <NewerNotice newer={newer} keeper={keeper} template={template} />}
      {keeper?.failure?.code === 'form.stale' && !newer && (
        <FailureNotice failure={keeper.failure} onClose={keeper.forget}>
          <Button size="small" onClick={onReload}>
            查看最新内容
          </Button>
        </FailureNotice>
      )}
    </>
  );
};
