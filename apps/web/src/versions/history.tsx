import { Tag } from 'antd';
import { momentText } from '../frame/moment-text.js';
import type { VersionsQuery } from '../gql/operations.generated.js';

type Form = NonNullable<VersionsQuery['form']>;

interface HistoryProps {
  readonly events: Form['history'];
  readonly stages: Form['stages'];
}

/** 办理记录: who did what and when, oldest first, each with the digest that chains it to the one before. */
export const History = ({ events, stages }: HistoryProps) => {
  const named = new Map([
    ['returned', '退回修改'],
    ['void', '已作废'],
    ...stages.map(({ key, label }) => [key, label] as const),
  ]);
  return (
    <section aria-labelledby="history-heading">
      <h2 id="history-heading">办理记录</h2>
      <ol className="history" data-testid="history">
        {events.map((event) => (
          <li key={event.seq} data-testid={`event-${event.seq}`} data-type={event.type}>
            <span className="history-seq">{event.seq}</span>
            <div>
              <p>
                <strong>{event.label}</strong> {event.by} <time dateTime={event.at}>{momentText(event.at)}</time>{' '}
                {event.from !== event.to && (
                  <span className="muted">
                    {event.from && `${named.get(event.from) ?? event.from} → `}
                    {named.get(event.to) ?? event.to}
                  </span>
                )}{' '}
                {event.version !== null && <Tag>冻结第{event.version}版</Tag>}
              </p>
              {event.reason && <p>原因：{event.reason}</p>}
              {event.opinion && <p>意见：{event.opinion}</p>}
              <p className="muted">内容第{event.contentVersion}版</p>
              <details className="history-hash">
                <summary>校验</summary>
                <code className="hash">{event.hash}</code>
              </details>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
};
