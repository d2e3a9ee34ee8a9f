import { isBlank, same } from './edge-facts.js';
import type { Property } from './property.js';
import { unless } from './property.js';

const OF_A_SEAT: readonly string[] = [
  ...['open', 'approve', 'reject', 'return', 'score', 'ratify'],
  ...['transfer', 'delegate', 'addReviewer', 'comment', 'copy'],
];
/** Given by people who have to do with the review of a form, not with writing it. */
const OF_A_REVIEWER: readonly string[] = [...OF_A_SEAT, 'advise', 'removeReviewer', 'reassign', 'publish'];
const DECISIONS: readonly string[] = ['approve', 'reject', 'return', 'score', 'ratify'];
const OF_A_WRITER: readonly string[] = ['save', 'submit', 'resolve'];

/** What must hold of who acts (谁可以办). They look at event and record alone: a guard cannot vouch for itself. */
export const PEOPLE_PROPERTIES = {
  ownWork: {
    says: 'nobody reviews, scores, returns or publishes what they wrote, whatever else they are',
    broken: ({ event, before }) =>
      unless(!before.writers.includes(event.by) || !OF_A_REVIEWER.includes(event.type), `${event.by} wrote it`),
  },
  noWriterSits: {
    says: 'nobody who wrote in the form has a seat in it or is asked for advice, however the seat came to them',
    broken: ({ after }) => {
      const people = after.seats.flatMap(({ person, helper }) => [person, helper?.person]);
      return people.find((person) => person !== undefined && after.writers.includes(person));
    },
  },
  inTurn: {
    says: 'no seat decides before those asked before it, nor before its turn, nor while it awaits advice',
    broken: ({ event, seat, before, from }) => {
      if (!DECISIONS.includes(event.type) || !seat) return undefined;
      if (seat.helper) return 'awaits advice';
      const undecided = before.seats.filter(({ ballot }) => !ballot);
      if (undecided.some(({ added }) => added?.how === 'before' && added.by === seat.person)) return 'asked before';
      if (seat.added?.how === 'after' && undecided.some(({ person }) => person === seat.added?.by))
        return 'asked after';
      const place = before.seats.indexOf(seat);
      const first = undecided.find(({ added }) => added === undefined);
      return unless(
        from.rule !== 'sequence' || seat.added !== undefined || !first || before.seats.indexOf(first) >= place,
        'before its turn',
      );
    },
  },
  openSeat: {
    says: 'only an open seat opens, approves, returns or scores, and it has one ballot a round',
    broken: ({ event, seat }) =>
      unless(!OF_A_SEAT.includes(event.type) || (seat !== undefined && seat.ballot === undefined), 'no open seat'),
  },
  stillInOffice: {
    says: 'only who still holds the office a seat was opened for opens, approves, returns or scores in it',
    broken: ({ event, seat, from }) => {
      if (!OF_A_SEAT.includes(event.type) || !seat) return undefined;
      const handed = seat.added || seat.passed ? (event.facts.offices ?? []) : [];
      const named = [...(event.facts.seats[from.value] ?? []), ...handed].filter(({ person }) => person === event.by);
      return unless(
        named.some(({ role, unit }) => role === seat.role && unit === seat.unit),
        `${event.by} left the office`,
      );
    },
  },
  writersOnly: {
    says: 'only who holds the author role at the unit now, the author or a colleague, saves, submits and answers comments',
    broken: ({ event }) =>
      unless(!OF_A_WRITER.includes(event.type) || event.facts.authorColleague, `${event.by} is no author there`),
  },
  writersKept: {
    says: 'whoever saved, submitted or answered is remembered as having written',
    broken: ({ event, before, after }) =>
      unless(
        before.writers.every((writer) => after.writers.includes(writer)) &&
          (!OF_A_WRITER.includes(event.type) || after.writers.includes(event.by)),
        `${event.by} is forgotten`,
      ),
  },
  withdrawUntouched: {
    says: 'only the author, still in office, withdraws, and only while nobody opened or decided in this round',
    broken: ({ event, before, to }) =>
      unless(
        event.type !== 'withdraw' ||
          to.review ||
          (event.by === before.author &&
            event.facts.authorColleague &&
            before.seats.every((seat) => !seat.opened && (!seat.ballot || seat.ballot.carried !== undefined))),
        'touched, or not the author',
      ),
  },
  takenBack: {
    says: 'only who decided last, still in office, takes an approval back, while nobody went on: the other ballots stand',
    broken: ({ event, before, after, to }) => {
      if (event.type !== 'withdraw' || !to.review) return undefined;
      const last = before.closed.at(-1);
      const named = event.facts.seats[to.value] ?? [];
      const own = last?.seats.find(({ person }) => person === event.by);
      const office = [...named, ...(own?.added || own?.passed ? (event.facts.offices ?? []) : [])].some(
        ({ person, role, unit }) => person === event.by && role === own?.role && unit === own.unit,
      );
      const touched = before.seats.some((seat) => seat.opened || (seat.ballot && seat.ballot.carried === undefined));
      if (touched || !office || last?.stage !== to.value || before.writers.includes(event.by))
        return 'not theirs to take';
      if (before.decided?.by !== event.by || before.decided.round !== last.round) return 'somebody else decided last';
      return unless(
        last.seats.every(({ person, ballot }) => {
          const now = after.seats.find((seat) => seat.person === person)?.ballot;
          return person === event.by
            ? now === undefined
            : same(now && { ...now, carried: 0 }, ballot && { ...ballot, carried: 0 });
        }),
        'another ballot changed',
      );
    },
  },
  voidRight: {
    says: 'the author, still in office, voids what is in their hands; anything else only an administrator, with a reason',
    broken: ({ event, before, from }) => {
      if (event.type !== 'void') return undefined;
      const authors = !from.review && from.publishers === undefined;
      return authors
        ? unless(event.by === before.author && event.facts.authorColleague, 'not the author')
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
                  !review ||
                  before.ratified !== undefined ||
                  before.closed.some(({ stage, outcome }) => stage === value && outcome === 'approved'),
              ),
            'no publisher, or a stage is missing',
          )
        : undefined,
  },
} as const satisfies Readonly<Record<string, Property>>;
