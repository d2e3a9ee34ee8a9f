import { refusal } from '@chengwen/domain';
import { candidatesFor, isCast, isComplete, seatOf } from '../actions/seats.js';
import { isWinnable, resultOf } from '../actions/tally.js';
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

/** The round is approved by the stage's own rule (本环节通过). */
export const approved = guard(
  {},
  (context, _, __, stage, stages) => stages !== undefined && resultOf(stages(stage), context.seats) === 'approved',
  ({ event, stage }) => refusal('flow.notAvailable', { stage: stage.label, command: COMMAND_LABELS[event.type] }),
  () => ({ axis: 'round', is: ['approved'], all: ['approved', 'rejected'] }),
);

/** The round is lost by the stage's own rule (本环节未通过). */
export const rejected = guard(
  {},
  (context, _, __, stage, stages) => stages !== undefined && resultOf(stages(stage), context.seats) === 'rejected',
  ({ event, stage }) => refusal('flow.notAvailable', { stage: stage.label, command: COMMAND_LABELS[event.type] }),
  () => ({ axis: 'round', is: ['rejected'], all: ['approved', 'rejected'] }),
);

/** The round is decided: every seat under 会签, one under 或签. A round without seats never is. */
export const complete = guard(
  { rule: 'rule' },
  (context, _, { rule }) => isComplete(rule, context.seats),
  ({ event, stage }) => refusal('flow.notAvailable', { stage: stage.label, command: COMMAND_LABELS[event.type] }),
);

/** The stage about to open has somebody to sit who did not write the form, and can be won by them (环节有人可办). */
export const staffed = guard(
  { stage: 'stage' },
  (context, event, { stage }, _, stages) => {
    const seats = candidatesFor(context, event, stage);
    return seats.length > 0 && (stages === undefined || isWinnable(stages(stage), seats));
  },
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
