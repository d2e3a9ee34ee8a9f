import type { Template } from '@chengwen/domain';
import { Alert, Button, Modal, Space } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { momentText } from '../frame/moment-text.js';
import { VersionsDocument, type FormViewFragment } from '../gql/operations.generated.js';
import { cellText } from '../versions/cell-text.js';
import { DiffList } from '../versions/diff-list.js';
import type { DraftKeeper } from './use-draft.js';

interface NewerNoticeProps {
  readonly newer: FormViewFragment;
  readonly keeper: DraftKeeper;
  readonly template: Template;
}

/** Who saved what is newer, and when, as the record of the form says (办理记录). */
const useLastSaver = ({ id, contentVersion }: FormViewFragment): string => {
  const [{ data }] = useQuery({
    query: VersionsDocument,
    variables: { id },
    requestPolicy: 'network-only',
  });
  const event = data?.form?.history.findLast((one) => one.type === 'save' && one.contentVersion === contentVersion);
  return event ? `${event.by}于 ${momentText(event.at)} ` : '';
};

/** Somebody else saved meanwhile (内容已更新): both people's changes go together, asking only about cells that both changed. */
export const NewerNotice = ({ newer, keeper, template }: NewerNoticeProps) => {
  const [asking, setAsking] = useState<'compare' | 'choose'>();
  const saver = useLastSaver(newer);
  const { conflicts, merge, draft, takeTheirs } = keeper;
  // It comes up at the head of the page, while the person may be far down in it.
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => notice.current?.scrollIntoView({ block: 'nearest' }), []);
  const close = () => setAsking(undefined);
  return (
    <div ref={notice}>
      <Alert
        className="notice"
        type="warning"
        showIcon
        role="alert"
        data-testid="stale"
        title={`${saver ? `${saver}保存了` : '该表单已有'}新的内容（第 ${newer.contentVersion} 版），您的修改仍保留在本页，尚未保存`}
        description={
          conflicts.length === 0
            ? '双方改的是不同的单元格，可以合并，互不覆盖。'
            : `有 ${conflicts.length} 处双方都改过，合并时请选择以谁的为准；其余各自保留。`
        }
        action={
          <Space wrap>
            <Button size="small" onClick={() => setAsking('compare')} data-testid="stale-compare">
              查看差异
            </Button>
            <Button
              size="small"
              type="primary"
              onClick={() => (conflicts.length === 0 ? merge('mine') : setAsking('choose'))}
              data-testid="stale-keep"
            >
              合并后继续
            </Button>
            <Button size="small" danger onClick={takeTheirs} data-testid="stale-take">
              放弃我的修改，载入新内容
            </Button>
          </Space>
        }
      />
      <Modal open={asking === 'compare'} title="新内容与我的内容" footer={null} width={820} onCancel={close}>
        <DiffList
          template={template}
          before={newer.content}
          after={draft.content}
          beforeLabel="新内容"
          afterLabel="我的内容"
        />
      </Modal>
      <Modal
        open={asking === 'choose'}
        title={`双方都改过的 ${conflicts.length} 处`}
        width={820}
        onCancel={close}
        footer={[
          <Button key="theirs" onClick={() => merge('theirs')} data-testid="merge-theirs">
            这些以新内容为准
          </Button>,
          <Button key="mine" type="primary" onClick={() => merge('mine')} data-testid="merge-mine">
            这些以我的为准
          </Button>,
        ]}
      >
        <table className="diff" data-testid="conflicts">
          <thead>
            <tr>
              <th scope="col">栏目</th>
              <th scope="col">新内容</th>
              <th scope="col">我的内容</th>
            </tr>
          </thead>
          <tbody>
            {conflicts.map(({ path, label, mine, theirs }) => (
              <tr key={path}>
                <th scope="row">{label}</th>
                <td data-head="新内容">{cellText(theirs)}</td>
                <td data-head="我的内容">{cellText(mine)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Modal>
    </div>
  );
};
