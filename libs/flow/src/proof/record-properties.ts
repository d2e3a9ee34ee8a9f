import type { CommandType } from '../types.js';
import { isBlank, same } from './edge-facts.js';
import type { Property } from './property.js';
import { unless } from './property.js';

const TOLD: Readonly<Partial<Record<CommandType, string>>> = {
  ...{ transfer: 'named', delegate: 'named', addReviewer: 'named', reassign: 'named', copy: 'named' },
  ...{ remind: 'reviewers', requestReturn: 'reviewers', advise: 'reviewers' },
};

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
    broken: ({ event, before, after, to, stage }) => {
      if (event.type !== 'submit') return undefined;
      const { errors, unexplained } = event.facts.content;
      if (errors > 0 || unexplained > 0) return 'unsound content';
      if (before.comments.some(({ resolved }) => !resolved)) return 'an open comment';
      const last = before.closed.at(-1);
      const amended = last?.outcome === 'approved' && stage(last.stage).requires?.includes('verdict') === true;
      const goesOn =
        before.straight !== undefined || (amended && before.verdict?.verdict === 'good' && !before.returned);
      if (goesOn && (before.straight ?? to.value) === to.value)
        return unless(
          after.submission === before.submission + 1 &&
            after.returned === undefined &&
            after.straight === undefined &&
            after.comments.length === 0 &&
            same(before.closed, after.closed.slice(0, before.closed.length)),
          'what was approved is lost on the straight way',
        );
      return unless(
        after.straight === undefined &&
          after.verdict === undefined &&
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
      if ((event.to !== undefined) !== to.review) return 'not where it was sent';
      if (to.review && event.to !== 'previous' && event.to !== to.value) return 'another stage';
      if (to.review && !before.closed.some(({ stage }) => stage === to.value)) return 'never visited';
      if (after.straight !== (event.straight ? from.value : undefined)) return 'another way back';
      const open = after.comments.slice(before.comments.length).filter(({ resolved }) => !resolved);
      const ids = new Set(after.comments.map(({ id }) => id));
      return unless(
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
    broken: ({ event, before, after, from }) => {
      if (event.type === 'submit') return undefined;
      return unless(
        same(
          after.recheck,
          event.type === 'score' && !from.requires?.includes('verdict') ? { rows: event.rows } : before.recheck,
        ),
        'another score',
      );
    },
  },
  verdictKept: {
    says: 'a verdict is what the last score gave, with who, when and on which content, until the next review or submission',
    broken: ({ event, before, after, from, opened }) => {
      if (event.type === 'submit') return undefined;
      if (opened.some(({ stage }) => stage.requires?.includes('verdict')))
        return unless(
          event.type === 'withdraw' ? same(after.verdict, before.verdict) : after.verdict === undefined,
          'stale',
        );
      if (event.type !== 'score' || event.verdict === undefined || !from.requires?.includes('verdict'))
        return unless(same(after.verdict, before.verdict), 'another');
      const { verdict, total, by, at, facts } = event;
      return unless(same(after.verdict, { verdict, total, by, at, contentVersion: facts.content.version }), 'not kept');
    },
  },
  inForceKept: {
    says: 'only a ratification with number and date changes what is in force; what is in force is never voided',
    broken: ({ event, before, after }) => {
      if (event.type === 'void') return unless(before.ratified === undefined, 'voided');
      if (event.type !== 'ratify') return unless(same(before.ratified, after.ratified), 'changed');
      const { number, date, by, at, facts } = event;
      if (isBlank(number) || isBlank(date) || after.adjustment !== undefined) return 'no document';
      return unless(same(after.ratified, { number, date, by, at, contentVersion: facts.content.version }), 'not kept');
    },
  },
  adjusted: {
    says: 'an adjustment is begun by the author, still in office, with number and reason, one at a time, and ends with the objective in force',
    broken: ({ event, before, after, to }) => {
      if (event.type !== 'adjust')
        return unless(
          after.adjustment === undefined || (same(before.adjustment, after.adjustment) && !to.publishers),
          'open',
        );
      const { number, reason, by, at } = event;
      if (by !== before.author || !event.facts.authorColleague || isBlank(number) || isBlank(reason))
        return 'not allowed';
      return unless(
        before.ratified !== undefined && !before.adjustment && same(after.adjustment, { number, reason, by, at }),
        'nothing in force, or another is open',
      );
    },
  },
  archivedRight: {
    says: 'only an administrator archives',
    broken: ({ event }) => unless(event.type !== 'archive' || event.facts.administrator, 'no administrator'),
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
  namedTold: {
    says: 'whoever is named in a command is told, and whoever is reminded, asked back or answered',
    broken: ({ event, edge }) => {
      const whom = TOLD[event.type];
      return unless(
        whom === undefined ||
          edge.decision.effects.some(({ type, params }) => type === 'notify' && params['to'] === whom),
        whom ?? '',
      );
    },
  },
} as const satisfies Readonly<Record<string, Property>>;
