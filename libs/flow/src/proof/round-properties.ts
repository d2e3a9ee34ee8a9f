import type { VoteRule } from '../chain/chain.js';
import type { Stage } from '../chain/stage.js';
import type { Ballot, ClosedRound, Seat } from '../types.js';
import { isBlank, same } from './edge-facts.js';
import type { Property } from './property.js';
import { unless } from './property.js';

const OUTCOMES: Readonly<Record<string, string>> = {
  approve: 'approved',
  reject: 'approved',
  ratify: 'approved',
  submit: 'approved',
  return: 'returned',
  withdraw: 'withdrawn',
  void: 'void',
};
/** Commands that may decide a round either way; which way is checked against the ballots. */
const DECIDING: readonly string[] = ['approve', 'reject', 'ratify', 'removeReviewer'];

// Said again here rather than asked of the vocabulary: what is proved must not vouch for itself.
const decides = (seat: Seat): boolean => seat.added === undefined || seat.added.how === 'beside';
const isFor = (seat: Seat, seats: readonly Seat[]): boolean =>
  seat.ballot?.decision === 'approve' &&
  seats.every((other) => other.added?.by !== seat.person || decides(other) || isFor(other, seats));

/** Votes for, and against or lost to those asked before and after, by the weight of the office first asked. */
function votesOf({ vote }: Stage, seats: readonly Seat[]): { won: number; lost: number; all: number; veto: boolean[] } {
  const isAgainst = (seat: Seat): boolean =>
    seat.ballot?.decision === 'reject' ||
    seats.some((other) => other.added?.by === seat.person && !decides(other) && isAgainst(other));
  const main = seats.filter(decides);
  const weigh = (those: readonly Seat[]): number =>
    those.reduce((sum, { passed, role }) => sum + (vote?.weights?.[passed?.[0]?.role ?? role] ?? 1), 0);
  return {
    won: weigh(main.filter((seat) => isFor(seat, seats))),
    lost: weigh(main.filter(isAgainst)),
    all: weigh(main),
    veto: main
      .filter(({ passed, role }) => vote?.veto !== undefined && (passed?.[0]?.role ?? role) === vote.veto)
      .map((seat) => isFor(seat, seats)),
  };
}

const isDecided = (stage: Stage, seats: readonly Seat[]): boolean => {
  const { won, all, veto } = votesOf(stage, seats);
  const { rule, vote } = stage;
  if (rule !== 'vote')
    return won > 0 && (rule === 'any' || seats.every(({ ballot }) => ballot?.decision === 'approve'));
  return veto.every(Boolean) && vote !== undefined && suffices(vote.needs, won, all);
};

const isLost = (stage: Stage, seats: readonly Seat[]): boolean => {
  const { lost, all } = votesOf(stage, seats);
  const { rule, vote, rejectAtOnce } = stage;
  if (lost === 0) return false;
  if (rule === 'all') return rejectAtOnce === true || seats.filter(decides).every(({ ballot }) => ballot !== undefined);
  if (rule !== 'vote') return true;
  const refused = seats.some(
    ({ ballot, role, passed }) => ballot?.decision === 'reject' && (passed?.[0]?.role ?? role) === vote?.veto,
  );
  return refused || (vote !== undefined && !suffices(vote.needs, all - lost, all));
};

const suffices = (needs: VoteRule['needs'], votes: number, all: number): boolean =>
  'votes' in needs
    ? votes >= needs.votes
    : 'share' in needs
      ? votes * needs.share[1] >= needs.share[0] * all
      : votes * needs.moreThan[1] > needs.moreThan[0] * all;

function approvedBefore(closed: readonly ClosedRound[], { person, body }: Seat): Ballot | undefined {
  const seats = closed
    .filter(
      ({ outcome, stage }, index) =>
        outcome === 'approved' && !closed.slice(index + 1).some((later) => later.stage === stage),
    )
    .flatMap((round) => round.seats.map((seat) => ({ ...seat, stage: round.stage })));
  const first = seats.find(
    (seat) => seat.person === person && seat.body === body && seat.ballot?.decision === 'approve',
  );
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
        if (event.type === 'withdraw') continue;
        const sitting = seats.map(({ person }) => person);
        if (sitting.length === 0 || !same(sitting, [...asked])) return `${stage.value} seats ${sitting.join()}`;
        if (round !== before.round + index + 1) return `${stage.value} is round ${round}`;
      }
      return unless(after.round === before.round + opened.length, `round ${after.round}`);
    },
  },
  carried: {
    says: 'an approval is carried over where the stage says so: same person, same body, same submission; and only there',
    broken: ({ event, opened, after }) => {
      if (event.type === 'withdraw') return undefined;
      for (const { stage, seats, round } of opened)
        for (const seat of seats) {
          const past = after.closed.filter((earlier) => earlier.round < round && earlier.stage !== stage.value);
          const due = stage.whenRepeated === 'carry' ? approvedBefore(past, seat) : undefined;
          const stands = seat.ballot?.carried === undefined ? undefined : seat.ballot;
          if (!same(due, stands)) return `${seat.person} in ${stage.value}`;
        }
      return undefined;
    },
  },
  ballotCast: {
    says: 'a decision is one new ballot in the own seat, with who, when, what and on which content',
    broken: ({ event, before, after, seat, closed }) => {
      if ((event.type !== 'approve' && event.type !== 'reject' && event.type !== 'ratify') || !seat) return undefined;
      const { by, at, opinion, facts } = event;
      const decision = event.type === 'reject' ? 'reject' : 'approve';
      const ballot = { decision, by, at, opinion, contentVersion: facts.content.version };
      const expected = before.seats.map((old) => (old.person === by ? { ...old, ballot } : old));
      return unless(same(closed[0]?.seats ?? after.seats, expected), `${by} has no such ballot`);
    },
  },
  opinionGiven: {
    says: 'where an opinion is required, no ballot without one',
    broken: ({ event, from }) =>
      unless(
        (event.type !== 'approve' && event.type !== 'reject') ||
          !from.requires?.includes('opinion') ||
          !isBlank(event.opinion),
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
    says: 'a stage is left by approval or rejection only when its rule is met: every seat under 会签 and 依次, one under 或签, the votes under 投票表决',
    broken: ({ closed, stage }) =>
      closed
        .map((round) => {
          const judge = { approved: isDecided, rejected: isLost }[String(round.outcome)];
          return unless(!judge || judge(stage(round.stage), round.seats), `${round.stage} was not decided`);
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
  judged: {
    says: 'a stage that requires a verdict is never left by approval without one, and the verdict decides the way',
    broken: ({ closed, stage, after, before, to }) => {
      const round = closed.find(
        ({ stage: left, outcome }) => outcome === 'approved' && stage(left).requires?.includes('verdict'),
      );
      if (!round) return undefined;
      if (!after.verdict) return 'no verdict';
      const ways = {
        excellent: to.review,
        good: !to.review && !to.final && !to.publishers && after.returned === undefined,
        fair: !to.review && !to.final && after.returned !== undefined,
        poor: before.ratified ? to.publishers !== undefined : to.final,
      };
      return unless(ways[after.verdict.verdict], `${after.verdict.verdict} leads to ${to.value}`);
    },
  },
  settled: {
    says: 'no form stands in a stage that is already decided',
    broken: ({ to, after }) =>
      unless(!to.rule || !(isDecided(to, after.seats) || isLost(to, after.seats)), `${to.value} is decided`),
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
        outcome: index === 0 ? (OUTCOMES[event.type] ?? 'approved') : 'approved',
      }));
      const found = closed.map(({ stage, round, outcome }) => ({
        stage,
        round,
        outcome:
          outcome === 'rejected' && DECIDING.includes(event.type) ? (OUTCOMES[event.type] ?? 'approved') : outcome,
      }));
      if (!same(found, expected)) return `closed ${JSON.stringify(found)}`;
      return unless(to.review || after.seats.length === 0, 'seats still stand');
    },
  },
} as const satisfies Readonly<Record<string, Property>>;
