import type { Ballot, ClosedRound, CompletionRule, Seat } from '../types.js';
import { isBlank, same } from './edge-facts.js';
import type { Property } from './property.js';
import { unless } from './property.js';

const OUTCOMES: Readonly<Record<string, string>> = {
  approve: 'approved',
  submit: 'approved',
  return: 'returned',
  withdraw: 'withdrawn',
  void: 'void',
};

// Said again here rather than asked of the vocabulary: what is proved must not vouch for itself.
const isDecided = (rule: CompletionRule, seats: readonly Seat[]): boolean => {
  const approved = seats.filter(({ ballot }) => ballot !== undefined).length;
  return approved > 0 && (rule === 'any' || approved === seats.length);
};

function approvedBefore(closed: readonly ClosedRound[], { person, body }: Seat): Ballot | undefined {
  const seats = closed
    .filter(({ outcome }) => outcome === 'approved')
    .flatMap((round) => round.seats.map((seat) => ({ ...seat, stage: round.stage })));
  const first = seats.find((seat) => seat.person === person && seat.body === body && seat.ballot !== undefined);
  return first?.ballot && { ...first.ballot, carried: first.ballot.carried ?? first.stage };
}

/** What must hold of rounds, seats and ballots (轮次与席位). */
export const ROUND_PROPERTIES = {
  seated: {
    says: 'a stage opens one numbered round with one seat for everybody asked who did not write, and at least one',
    broken: ({ opened, after, before, event }) => {
      for (const [index, { stage, seats, round }] of opened.entries()) {
        const asked = new Set((event.facts.seats[stage.value] ?? []).map(({ person }) => person));
        for (const writer of after.writers) asked.delete(writer);
        const sitting = seats.map(({ person }) => person);
        if (sitting.length === 0 || !same(sitting, [...asked])) return `${stage.value} seats ${sitting.join()}`;
        if (round !== before.round + index + 1) return `${stage.value} is round ${round}`;
      }
      return unless(after.round === before.round + opened.length, `round ${after.round}`);
    },
  },
  carried: {
    says: 'an approval is carried over where the stage says so: same person, same body, same submission; and only there',
    broken: ({ opened, after }) => {
      for (const { stage, seats, round } of opened)
        for (const seat of seats) {
          const past = after.closed.filter((earlier) => earlier.round < round);
          const due = stage.whenRepeated === 'carry' ? approvedBefore(past, seat) : undefined;
          const stands = seat.ballot?.carried === undefined ? undefined : seat.ballot;
          if (!same(due, stands)) return `${seat.person} in ${stage.value}`;
        }
      return undefined;
    },
  },
  ballotCast: {
    says: 'an approval is one new ballot in the own seat, with who, when, what and on which content',
    broken: ({ event, before, after, seat, closed }) => {
      if (event.type !== 'approve' || !seat) return undefined;
      const { by, at, opinion, facts } = event;
      const ballot = { decision: 'approve', by, at, opinion, contentVersion: facts.content.version };
      const expected = before.seats.map((old) => (old.person === by ? { ...old, ballot } : old));
      return unless(same(closed[0]?.seats ?? after.seats, expected), `${by} has no such ballot`);
    },
  },
  opinionGiven: {
    says: 'where an opinion is required, no ballot without one',
    broken: ({ event, from }) =>
      unless(
        event.type !== 'approve' || !from.requires?.includes('opinion') || !isBlank(event.opinion),
        'blank opinion',
      ),
  },
  opened: {
    says: 'opening marks the own seat, once; whoever scores has opened',
    broken: ({ event, seat, after }) => {
      if (event.type !== 'open' && event.type !== 'score') return undefined;
      const now = after.seats.find(({ person }) => person === event.by);
      return unless(
        now?.opened !== undefined &&
          (seat?.opened === undefined || (event.type === 'score' && now.opened === seat.opened)),
        'not marked, or marked anew',
      );
    },
  },
  ruleMet: {
    says: 'a stage is left by approval only when its rule is met: every seat under 会签, one under 或签',
    broken: ({ closed, stage }) =>
      closed
        .filter(({ outcome }) => outcome === 'approved')
        .map((round) => {
          const { rule } = stage(round.stage);
          return unless(rule !== undefined && isDecided(rule, round.seats), `${round.stage} was not decided`);
        })
        .find((how) => how !== undefined),
  },
  rechecked: {
    says: 'a stage that requires a recheck score is never left by approval without one',
    broken: ({ closed, stage, after }) =>
      unless(
        closed.every(
          (round) =>
            round.outcome !== 'approved' ||
            !stage(round.stage).requires?.includes('score') ||
            after.recheck !== undefined,
        ),
        'no recheck score',
      ),
  },
  settled: {
    says: 'no form stands in a stage that is already decided',
    broken: ({ to, after }) => unless(!to.rule || !isDecided(to.rule, after.seats), `${to.value} is decided`),
  },
  roundClosed: {
    says: 'leaving a stage closes its round under its number, with how it ended; outside of stages no seat stands',
    broken: ({ event, moved, from, to, before, closed, opened, after }) => {
      const left = moved && from.review ? [{ stage: from.value, round: before.round }] : [];
      const passed = opened
        .slice(0, to.review ? -1 : undefined)
        .map(({ stage, round }) => ({ stage: stage.value, round }));
      const expected = [...left, ...passed].map((round, index) => ({
        ...round,
        outcome: index === 0 ? OUTCOMES[event.type] : 'approved',
      }));
      const found = closed.map(({ stage, round, outcome }) => ({ stage, round, outcome }));
      if (!same(found, expected)) return `closed ${JSON.stringify(found)}`;
      return unless(to.review || after.seats.length === 0, 'seats still stand');
    },
  },
} as const satisfies Readonly<Record<string, Property>>;
