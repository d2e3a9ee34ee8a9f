import { Button, Input, Space } from 'antd';
import { FailureNotice } from '../frame/failure-notice.js';
import { seenOf, useDecision } from '../form/use-decision.js';
import { ScoreFormDocument, type FormViewFragment, type ScoreFormMutation } from '../gql/operations.generated.js';
import { showPlace } from '../paper/place.js';
import { readDecimal } from '../values/decimal-typing.js';
import type { Rechecking } from './use-recheck.js';

const picked = (data: ScoreFormMutation) => data.scoreForm;

interface RecheckPanelProps {
  readonly form: FormViewFragment;
  readonly recheck: Rechecking;
  readonly onDecided: (form: FormViewFragment) => void;
}

/** 复核评分: scores are typed in the grid's 复核得分 column; this is where they are confirmed. */
export const RecheckPanel = ({ form, recheck, onDecided }: RecheckPanelProps) => {
  const { opinion } = recheck;
  const { decide, running, failure } = useDecision('score', ScoreFormDocument, picked, seenOf(form), onDecided);
  const action = form.actions.find(({ command }) => command === 'score');
  const entries = Object.entries(recheck.rows);
  const wrong = entries.find(([, { score }]) => !readDecimal(score).ok);
  const nameOf = (id: string) => form.content.indicators.find((row) => row.id === id)?.name ?? id;
  const send = async () => {
    const rows = entries.flatMap(([row, { score, reason }]) => {
      const read = readDecimal(score);
      return read.ok && read.value !== null ? [{ row, score: read.value, reason: reason.trim() }] : [];
    });
    if (await decide({ rows, opinion: opinion.trim() || null })) recheck.cancel();
  };
  return (
    <section className="panel active" aria-labelledby="recheck-heading" data-testid="recheck-panel">
      <h2 id="recheck-heading">复核评分</h2>
      <p className="consequence">{action?.consequence}</p>
      <p className="muted">在表中“复核得分”一栏填写；留空的行沿用自评得分。与系统计算不同的，请写理由。</p>
      {entries.length > 0 && (
        <ul className="recheck-list">
          {entries.map(([row, { score }]) => (
            <li key={row}>
              <button type="button" onClick={() => showPlace({ part: 'indicators', row, field: 'recheck' })}>
                {nameOf(row)}
              </button>
              <span>{score}</span>
            </li>
          ))}
        </ul>
      )}
      <label className="field-label" htmlFor="recheck-opinion">
        复核意见（可不填）
      </label>
      <Input.TextArea
        id="recheck-opinion"
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={2000}
        value={opinion}
        onChange={(event) => recheck.say(event.target.value)}
        data-testid="recheck-opinion"
      />
      {wrong && <p className="wrong-note">“{nameOf(wrong[0])}”的复核得分不是数字</p>}
      {failure && <FailureNotice failure={failure} onRetry={() => void send()} />}
      <Space className="panel-foot">
        <Button onClick={recheck.cancel} disabled={running} data-testid="recheck-cancel">
          取消
        </Button>
        <Button
          type="primary"
          loading={running}
          disabled={wrong !== undefined}
          onClick={() => void send()}
          data-testid="recheck-confirm"
        >
          {entries.length === 0 ? '全部沿用自评得分' : `确认 ${entries.length} 项复核得分`}
        </Button>
      </Space>
    </section>
  );
};
