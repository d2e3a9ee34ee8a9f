import { isBlank } from './edge-facts.js';
import type { Property } from './property.js';
import { unless } from './property.js';

const OF_A_SEAT: readonly string[] = ['open', 'approve', 'return', 'score'];
const OF_A_WRITER: readonly string[] = ['save', 'submit', 'resolve'];

/** What must hold of who acts (谁可以办). They look at event and record alone: a guard cannot vouch for itself. */
export const PEOPLE_PROPERTIES = {
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
  stillInOffice: {
    says: 'only who still holds the office a seat was opened for opens, approves, returns or scores in it',
    broken: ({ event, seat, from }) => {
      if (!OF_A_SEAT.includes(event.type) || !seat) return undefined;
      const named = event.facts.seats[from.value]?.filter(({ person }) => person === event.by) ?? [];
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
    broken: ({ event, before }) =>
      unless(
        event.type !== 'withdraw' ||
          (event.by === before.author &&
            event.facts.authorColleague &&
            before.seats.every((seat) => !seat.opened && (!seat.ballot || seat.ballot.carried !== undefined))),
        'touched, or not the author',
      ),
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
                  !review || before.closed.some(({ stage, outcome }) => stage === value && outcome === 'approved'),
              ),
            'no publisher, or a stage is missing',
          )
        : undefined,
  },
} as const satisfies Readonly<Record<string, Property>>;
