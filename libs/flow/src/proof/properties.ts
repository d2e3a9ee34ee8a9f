import { earlierApproval, isCast, isComplete } from '../actions/seats.js';
import { isBlank, same } from './edge-facts.js';
import type { Step } from './edge-facts.js';

/** Something that must hold of every command any chain ever accepts. `broken` says how it does not. */
export interface Property {
  readonly says: string;
  readonly broken: (step: Step) => string | undefined;
}

const unless = (holds: boolean, how: string): string | undefined => (holds ? undefined : how);
const OF_A_SEAT: readonly string[] = ['open', 'approve', 'return', 'score'];
const OF_A_WRITER: readonly string[] = ['save', 'submit', 'resolve'];
const OUTCOMES: Readonly<Record<string, string>> = {
  approve: 'approved',
  submit: 'approved',
  return: 'returned',
  withdraw: 'withdrawn',
  void: 'void',
};

/** What must hold of who acts (谁可以办). They look at event and record alone: a guard cannot vouch for itself. */
const PEOPLE = {
  ownWork: {
    says: 'nobody reviews, scores, returns or publishes what they wrote, whatever else they are',
    broken: ({ event, before }) =>
      unless(
        !before.writers.includes(event.by) || !(OF_A_SEAT.includes(event.type) || event.type === 'publish'),
        `${event.by} wrote it`,
      ),
  },
  openSeat: {
    says: 'only an open seat opens, approves, returns or scores, and it has one ballot a round',
    broken: ({ event, seat }) =>
      unless(!OF_A_SEAT.includes(event.type) || (seat !== undefined && seat.ballot === undefined), 'no open seat'),
  },
  writersOnly: {
    says: 'only the author, or a colleague with the same role, saves, submits and answers comments',
    broken: ({ event, before }) =>
      unless(
        !OF_A_WRITER.includes(event.type) || event.by === before.author || event.facts.authorColleague,
        `${event.by} is neither`,
      ),
  },
  writersKept: {
    says: 'whoever saved or submitted is remembered as having written',
    broken: ({ event, before, after }) =>
      unless(
        before.writers.every((writer) => after.writers.includes(writer)) &&
          (!['save', 'submit'].includes(event.type) || after.writers.includes(event.by)),
        `${event.by} is forgotten`,
      ),
  },
  withdrawUntouched: {
    says: 'only the author withdraws, and only while nobody opened or decided in this round',
    broken: ({ event, before }) =>
      unless(
        event.type !== 'withdraw' ||
          (event.by === before.author && before.seats.every((seat) => seat.opened === undefined && !isCast(seat))),
        'touched, or not the author',
      ),
  },
  voidRight: {
    says: 'the author voids what is in their hands; anything else only an administrator, with a reason',
    broken: ({ event, before, from }) => {
      if (event.type !== 'void') return undefined;
      const authors = !from.review && from.publishers === undefined;
      return authors
        ? unless(event.by === before.author, 'not the author')
        : unless(event.facts.administrator && !isBlank(event.reason), 'no administrator or no reason');
    },
  },
  publishRight: {
    says: 'only a publisher publishes, and only after every stage approved in this submission',
    broken: ({ event, before, stages }) =>
      event.type === 'publish'
        ? unless(
            event.facts.maySitAsPublisher &&
              stages.every(
                ({ review, value }) =>
                  !review || before.closed.some(({ stage, outcome }) => stage === value && outcome === 'approved'),
              ),
            'no publisher, or a stage is missing',
          )
        : undefined,
  },
} as const satisfies Readonly<Record<string, Property>>;

/** What must hold of rounds, seats and ballots (轮次与席位). */
const ROUNDS = {
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
          const past = { ...after, closed: after.closed.filter((earlier) => earlier.round < round) };
          const due = stage.whenRepeated === 'carry' ? earlierApproval(past, seat) : undefined;
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
        now?.opened !== undefined && (event.type === 'score' || seat?.opened === undefined),
        'not marked, or marked twice',
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
          return unless(rule !== undefined && isComplete(rule, round.seats), `${round.stage} was not decided`);
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
    broken: ({ to, after }) => unless(!to.rule || !isComplete(to.rule, after.seats), `${to.value} is decided`),
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

/** What must hold of the record (留痕). */
const RECORD = {
  nothingLost: {
    says: 'no ballot, round or comment is changed or lost by a later command; a new submission leaves rounds to the events',
    broken: ({ event, before, after, closed, from, moved }) => {
      const kept = event.type === 'submit' || same(before.closed, after.closed.slice(0, before.closed.length));
      const words = before.comments.every(({ resolved, ...comment }) => {
        const now = after.comments.find(({ id }) => id === comment.id);
        if (!now) return false;
        const { resolved: answered, ...rest } = now;
        return same(rest, comment) && (resolved === undefined || same(resolved, answered));
      });
      const seats = moved && from.review ? (closed[0]?.seats ?? []) : after.seats;
      const ballots = before.seats.every(
        ({ person, ballot }) => !ballot || same(ballot, seats.find((seat) => seat.person === person)?.ballot),
      );
      return unless(kept && words && ballots, kept ? (words ? 'a ballot' : 'a comment') : 'a round');
    },
  },
  submitSound: {
    says: 'only sound content with every comment answered is submitted, and it counts as a new submission',
    broken: ({ event, before, after }) => {
      if (event.type !== 'submit') return undefined;
      const { errors, unexplained } = event.facts.content;
      if (errors > 0 || unexplained > 0) return 'unsound content';
      if (before.comments.some(({ resolved }) => !resolved)) return 'an open comment';
      return unless(
        after.submission === before.submission + 1 &&
          after.returned === undefined &&
          after.recheck === undefined &&
          after.closed.every(({ round }) => round > before.round),
        'leftovers of the submission before',
      );
    },
  },
  returnExplained: {
    says: 'a return has a reason and a cell comment, and both are kept for the author',
    broken: ({ event, before, after, from, to }) => {
      if (event.type !== 'return') return undefined;
      const { by, name, reason, opinion, comments } = event;
      if (isBlank(reason) || comments.length === 0) return 'no reason or no comment';
      const open = after.comments.slice(before.comments.length).filter(({ resolved }) => !resolved);
      return unless(
        !to.review &&
          same(after.returned, { by, name, stage: from.value, reason, opinion }) &&
          same(
            open.map(({ id, where, text }) => ({ id, where, text })),
            comments,
          ),
        'not kept',
      );
    },
  },
  commentResolved: {
    says: 'answering a comment resolves that one, which was open, and no other',
    broken: ({ event, before, after }) => {
      if (event.type !== 'resolve') return undefined;
      const changed = after.comments.filter((comment, index) => !same(comment, before.comments[index]));
      return unless(
        changed.length === 1 && changed[0]?.id === event.comment && changed[0].resolved?.by === event.by,
        event.comment,
      );
    },
  },
  scoreKept: {
    says: 'a recheck score is kept as given until the next submission',
    broken: ({ event, before, after }) => {
      if (event.type === 'submit') return undefined;
      return unless(
        same(after.recheck, event.type === 'score' ? { rows: event.rows } : before.recheck),
        'another score',
      );
    },
  },
  frozen: {
    says: 'submission, return, score and publication freeze one version each, and nothing else does',
    broken: ({ event, edge }) => {
      const causes = edge.decision.effects
        .filter(({ type }) => type === 'freezeVersion')
        .map(({ params }) => params['cause']);
      const due = ['submit', 'return', 'score', 'publish'].includes(event.type) ? [event.type] : [];
      return unless(same(causes, due), `froze ${causes.join() || 'nothing'}`);
    },
  },
  told: {
    says: 'whoever has to act next, or waits for the end, is told, and nobody who was only passed by',
    broken: ({ event, edge, moved, to, before }) => {
      const told = edge.decision.effects.filter(({ type }) => type === 'notify');
      if (told.some(({ params }) => params['stage'] !== to.value)) return 'passed by';
      const whom = to.review ? 'reviewers' : to.publishers ? 'publishers' : 'author';
      if (!moved || (whom === 'author' && event.by === before.author)) return undefined;
      return unless(
        told.some(({ params }) => params['to'] === whom),
        `${whom} of ${to.value}`,
      );
    },
  },
} as const satisfies Readonly<Record<string, Property>>;

/** Properties of single commands, checked on every edge of the walk. */
export const EDGE_PROPERTIES = { ...PEOPLE, ...ROUNDS, ...RECORD };
export type EdgeProperty = keyof typeof EDGE_PROPERTIES;
