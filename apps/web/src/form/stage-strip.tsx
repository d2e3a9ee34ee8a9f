import { Tag } from 'antd';
import { memo } from 'react';
import type { FormViewFragment } from '../gql/operations.generated.js';
import { momentText } from '../frame/moment-text.js';

type Stage = FormViewFragment['stages'][number];
type Seat = Stage['seats'][number];

const DECISIONS: Readonly<Record<string, string>> = { approve: '同意', return: '退回' };

const SeatLine = ({ seat, past }: { seat: Seat; past: boolean }) => (
  <li className={seat.decision ? 'seat decided' : 'seat'}>
    <span className="seat-who" title={seat.unit}>
      {seat.roleLabel} {seat.name === seat.roleLabel ? '' : seat.name}
    </span>
    {seat.carried !== null && seat.carried !== '' ? (
      <Tag color="purple" title={`沿用“${seat.carried}”的审核意见`}>
        沿用
      </Tag>
    ) : null}
    {seat.decision ? (
      <>
        <Tag color="success">{DECISIONS[seat.decision] ?? seat.decision}</Tag>
        {seat.opinion && <q>{seat.opinion}</q>}
        {seat.at && <time dateTime={seat.at}>{momentText(seat.at)}</time>}
      </>
    ) : (
      <span className="muted">{past ? '未办理' : seat.opened ? '已签收，未办理' : '未签收'}</span>
    )}
  </li>
);

const progressOf = ({ seats, rule, status }: Stage): string => {
  if (status === 'future' || seats.length === 0) return '';
  const done = seats.filter(({ decision }) => decision !== null).length;
  if (rule === 'all' || rule === 'sequence') return `${done}/${seats.length}`;
  if (seats.some(({ decision, carried }) => decision !== null && carried)) return '沿用';
  return done > 0 ? '已办' : '';
};

/** The chain as a strip (办理环节): what is behind, where the form stands, what is to come; who sits there and what they said. */
export const StageStrip = memo(({ stages, stateLabel }: { stages: readonly Stage[]; stateLabel: string }) => {
  const current = stages.find(({ status }) => status === 'present');
  return (
    <details className="stages" open={current !== undefined && current.seats.length > 0} data-testid="stages">
      <summary>
        <span className="sr-only">办理环节，当前：{stateLabel}</span>
        <ol className="strip" aria-label="办理环节">
          {stages.map((stage) => (
            <li
              key={stage.key}
              className={`stage ${stage.status}`}
              aria-current={stage.status === 'present' ? 'step' : undefined}
              data-testid={`stage-${stage.key}`}
            >
              <span className="stage-label">{stage.label}</span>
              <span className="stage-rule">
                {stage.seats.length > 1 || stage.rule === 'all' ? stage.ruleLabel : ''} {progressOf(stage)}
              </span>
            </li>
          ))}
        </ol>
        {stages.some(({ seats }) => seats.length > 0) && <span className="stages-fold" aria-hidden="true" />}
      </summary>
      <div className="seat-columns">
        {stages
          .filter(({ seats }) => seats.length > 0)
          .map((stage) => (
            <section key={stage.key} className={stage.status}>
              <h3>{stage.label}</h3>
              <ul>
                {stage.seats.map((seat) => (
                  <SeatLine key={seat.person + seat.roleLabel} seat={seat} past={stage.status === 'past'} />
                ))}
              </ul>
            </section>
          ))}
      </div>
    </details>
  );
});
