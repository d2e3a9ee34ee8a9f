import { refusal } from '@chengwen/domain';
import { candidatesFor, isCast, isComplete, seatOf } from '../actions/seats.js';
import { COMMAND_LABELS } from '../types.js';
import { guard } from './guard.js';

/** Nobody has opened or decided in this round (本轮未签收未办理); an approval carried over was not cast in it. */
export const untouched = guard(
  {},
  (context) => context.seats.every((seat) => seat.opened === undefined && !isCast(seat)),
  () => refusal('flow.opened'),
);

/** My seat is not yet opened (尚未签收). */
export const unopened = guard(
  {},
  (context, event) => seatOf(context.seats, event.by)?.opened === undefined,
  () => refusal('flow.alreadyOpened'),
);

/** The round is decided: every seat under 会签, one under 或签. A round without seats never is. */
export const complete = guard(
  { rule: 'rule' },
  (context, _, { rule }) => isComplete(rule, context.seats),
  ({ event, stage }) => refusal('flow.notAvailable', { stage: stage.label, command: COMMAND_LABELS[event.type] }),
);

/** The stage about to open has somebody to sit who did not write the form (环节有人可办). */
export const staffed = guard(
  { stage: 'stage' },
  (context, event, { stage }) => candidatesFor(context, event, stage).length > 0,
  ({ params, stages }) => {
    const hole = stages(params.stage);
    return refusal('flow.emptyStage', { stage: hole.label, role: hole.actors });
  },
);

/** The recheck score was given (已复核评分). */
export const scored = guard(
  {},
  (context) => context.recheck !== undefined,
  () => refusal('flow.needsScore'),
);
