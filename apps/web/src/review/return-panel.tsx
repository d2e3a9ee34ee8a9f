import { Button, Input, Select, Space } from 'antd';
import { useState } from 'react';
import { FailureNotice } from '../frame/failure-notice.js';
import { seenOf, useDecision } from '../form/use-decision.js';
import { ReturnFormDocument, type FormViewFragment, type ReturnFormMutation } from '../gql/operations.generated.js';
import { placeKey } from '../paper/place.js';
import { OTHER_REASON, RETURN_REASONS } from './return-reasons.js';
import { commentBoxId, type Returning } from './use-return.js';

const picked = (data: ReturnFormMutation) => data.returnForm;

interface ReturnPanelProps {
  readonly form: FormViewFragment;
  readonly returning: Returning;
  readonly onDecided: (form: FormViewFragment) => void;
}

/** 退回: reason, opinion, and comments on the cells that were clicked. */
export const ReturnPanel = ({ form, returning, onDecided }: ReturnPanelProps) => {
  const [reason, setReason] = useState<string>();
  const { opinion } = returning;
  const { decide, running, failure } = useDecision('return', ReturnFormDocument, picked, seenOf(form), onDecided);
  const action = form.actions.find(({ command }) => command === 'return');
  const written = returning.comments.filter(({ text }) => text.trim() !== '');
  const missing = [
    ...(reason === undefined ? ['选择退回原因'] : []),
    ...(reason === OTHER_REASON && opinion.trim() === '' ? ['在审核意见中写明原因'] : []),
    ...(written.length === 0 ? ['至少写一处单元格批注'] : []),
  ];
  const send = async () => {
    const comments = written.map(({ place: { part, row = null, field = null }, text }) => ({
      where: { part, row, field },
      text: text.trim(),
    }));
    if (await decide({ reason: reason ?? '', opinion: opinion.trim(), comments })) returning.done();
  };
  return (
    <section className="panel active" aria-labelledby="return-heading" data-testid="return-panel">
      <h2 id="return-heading">退回</h2>
      <p className="consequence">{action?.consequence}</p>
      <label className="field-label" htmlFor="return-reason">
        退回原因
        <span className="required" aria-hidden="true">
          *
        </span>
      </label>
      <Select
        id="return-reason"
        className="full"
        placeholder="选择原因"
        value={reason ?? null}
        options={RETURN_REASONS.map((text) => ({ value: text, label: text }))}
        onChange={(text: string | null) => setReason(text ?? undefined)}
        data-testid="return-reason"
      />
      <label className="field-label" htmlFor="return-opinion">
        审核意见{reason === OTHER_REASON ? '（须写明原因）' : '（可不填）'}
      </label>
      <Input.TextArea
        id="return-opinion"
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={2000}
        value={opinion}
        onChange={(event) => returning.say(event.target.value)}
        data-testid="return-opinion"
      />
      <h3>
        单元格批注
        <span className="required" aria-hidden="true">
          *
        </span>
      </h3>
      {returning.comments.length === 0 && <p className="muted">点表中的单元格，写下要更正的内容。</p>}
      {returning.comments.map(({ place, label, text }) => (
        <div key={placeKey(place)} className="pending-comment">
          <label htmlFor={commentBoxId(place)}>{label}</label>
          <Button size="small" type="text" aria-label={`删除批注：${label}`} onClick={() => returning.remove(place)}>
            ×
          </Button>
          <Input.TextArea
            id={commentBoxId(place)}
            autoSize={{ minRows: 2, maxRows: 5 }}
            maxLength={2000}
            value={text}
            onChange={(event) => returning.write(place, event.target.value)}
            data-testid={commentBoxId(place)}
          />
        </div>
      ))}
      {failure && <FailureNotice failure={failure} onRetry={() => void send()} />}
      <Space className="panel-foot">
        <Button onClick={returning.cancel} disabled={running} data-testid="return-cancel">
          取消
        </Button>
        <Button
          type="primary"
          danger
          loading={running}
          disabled={missing.length > 0}
          onClick={() => void send()}
          data-testid="return-confirm"
        >
          退回
        </Button>
      </Space>
      {missing.length > 0 && (
        <p className="muted" data-testid="return-missing">
          还须{missing.join('，')}，方可退回
        </p>
      )}
    </section>
  );
};
