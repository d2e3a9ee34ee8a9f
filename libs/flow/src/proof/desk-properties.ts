import type { Candidate, Seat } from '../types.js';
import { isBlank, same } from './edge-facts.js';
import type { Step } from './edge-facts.js';
import type { Property } from './property.js';
import { unless } from './property.js';

/** The seats after the command, standing or closed by it. */
const seatsAfter = ({ closed, after, moved }: Step): readonly Seat[] =>
  moved ? (closed[0]?.seats ?? []) : after.seats;

const isFree = ({ before }: Step, person: string): boolean =>
  !before.writers.includes(person) &&
  before.seats.every((seat) => seat.person !== person && seat.helper?.person !== person);

const officeOf = ({ event }: Step, person: string, unit: string | undefined): readonly Candidate[] =>
  (event.facts.named ?? []).filter((office) => office.person === person && office.unit === unit);

const others = (seats: readonly Seat[], ...without: readonly string[]): readonly Omit<Seat, 'added'>[] =>
  seats.filter(({ person }) => !without.includes(person)).map(({ added: _, ...seat }) => seat);

/** What must hold of seats that change hands (转办、委派、加签、减签、改派) and of what is done beside deciding. */
export const DESK_PROPERTIES = {
  handedOver: {
    says: 'a seat goes to one person free to take it, at the same unit, and keeps who held it and what they said',
    broken: (step) => {
      const { event, before } = step;
      if (event.type !== 'transfer' && event.type !== 'reassign') return undefined;
      const subject = event.type === 'transfer' ? event.by : event.seat;
      const old = before.seats.find(({ person }) => person === subject);
      const now = seatsAfter(step).find(({ person }) => person === event.to);
      const words = event.type === 'transfer' ? event.opinion : event.reason;
      if (!old || old.ballot || !isFree(step, event.to) || !officeOf(step, event.to, old.unit).length)
        return 'not free to';
      if (isBlank(words)) return 'without a word';
      if (!same(others(before.seats, subject), others(seatsAfter(step), event.to))) return 'another seat changed';
      const left = now?.passed?.at(-1);
      return unless(
        now?.unit === old.unit &&
          now.ballot === undefined &&
          left?.person === subject &&
          left.opinion === words &&
          now.passed?.length === (old.passed?.length ?? 0) + 1,
        'not kept',
      );
    },
  },
  reassignedVacant: {
    says: 'only an administrator hands on the seat of another, and only one whose person left the office, to somebody of the same role',
    broken: (step) => {
      const { event, before, from } = step;
      if (event.type !== 'reassign') return undefined;
      const old = before.seats.find(({ person }) => person === event.seat);
      const held = [...(event.facts.seats[from.value] ?? []), ...(event.facts.named ?? [])].some(
        ({ person, role, unit }) => person === event.seat && role === old?.role && unit === old.unit,
      );
      const role = old?.passed?.[0]?.role ?? old?.role;
      const fits = officeOf(step, event.to, old?.unit).some((office) => office.role === role);
      return unless(event.facts.administrator && !held && fits, 'no administrator, or not vacant');
    },
  },
  advised: {
    says: 'a helper is somebody free, gives an opinion and nothing else, and the seat is its owner’s again',
    broken: (step) => {
      const { event, before, after, seat } = step;
      if (event.type === 'delegate') {
        const now = after.seats.find(({ person }) => person === event.by);
        const office = officeOf(step, event.to, seat?.unit).length > 0;
        return unless(
          isFree(step, event.to) && office && now?.helper?.person === event.to && !isBlank(event.opinion),
          'not asked',
        );
      }
      if (event.type !== 'advise') return undefined;
      const old = before.seats.find(({ helper }) => helper?.person === event.by);
      const now = after.seats.find(({ person }) => person === old?.person);
      const still = event.facts.offices?.some(
        ({ role, unit }) => role === old?.helper?.role && unit === old.helper.unit,
      );
      return unless(
        still === true &&
          !isBlank(event.opinion) &&
          now?.helper === undefined &&
          now?.advice?.at(-1)?.opinion === event.opinion &&
          same(now.ballot, old?.ballot),
        'no such request',
      );
    },
  },
  added: {
    says: 'a seat is added for somebody free, at the same unit, where it was asked, and no other seat changes',
    broken: (step) => {
      const { event, before, after, seat } = step;
      if (event.type !== 'addReviewer') return undefined;
      const now = after.seats.find(({ person }) => person === event.to);
      if (!isFree(step, event.to) || officeOf(step, event.to, seat?.unit).length === 0) return 'not free to';
      return unless(
        same(now?.added, { by: event.by, how: event.how }) &&
          now?.ballot === undefined &&
          same(others(before.seats), others(after.seats, event.to)),
        'not added as asked',
      );
    },
  },
  removed: {
    says: 'only who added a seat, or asked a helper, takes them away again, and only before they decided',
    broken: (step) => {
      const { event, before, from } = step;
      if (event.type !== 'removeReviewer') return undefined;
      const own = before.seats.find(({ person }) => person === event.by);
      const gone = before.seats.filter(({ person }) => !seatsAfter(step).some((seat) => seat.person === person));
      const office = [...(event.facts.seats[from.value] ?? []), ...(event.facts.offices ?? [])].some(
        ({ person, role, unit }) => person === event.by && role === own?.role && unit === own.unit,
      );
      if (!office) return 'left the office';
      if (own?.helper?.person === event.to) return unless(gone.length === 0, 'a seat is gone');
      const asked = gone.find(({ person }) => person === event.to);
      return unless(
        asked?.added?.by === event.by && gone.every(({ ballot, added }) => !ballot && added !== undefined),
        'a seat of the chain, of another, or decided',
      );
    },
  },
  commented: {
    says: 'a comment has words and a name of its own, and stands until it is answered',
    broken: ({ event, before, after }) => {
      if (event.type !== 'comment') return undefined;
      const ids = new Set(after.comments.map(({ id }) => id));
      return unless(
        event.comments.length > 0 &&
          event.comments.every(({ text }) => !isBlank(text)) &&
          after.comments.length === before.comments.length + event.comments.length &&
          ids.size === after.comments.length,
        'not kept',
      );
    },
  },
  copied: {
    says: 'a copy goes to somebody who is there, once',
    broken: ({ event, before, after }) => {
      if (event.type !== 'copy') return undefined;
      const known = event.facts.named?.some(({ person }) => person === event.to);
      return unless(
        known === true && !before.copies?.includes(event.to) && after.copies?.at(-1) === event.to,
        'nobody, or twice',
      );
    },
  },
  remindedOnce: {
    says: 'the author, still in office, or somebody of this stage or a later one reminds, once a round and working day',
    broken: ({ event, before, after, stages, from }) => {
      if (event.type !== 'remind') return undefined;
      const { day = '', seats, authorColleague } = event.facts;
      const later = stages.slice(stages.indexOf(stages.find(({ value }) => value === from.value) ?? from));
      const may =
        (event.by === before.author && authorColleague) ||
        later.some(({ value }) => seats[value]?.some(({ person }) => person === event.by));
      const again = before.reminded?.round === before.round && before.reminded.day === day;
      return unless(may && !again && same(after.reminded, { round: before.round, day }), 'not theirs, or again');
    },
  },
  requestedOnce: {
    says: 'the author, still in office, asks for a return, in words, once a round, and only once it is in somebody’s hands',
    broken: ({ event, before, after }) => {
      if (event.type !== 'requestReturn') return undefined;
      const free = before.seats.every((seat) => !seat.opened && (!seat.ballot || seat.ballot.carried !== undefined));
      return unless(
        event.by === before.author &&
          event.facts.authorColleague &&
          !isBlank(event.reason) &&
          !free &&
          before.requested?.round !== before.round &&
          after.requested?.reason === event.reason,
        'not the author, free to withdraw, or again',
      );
    },
  },
} as const satisfies Readonly<Record<string, Property>>;
