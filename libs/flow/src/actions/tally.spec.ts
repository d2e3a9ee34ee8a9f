import fc from 'fast-check';
import type { StageMeta, VoteRule } from '../chain/chain.js';
import type { Ballot, Seat } from '../types.js';
import { awaitedBy, isWinnable, resultOf, standingOf } from './tally.js';

type Decision = Ballot['decision'];
type Rule = Pick<StageMeta, 'rule' | 'vote' | 'rejectAtOnce'>;

const seat = (person: string, decision?: Decision, more: Partial<Seat> = {}): Seat => ({
  ...{ person, name: person, role: 'reviewer', unit: 'u', body: 'u' },
  ...(decision && { ballot: { decision, by: person, at: '1', opinion: '—', contentVersion: 1 } }),
  ...more,
});
const round = (...decisions: readonly (Decision | undefined)[]): Seat[] =>
  decisions.map((decision, index) => seat(`p${index}`, decision));
const vote = (needs: VoteRule['needs'], more: Partial<VoteRule> = {}): Rule => ({
  rule: 'vote',
  vote: { needs, ...more },
});
const YES = 'approve';
const NO = 'reject';
const NOT_YET = undefined;

describe('how a round stands', () => {
  const cases: readonly [string, Rule, readonly (Decision | undefined)[], ReturnType<typeof resultOf>][] = [
    ['或签 is won by one', { rule: 'any' }, [NOT_YET, YES], 'approved'],
    ['或签 is lost by one', { rule: 'any' }, [NOT_YET, NO], 'rejected'],
    ['会签 waits for all', { rule: 'all' }, [YES, NOT_YET], undefined],
    ['会签 is won by all', { rule: 'all' }, [YES, YES], 'approved'],
    ['会签 with one against waits for the others', { rule: 'all' }, [NO, NOT_YET], undefined],
    ['会签 with one against is lost when all have decided', { rule: 'all' }, [NO, YES], 'rejected'],
    ['会签 is lost at once where the chain says so', { rule: 'all', rejectAtOnce: true }, [NO, NOT_YET], 'rejected'],
    ['依次 is won by all', { rule: 'sequence' }, [YES, YES], 'approved'],
    ['依次 is lost at once', { rule: 'sequence' }, [NO, NOT_YET], 'rejected'],
    ['two of three are two thirds', vote({ share: [2, 3] }), [YES, YES, NOT_YET], 'approved'],
    ['one of three is a third', vote({ share: [1, 3] }), [YES, NOT_YET, NOT_YET], 'approved'],
    ['half is not more than half', vote({ moreThan: [1, 2] }), [YES, YES, NOT_YET, NOT_YET], undefined],
    ['half against cannot be more than half for', vote({ moreThan: [1, 2] }), [NO, NO, YES, NOT_YET], 'rejected'],
    ['two votes are enough for two', vote({ votes: 2 }), [YES, NO, YES], 'approved'],
    ['two votes can still come', vote({ votes: 2 }), [YES, NO, NOT_YET], undefined],
    ['two votes can no longer come', vote({ votes: 2 }), [NO, NO, YES], 'rejected'],
  ];
  it.each(cases)('%s', (_, rule, decisions, expected) => {
    expect(resultOf(rule, round(...decisions))).toBe(expected);
  });

  it.each(['all', 'any', 'sequence', 'vote'] as const)('without seats is never decided under %s', (rule) => {
    expect(resultOf({ rule, vote: { needs: { votes: 1 } } }, [])).toBeUndefined();
  });

  it('waits for the veto seat however many are for, and is lost by it alone', () => {
    const rule = vote({ votes: 1 }, { veto: 'head' });
    const head = (decision?: Decision) => seat('h', decision, { role: 'head' });
    expect(resultOf(rule, [...round(YES, YES), head()])).toBeUndefined();
    expect(resultOf(rule, [...round(YES, YES), head(NO)])).toBe('rejected');
    expect(resultOf(rule, [...round(YES, NO), head(YES)])).toBe('approved');
    expect(resultOf(rule, [...round(NO, NO), head(YES)])).toBe('approved');
  });

  it('counts a weight by the role the chain asked, whoever sits there now', () => {
    const rule = vote({ moreThan: [1, 2] }, { weights: { head: 3 } });
    const passed = [
      { ...seat('h', NOT_YET, { role: 'head' }), how: 'transfer', by: 'h', at: '1', opinion: '' } as const,
    ];
    expect(resultOf(rule, [seat('d', YES, { role: 'sectionHead', passed }), ...round(NO, NO)])).toBe('approved');
  });

  it('cannot be opened where it could never be won', () => {
    expect(isWinnable(vote({ votes: 3 }).rule ? vote({ votes: 3 }) : {}, round(NOT_YET, NOT_YET))).toBe(false);
    expect(isWinnable(vote({ votes: 1 }, { veto: 'head' }), round(NOT_YET))).toBe(false);
    expect(isWinnable(vote({ votes: 1 }), round(NOT_YET))).toBe(true);
  });
});

describe('whatever the order of independent ballots', () => {
  const decisions = fc.array(fc.constantFrom<Decision>(YES, NO), { minLength: 1, maxLength: 7 });
  const needs = fc.oneof(
    fc.integer({ min: 1, max: 5 }).map((votes) => ({ votes })),
    fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 4, max: 5 })).map((share) => ({ share })),
    fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 4, max: 5 })).map((moreThan) => ({ moreThan })),
  );
  const rules: fc.Arbitrary<Rule> = fc.oneof(
    fc.boolean().map((rejectAtOnce) => ({ rule: 'all' as const, rejectAtOnce })),
    fc
      .record({ needs, veto: fc.constantFrom('head', undefined), heads: fc.integer({ min: 1, max: 3 }) })
      .map((given) => ({
        rule: 'vote' as const,
        vote: { needs: given.needs, weights: { head: given.heads }, ...(given.veto && { veto: 'head' as const }) },
      })),
  );

  /** Ballots one after the other until the round is decided: what comes too late is not cast. */
  const play = (rule: Rule, ballots: readonly Decision[], order: readonly number[]) => {
    let seats: Seat[] = ballots.map((_, index) => seat(`p${index}`, NOT_YET, index === 0 ? { role: 'head' } : {}));
    for (const index of order) {
      if (resultOf(rule, seats) !== undefined) break;
      seats = seats.map((each, at) =>
        at === index ? { ...seat(each.person, ballots[at], { role: each.role }) } : each,
      );
    }
    return resultOf(rule, seats);
  };

  it('a 会签 and a 投票表决 end the same, and end', () => {
    const cases = decisions.chain((ballots) =>
      fc.tuple(fc.constant(ballots), rules, fc.shuffledSubarray([...ballots.keys()], { minLength: ballots.length })),
    );
    fc.assert(
      fc.property(cases, ([ballots, rule, order]) => {
        const result = play(rule, ballots, order);
        expect(result).toBeDefined();
        expect(result).toBe(play(rule, ballots, [...ballots.keys()]));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('seats that were added', () => {
  const before = seat('b', NOT_YET, { added: { by: 'p0', how: 'before' } });
  const after = seat('c', NOT_YET, { added: { by: 'p0', how: 'after' } });
  const own = seat('p0');
  const voted = (of: Seat, decision: Decision): Seat => ({ ...of, ballot: seat(of.person, decision).ballot! });

  it('before: mine waits for theirs, and theirs alone decides nothing', () => {
    expect(awaitedBy(own, [before, own], 'any')?.person).toBe('b');
    expect(resultOf({ rule: 'any' }, [voted(before, YES), own])).toBeUndefined();
    expect(awaitedBy(own, [voted(before, YES), own], 'any')).toBeUndefined();
  });

  it('after: they wait for mine, and mine alone decides nothing', () => {
    expect(awaitedBy(after, [own, after], 'any')?.person).toBe('p0');
    expect(awaitedBy(after, [voted(own, YES), after], 'any')).toBeUndefined();
    expect(resultOf({ rule: 'any' }, [voted(own, YES), after])).toBeUndefined();
    expect(resultOf({ rule: 'any' }, [voted(own, YES), voted(after, YES)])).toBe('approved');
  });

  it('make a seat against as soon as one of them is', () => {
    expect(standingOf(own, [voted(before, NO), own])).toBe('against');
  });

  it('under 依次 keep the turn of the seat they belong to', () => {
    const first = seat('first');
    expect(awaitedBy(before, [first, before, own], 'sequence')?.person).toBe('first');
    expect(awaitedBy(own, [first, own], 'sequence')?.person).toBe('first');
    expect(awaitedBy(own, [voted(first, YES), own], 'sequence')).toBeUndefined();
    expect(awaitedBy(first, [first, before, own], 'sequence')).toBeUndefined();
  });
});
