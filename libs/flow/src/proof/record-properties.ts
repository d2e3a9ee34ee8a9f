import { isBlank, same } from './edge-facts.js';
import type { Property } from './property.js';
import { unless } from './property.js';

/** What must hold of the record (留痕). */
export const RECORD_PROPERTIES = {
  nothingLost: {
    says: 'no ballot, round or comment is changed or lost by a later command; a new submission leaves rounds and answered comments to the events',
    broken: ({ event, before, after, closed, from, moved }) => {
      const kept = event.type === 'submit' || same(before.closed, after.closed.slice(0, before.closed.length));
      const words = before.comments.every(({ resolved, ...comment }) => {
        const now = after.comments.find(({ id }) => id === comment.id);
        if (!now) return event.type === 'submit' && resolved !== undefined;
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
          after.comments.length === 0 &&
          after.closed.every(({ round }) => round > before.round),
        'leftovers of the submission before',
      );
    },
  },
  returnExplained: {
    says: 'a return has a reason and a cell comment, both are kept for the author, each comment under a name of its own',
    broken: ({ event, before, after, from, to }) => {
      if (event.type !== 'return') return undefined;
      const { by, name, reason, opinion, comments } = event;
      if (isBlank(reason) || comments.length === 0) return 'no reason or no comment';
      const open = after.comments.slice(before.comments.length).filter(({ resolved }) => !resolved);
      const ids = new Set(after.comments.map(({ id }) => id));
      return unless(
        !to.review &&
          ids.size === after.comments.length &&
          same(after.returned, { by, name, stage: from.value, reason, opinion }) &&
          same(
            open.map(({ where, text }) => ({ where, text })),
            comments,
          ),
        'not kept',
      );
    },
  },
  commentResolved: {
    says: 'answering a comment, in words, resolves that one, which was open, and no other',
    broken: ({ event, before, after }) => {
      if (event.type !== 'resolve') return undefined;
      const changed = after.comments.filter((comment, index) => !same(comment, before.comments[index]));
      return unless(
        !isBlank(event.answer) &&
          changed.length === 1 &&
          changed[0]?.id === event.comment &&
          same(changed[0].resolved, { by: event.by, at: event.at, answer: event.answer }),
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
