import type { Candidate, ChainEvent, CompletionRule, Context, Seat } from '../types.js';

/** The seat of a person in a round, open or not. */
export const seatOf = (seats: readonly Seat[], person: string): Seat | undefined =>
  seats.find((seat) => seat.person === person);

/** Whether a ballot was cast in this very round, not carried over into it. */
export const isCast = (seat: Seat): boolean => seat.ballot !== undefined && seat.ballot.carried === undefined;

/** 会签: every seat; 或签: one. A round without seats is never complete. 依次 counts as 会签 once everybody's turn was. */
export const isComplete = (rule: CompletionRule, seats: readonly Seat[]): boolean =>
  rule === 'any'
    ? seats.some(({ ballot }) => ballot !== undefined)
    : seats.length > 0 && seats.every(({ ballot }) => ballot !== undefined);

/** Who gets a seat in a stage: whoever the facts name, once each, without those who wrote the form. */
export function candidatesFor(context: Context, event: ChainEvent, stage: string): readonly Candidate[] {
  const named = event.facts.seats[stage] ?? [];
  return named.filter(
    ({ person }, index) =>
      !context.writers.includes(person) && named.findIndex((other) => other.person === person) === index,
  );
}

/** Whether the org tree still finds this person for the seat, in the same role at the same unit (在岗): people move while forms wait. */
export const isStillNamed = ({ person, role, unit }: Seat, event: ChainEvent, stage: string): boolean =>
  (event.facts.seats[stage] ?? []).some(
    (named) => named.person === person && named.role === role && named.unit === unit,
  );

/** The approval someone gave earlier in this submission for the same body (沿用), with the stage it was given in. */
export function earlierApproval(context: Context, { person, body }: Candidate): Seat['ballot'] {
  for (const { stage, seats, outcome } of context.closed) {
    const ballot = seats.find((seat) => seat.person === person && seat.body === body)?.ballot;
    if (outcome === 'approved' && ballot) return { ...ballot, carried: ballot.carried ?? stage };
  }
  return undefined;
}

/** The seats with one person's seat changed. */
export const withSeat = (seats: readonly Seat[], person: string, change: (seat: Seat) => Seat): readonly Seat[] =>
  seats.map((seat) => (seat.person === person ? change(seat) : seat));
