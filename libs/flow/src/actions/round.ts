import type { Ballot } from '../types.js';
import { action } from './action.js';
import { candidatesFor, earlierApproval, seatFor, seatOf, withSeat } from './seats.js';

/**
 * Opens a round (开启一轮): fresh seats from the org tree as it is now, none for those who wrote the form, approvals
 * given earlier in this submission carried over where the chain says so.
 */
export const openRound = action({ stage: 'stage', carry: 'flag' }, (context, event, { stage, carry }) => ({
  round: context.round + 1,
  seats: candidatesFor(context, event, stage).map((candidate) =>
    seatFor(candidate, carry ? earlierApproval(context, candidate) : undefined),
  ),
}));

/** Closes the round (结束一轮): its seats and ballots stay in the record. */
export const closeRound = action({ stage: 'stage', outcome: 'outcome' }, (context, _, { stage, outcome }) => ({
  seats: [],
  closed: [...context.closed, { round: context.round, stage, seats: context.seats, outcome }],
}));

/** Writes the approval into the person's seat (投票). A ballot once cast is never overwritten. */
export const castBallot = action({}, (context, event) => {
  if (event.type !== 'approve' || seatOf(context.seats, event.by)?.ballot) return {};
  const { by, at, opinion, facts } = event;
  const ballot: Ballot = { decision: 'approve', by, at, opinion, contentVersion: facts.content.version };
  return { seats: withSeat(context.seats, by, (seat) => ({ ...seat, ballot })) };
});

/** Notes when a seat took the form in hand (签收), the first time only. */
export const markOpened = action({}, (context, { by, at }) => ({
  seats: withSeat(context.seats, by, (seat) => ({ ...seat, opened: seat.opened ?? at })),
}));
