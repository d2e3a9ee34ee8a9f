import { dutyOf, resultOf } from './tally.js';
import type { Candidate, ChainEvent, CompletionRule, Context, Seat } from '../types.js';

/** The seat of a person in a round, open or not. */
export const seatOf = (seats: readonly Seat[], person: string): Seat | undefined =>
  seats.find((seat) => seat.person === person);

/** Whether a ballot was cast in this very round, not carried over into it. */
export const isCast = (seat: Seat): boolean => seat.ballot !== undefined && seat.ballot.carried === undefined;

/** 会签: every seat; 或签: one. A round without seats is never complete. */
export const isComplete = (rule: CompletionRule, seats: readonly Seat[]): boolean =>
  resultOf({ rule }, seats) === 'approved';

/** Who gets a seat in a stage: whoever the facts name, once each, without those who wrote the form. */
export function candidatesFor(context: Context, event: ChainEvent, stage: string): readonly Candidate[] {
  const named = event.facts.seats[stage] ?? [];
  return named.filter(
    ({ person }, index) =>
      !context.writers.includes(person) && named.findIndex((other) => other.person === person) === index,
  );
}

/** Whether the org tree still finds this person for the seat, in the same role at the same unit (在岗): people move while forms wait. */
export const isStillNamed = (
  { person, role, unit, added, passed }: Omit<Seat, 'name' | 'body'>,
  { facts }: ChainEvent,
  stage: string,
): boolean =>
  // Whoever got the seat from a person and not from the chain stands on the office they were chosen in.
  [...(facts.seats[stage] ?? []), ...(added || passed ? (facts.offices ?? []) : [])].some(
    (named) => named.person === person && named.role === role && named.unit === unit,
  );

/** The approval someone gave earlier in this submission for the same body (沿用), with the stage it was given in. */
export function earlierApproval(context: Context, { person, body }: Candidate): Seat['ballot'] {
  for (const [index, { stage, seats, outcome }] of context.closed.entries()) {
    const ballot = seats.find((seat) => seat.person === person && seat.body === body)?.ballot;
    // A stage entered again says anew who approved in it.
    const last = !context.closed.slice(index + 1).some((later) => later.stage === stage);
    if (outcome === 'approved' && last && ballot?.decision === 'approve')
      return { ...ballot, carried: ballot.carried ?? stage };
  }
  return undefined;
}

/** A fresh seat. */
export const seatFor = ({ person, name, role, unit, body }: Candidate, ballot: Seat['ballot']): Seat => ({
  ...{ person, name, role, unit, body },
  ...(ballot && { ballot }),
});

/** The seat a command is about: the one it names, or that of whoever gives it. */
export const subjectOf = ({ seats }: Context, event: ChainEvent): Seat | undefined =>
  seatOf(seats, event.type === 'reassign' ? event.seat : event.by);

/** The office in which whoever the command names would take part: the seat's own role at its unit, else any at that unit. */
export function officeFor(context: Context, event: ChainEvent, anyRole: boolean): Candidate | undefined {
  const seat = subjectOf(context, event);
  if (!seat || !('to' in event)) return undefined;
  const offices = (event.facts.named ?? []).filter(({ person, unit }) => person === event.to && unit === seat.unit);
  return offices.find(({ role }) => role === dutyOf(seat)) ?? (anyRole ? offices[0] : undefined);
}

/** The seats with one person's seat changed. */
export const withSeat = (seats: readonly Seat[], person: string, change: (seat: Seat) => Seat): readonly Seat[] =>
  seats.map((seat) => (seat.person === person ? change(seat) : seat));
