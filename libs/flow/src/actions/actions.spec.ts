import type { Ballot, Candidate, ChainEvent, Comment, Context, Facts, Seat } from '../types.js';
import { blankContext } from '../compile.js';
import { isAuthor, mayWrite, maySit } from '../guards/people.js';
import { newSubmission, resolveComment, takeComments } from './record.js';
import { castBallot, closeRound } from './round.js';
import { earlierApproval, isComplete } from './seats.js';

const ballot: Ballot = { decision: 'approve', by: 'x', at: '1', opinion: '同意', contentVersion: 1 };
const seat = (more: Partial<Seat> = {}): Seat => ({
  person: 'x',
  name: 'x',
  role: 'head',
  unit: 'u',
  body: 'b',
  ...more,
});
const context = (more: Partial<Context> = {}): Context => ({ ...blankContext('a'), ...more });
const facts: Facts = {
  seats: {},
  content: { version: 2, hash: 'h', errors: 0, unexplained: 0 },
  authorColleague: false,
  maySitAsPublisher: false,
  administrator: false,
};
const who = { by: 'x', name: 'x', at: '9', facts };
const approve: ChainEvent = { type: 'approve', ...who, opinion: '再次同意' };
const comment: Comment = { id: 'c1', where: { part: 'note' }, text: '请核实', by: 'x', name: 'x', contentVersion: 1 };
const resolved: Comment = { ...comment, resolved: { by: 'a', at: '1', answer: '已改' } };

describe('rounds', () => {
  it.each(['all', 'any', 'sequence'] as const)('without seats are never complete under %s', (rule) => {
    expect(isComplete(rule, [])).toBe(false);
  });

  it('keep the first ballot of a seat', () => {
    expect(castBallot.apply(context({ seats: [seat({ ballot })] }), approve, {})).toEqual({});
  });

  it('keep their seats when closed', () => {
    const seats = [seat({ ballot })];
    expect(closeRound.apply(context({ round: 3, seats }), approve, { stage: 's', outcome: 'approved' })).toEqual({
      seats: [],
      closed: [{ round: 3, stage: 's', seats, outcome: 'approved' }],
    });
  });

  const named = (...candidates: Candidate[]): ChainEvent => ({
    ...approve,
    facts: { ...facts, seats: { s: candidates } },
  });

  it('seat nobody who wrote the form, even where a seat stands', () => {
    const seated = context({ seats: [seat()] });
    expect(maySit.test(seated, named(seat()), {}, 's')).toBe(true);
    expect(maySit.test({ ...seated, writers: ['a', 'x'] }, named(seat()), {}, 's')).toBe(false);
  });

  it('seat nobody who left the office: its person, role and unit are all still found for this very stage', () => {
    const seated = context({ seats: [seat()] });
    const moved = [[], [seat({ role: 'deputyHead' })], [seat({ unit: 'v' })], [seat({ person: 'y' })]];
    expect(moved.map((now) => maySit.test(seated, named(...now), {}, 's'))).toEqual([false, false, false, false]);
    expect(maySit.test(seated, named(seat()), {}, 't')).toBe(false);
    expect(maySit.test(seated, named(seat({ role: 'deputyHead' }), seat()), {}, 's')).toBe(true);
  });
});

describe('the author', () => {
  const by = (person: string, authorColleague: boolean): ChainEvent => ({
    type: 'submit',
    ...who,
    by: person,
    facts: { ...facts, authorColleague },
  });

  it('writes for as long as they hold the role, like any colleague, and alone takes back', () => {
    const people = [by('a', true), by('a', false), by('b', true), by('b', false)];
    expect(people.map((event) => mayWrite.test(context(), event, {}, 's'))).toEqual([true, false, true, false]);
    expect(people.map((event) => isAuthor.test(context(), event, {}, 's'))).toEqual([true, false, false, false]);
  });
});

describe('an earlier approval', () => {
  const closed = (stage: string, outcome: 'approved' | 'returned', given: Ballot) => [
    { round: 1, stage, outcome, seats: [seat({ ballot: given })] },
  ];

  it('names the stage in which it was given, however often it was carried since', () => {
    expect(earlierApproval(context({ closed: closed('unit', 'approved', ballot) }), seat())?.carried).toBe('unit');
    const twice = closed('department', 'approved', { ...ballot, carried: 'unit' });
    expect(earlierApproval(context({ closed: twice }), seat())?.carried).toBe('unit');
  });

  it('does not come from a round that was returned', () => {
    expect(earlierApproval(context({ closed: closed('unit', 'returned', ballot) }), seat())).toBeUndefined();
  });

  it('does not come from another body', () => {
    const own = context({ closed: closed('unit', 'approved', ballot) });
    expect(earlierApproval(own, seat({ body: 'other' }))).toBeUndefined();
  });
});

describe('comments', () => {
  it('of an earlier return stay when another return brings new ones', () => {
    const { where, text } = comment;
    const event: ChainEvent = {
      type: 'return',
      ...who,
      reason: 'r',
      opinion: '',
      comments: [{ where, text }],
    };
    const { comments } = takeComments.apply(context({ round: 7, comments: [resolved] }), event, {});
    expect(comments).toEqual([resolved, { ...comment, id: 'c7-1', contentVersion: 2 }]);
  });

  it('leave the record with the submission that answers them, open ones never', () => {
    const open = { ...comment, id: 'c2' };
    expect(newSubmission.apply(context({ comments: [resolved, open] }), approve, {}).comments).toEqual([open]);
  });

  it('keep their first answer', () => {
    const event: ChainEvent = { type: 'resolve', ...who, comment: 'c1', answer: '另一答复' };
    expect(resolveComment.apply(context({ comments: [resolved] }), event, {})).toEqual({ comments: [resolved] });
    const { comments } = resolveComment.apply(context({ comments: [comment] }), event, {});
    expect(comments?.[0]?.resolved).toEqual({ by: 'x', at: '9', answer: '另一答复' });
  });
});
