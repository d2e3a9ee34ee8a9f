import type { Template } from '@chengwen/domain';
import { Alert, Button, Modal, Space } from 'antd';
import { useState } from 'react';
import { FailureNotice } from '../frame/failure-notice.js';
import type { FormViewFragment } from '../gql/operations.generated.js';
import { DiffList } from '../versions/diff-list.js';
import type { DraftKeeper } from './use-draft.js';

interface NoticesProps {
  readonly form: FormViewFragment;
  readonly keeper: DraftKeeper | undefined;
  readonly template: Template;
  readonly onReload: () => void;
}

/** What a person has to know before going on (an expired log-in asks over the page by itself): why the form came back, that saving failed, that somebody else saved meanwhile. */
export const Notices = ({ form, keeper, template, onReload }: NoticesProps) => {
  const [comparing, setComparing] = useState(false);
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
      {keeper?.failure && !['form.stale', 'login.required'].includes(keeper.failure.code) && (
        <FailureNotice failure={keeper.failure} onRetry={() => void keeper.save()} onClose={keeper.forget} />
      )}
      {keeper && newer && (
        <Alert
          className="notice"
          type="warning"
          showIcon
          role="alert"
          data-testid="stale"
          title={`该表单已有新的内容（第 ${newer.contentVersion} 版），您的修改仍保留在本页，尚未保存`}
          action={
            <Space wrap>
              <Button size="small" onClick={() => setComparing(true)} data-testid="stale-compare">
                查看差异
              </Button>
              <Button size="small" onClick={keeper.keepMine} data-testid="stale-keep">
                以我的内容继续
              </Button>
              <Button size="small" danger onClick={keeper.takeTheirs} data-testid="stale-take">
                放弃我的修改，载入新内容
              </Button>
            </Space>
          }
        />
      )}
      {keeper?.failure?.code === 'form.stale' && !newer && (
        <FailureNotice failure={keeper.failure} onClose={keeper.forget}>
          <Button size="small" onClick={onReload}>
            查看最新内容
          </Button>
        </FailureNotice>
      )}
      {keeper && newer && (
        <Modal open={comparing} title="新内容与我的内容" footer={null} width={820} onCancel={() => setComparing(false)}>
          <DiffList
            template={template}
            before={newer.content}
            after={keeper.draft.content}
            beforeLabel="新内容"
            afterLabel="我的内容"
          />
        </Modal>
      )}
    </>
  );
};
