import { refusal } from '@chengwen/domain';
import type { Refusal } from '@chengwen/domain';
import { COMMAND_LABELS } from '../types.js';
import { isStillNamed, seatOf } from '../actions/seats.js';
import { guard } from './guard.js';
import type { Asked } from './guard.js';

const notYourTurn = ({ stage }: Asked<object>): Refusal =>
  refusal('flow.notYourTurn', { stage: stage.label, role: stage.actors });

/** The author in person, as long as they are an author of the unit (填报人本人). */
export const isAuthor = guard(
  {},
  (context, event) => event.by === context.author && event.facts.authorColleague,
  () => refusal('flow.notAuthor'),
);

/** Whoever holds the author's role at the form's unit now: its author, unless they moved on, and their colleagues (同单位填报人). */
export const mayWrite = guard(
  {},
  (_, event) => event.facts.authorColleague,
  () => refusal('flow.notAuthor'),
);

/** An administrator of the tenant (管理员). */
export const isAdministrator = guard(
  {},
  (_, event) => event.facts.administrator,
  ({ event }) => refusal('person.forbidden', { what: COMMAND_LABELS[event.type] }),
);

/** Has an open seat in this round, still holds the office it was opened for, and did not write the form (在办席位). */
export const maySit = guard(
  {},
  (context, event, _, stage) => {
    const seat = seatOf(context.seats, event.by);
    return (
      seat !== undefined &&
      seat.ballot === undefined &&
      !context.writers.includes(event.by) &&
      isStillNamed(seat, event, stage)
    );
  },
  (asked) => {
    const { context, event } = asked;
    if (context.writers.includes(event.by)) return refusal('flow.ownWork');
    return seatOf(context.seats, event.by)?.ballot ? refusal('flow.alreadyDecided') : notYourTurn(asked);
  },
);

/** One of the stage's publishers, and did not write the form (公开人). */
export const mayPublish = guard(
  {},
  (context, event) => event.facts.maySitAsPublisher && !context.writers.includes(event.by),
  (asked) => (asked.context.writers.includes(asked.event.by) ? refusal('flow.ownWork') : notYourTurn(asked)),
);
