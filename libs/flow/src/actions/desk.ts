import { COMMAND_LABELS } from '../types.js';
import type { Ballot, Candidate, Context, Seat } from '../types.js';
import { action } from './action.js';
import { candidatesFor, earlierApproval, officeFor, seatFor, seatOf, subjectOf, withSeat } from './seats.js';

/**
 * Opens a round (开启一轮) as openRound does; where a decision was taken back (撤回审批), the seats stand as they stood, with
 * every other ballot carried over from the round that had been closed.
 */
export const openSeats = action({ stage: 'stage', carry: 'flag' }, (context, event, { stage, carry }) => {
  const { takenBack, closed, round } = context;
  // Whoever is asked again in a stage that the form was sent back to answers again.
  const elsewhere = { ...context, closed: closed.filter((each) => each.stage !== stage) };
  const before = takenBack?.stage === stage ? closed.findLast((each) => each.stage === stage) : undefined;
  return {
    round: round + 1,
    takenBack: undefined,
    seats: before
      ? before.seats.map((seat) => reopened(seat, stage, takenBack!.by))
      : candidatesFor(context, event, stage).map((candidate) =>
          seatFor(candidate, carry ? earlierApproval(elsewhere, candidate) : undefined),
        ),
  };
});

function reopened({ ballot, ...seat }: Seat, stage: string, by: string): Seat {
  return ballot && seat.person !== by ? { ...seat, ballot: { ...ballot, carried: ballot.carried ?? stage } } : seat;
}

/** Writes the decision into the person's seat (投票): for by approving or ratifying, against by rejecting. Never a second one. */
export const castDecision = action({}, (context, event) => {
  if (event.type !== 'approve' && event.type !== 'reject' && event.type !== 'ratify') return {};
  if (seatOf(context.seats, event.by)?.ballot) return {};
  const { by, at, opinion, facts } = event;
  const decision = event.type === 'reject' ? 'reject' : 'approve';
  const ballot: Ballot = { decision, by, at, opinion, contentVersion: facts.content.version };
  return { seats: withSeat(context.seats, by, (seat) => ({ ...seat, ballot })) };
});

/** Notes whose decision ended the round (末位办理人), while it may be taken back; a return to this stage is dealt with. */
export const noteDecision = action({ stage: 'stage' }, ({ round }, { by }, { stage }) => ({
  decided: { by, stage, round },
  returned: undefined,
}));

/** Marks the decision as taken back (撤回审批); the stage that opens again reads it. */
export const takeBack = action({ stage: 'stage' }, (_, { by }, { stage }) => ({
  takenBack: { by, stage },
  decided: undefined,
}));

/** The seat changes hands for good (转办、改派): its earlier holder and their words stay with it, what it added stays its own. */
export const handOver = action({ anyRole: 'flag' }, (context, event, { anyRole }) => {
  if (event.type !== 'transfer' && event.type !== 'reassign') return {};
  const subject = subjectOf(context, event);
  const office = officeFor(context, event, anyRole);
  if (!subject || !office) return {};
  const { person, name, role, unit, body } = subject;
  const words = event.type === 'transfer' ? event.opinion : event.reason;
  const left = { person, name, role, unit, body, how: event.type, by: event.by, at: event.at, opinion: words };
  const { added, advice, passed = [] } = subject;
  const seat: Seat = {
    ...seatFor(office, undefined),
    ...(added && { added }),
    ...(advice && { advice }),
    passed: [...passed, left],
  };
  return {
    seats: context.seats.map((each) =>
      each.person === person
        ? seat
        : each.added?.by === person
          ? { ...each, added: { ...each.added, by: office.person } }
          : each,
    ),
  };
});

/** Asks a helper for an opinion (委派): until it comes, the seat does not decide. */
export const askHelper = action({}, (context, event) => {
  const office = officeFor(context, event, true);
  if (event.type !== 'delegate' || !office) return {};
  const helper = { ...office, at: event.at, request: event.opinion };
  return { seats: withSeat(context.seats, event.by, (seat) => ({ ...seat, opened: seat.opened ?? event.at, helper })) };
});

/** The helper's opinion (受托意见): the seat is its owner's again. */
export const takeAdvice = action({}, (context, event) => {
  if (event.type !== 'advise') return {};
  const { by, name, at, opinion, facts } = event;
  const said = { by, name, at, opinion, contentVersion: facts.content.version };
  return {
    seats: context.seats.map((seat) => {
      const { helper, ...own } = seat;
      return helper?.person === by ? { ...own, advice: [...(own.advice ?? []), said] } : seat;
    }),
  };
});

/** A seat more (加签), next to the one that asks for it. */
export const addSeat = action({}, (context, event) => {
  const office: Candidate | undefined = officeFor(context, event, true);
  // Nobody is seated twice: a seat that belonged to itself would never be decided.
  if (event.type !== 'addReviewer' || !office || seatOf(context.seats, event.to)) return {};
  const seat: Seat = { ...seatFor(office, undefined), added: { by: event.by, how: event.how } };
  const place = context.seats.findIndex(({ person }) => person === event.by);
  const at = event.how === 'before' ? place : place + 1;
  return { seats: [...context.seats.slice(0, at), seat, ...context.seats.slice(at)] };
});

/** A seat that was added, or a helper, is taken away again (减签), with the seats it had added in turn. */
export const removeSeat = action({}, (context, event) => {
  if (event.type !== 'removeReviewer') return {};
  const gone = withDescendants(context.seats, event.to);
  return {
    seats: context.seats
      .filter(({ person }) => !gone.has(person))
      .map((seat) => {
        const { helper, ...own } = seat;
        return seat.person === event.by && helper?.person === event.to ? own : seat;
      }),
  };
});

function withDescendants(seats: Context['seats'], person: string): ReadonlySet<string> {
  const gone = new Set(seats.some((seat) => seat.person === person && seat.added) ? [person] : []);
  for (const each of gone) for (const { added, person: other } of seats) if (added?.by === each) gone.add(other);
  return gone;
}

/** Cell comments of a seat (批注), numbered on within the round, so that no number comes twice. */
export const addComments = action({}, (context, event) => {
  if (event.type !== 'comment' && event.type !== 'return') return {};
  const { by, name, facts } = event;
  const prefix = `c${context.round}-`;
  const first = context.comments.filter(({ id }) => id.startsWith(prefix)).length + 1;
  const added = event.comments.map(({ where, text }, index) => ({
    ...{ id: `${prefix}${first + index}`, where, text, by, name },
    contentVersion: facts.content.version,
  }));
  return { comments: [...context.comments, ...added] };
});

/** Remembers a copy (抄送). */
export const recordCopy = action({}, ({ copies = [] }, event) =>
  event.type === 'copy' ? { copies: [...copies, event.to] } : {},
);

/** Remembers a reminder (催办), once per round and working day. */
export const recordReminder = action({}, ({ round }, { facts }) => ({ reminded: { round, day: facts.day ?? '' } }));

/** The author asks for the form back (申请退回). */
export const recordRequest = action({}, ({ round }, event) =>
  event.type === 'requestReturn' ? { requested: { round, by: event.by, at: event.at, reason: event.reason } } : {},
);

/** A lost round (不同意) as the author sees it: by whom, where and with what opinion; it goes through all stages again. */
export const recordRejection = action({ stage: 'stage' }, (_, event, { stage }) => ({
  returned: {
    by: event.by,
    name: event.name,
    stage,
    reason: COMMAND_LABELS[event.type],
    opinion: 'opinion' in event ? (event.opinion ?? '') : '',
  },
  straight: undefined,
}));

/** Where the corrected form goes on (更正后的去向): straight back here, where the return says so, or again through all stages. */
export const planReturn = action({ stage: 'stage' }, (_, event, { stage }) =>
  event.type === 'return' ? { straight: event.straight === true ? stage : undefined } : {},
);

/** A corrected form on its straight way (直送): what was approved in this submission still stands. */
export const correctedSubmission = action({}, (context, event) => ({
  submission: context.submission + (event.type === 'submit' ? 1 : 0),
  comments: event.type === 'submit' ? context.comments.filter(({ resolved }) => !resolved) : context.comments,
  returned: undefined,
  straight: undefined,
}));
