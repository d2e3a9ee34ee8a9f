import { ChainFault } from './chain/chain-fault.js';
import { twoStep } from './chain/two-step.fixture.js';
import { decide, initial, recorded, replay } from './decide.js';
import type { Candidate, ChainEvent, Facts } from './types.js';

const head = (person: string): Candidate => ({ person, name: person, role: 'head', unit: 'u', body: 'u' });
const facts = (...people: string[]): Facts => ({
  seats: { review: people.map(head), elsewhere: [head('z')] },
  content: { version: 4, hash: 'h', errors: 0, unexplained: 0 },
  authorColleague: true,
  maySitAsPublisher: false,
  administrator: false,
});
const submit = (by = 'a', people = ['x', 'y']): ChainEvent => ({
  type: 'submit',
  by,
  name: by,
  at: '1',
  facts: facts(...people),
});
const approve = (by: string): ChainEvent => ({
  type: 'approve',
  by,
  name: by,
  at: '2',
  opinion: '同意',
  facts: facts('x', 'y'),
});

/** Any later change of a frozen value throws. */
function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}

describe('decide', () => {
  const start = freeze(initial(twoStep, { author: 'a' }));

  it('changes none of its arguments and answers the same twice', () => {
    const event = freeze(submit());
    expect(decide(twoStep, start, event)).toEqual(decide(twoStep, start, event));
  });

  it('answers plain JSON, the same for a chain read back from JSON', () => {
    const decision = decide(twoStep, start, submit());
    expect(JSON.parse(JSON.stringify(decision))).toEqual(decision);
    expect(decide(JSON.parse(JSON.stringify(twoStep)) as typeof twoStep, start, submit())).toEqual(decision);
  });

  it('seats each person once and never the author', () => {
    const { next } = decide(twoStep, start, submit('a', ['x', 'a', 'x', 'y']));
    expect(next.context.seats.map(({ person }) => person)).toEqual(['x', 'y']);
  });

  it('keeps the ballot with what it was cast on', () => {
    const { next } = decide(twoStep, decide(twoStep, start, submit()).next, approve('y'));
    expect(next.value).toBe('review');
    expect(next.context.seats[1]?.ballot).toEqual({
      decision: 'approve',
      by: 'y',
      at: '2',
      opinion: '同意',
      contentVersion: 4,
    });
  });

  it('refuses a command the stage does not know, by the names people read', () => {
    expect(() => decide(twoStep, start, approve('x'))).toThrow(
      expect.objectContaining({ code: 'flow.notAvailable', params: { stage: '草稿', command: '审核通过' } }),
    );
  });

  it('treats a state that the chain does not have as a fault and not as a no', () => {
    expect(() => decide(twoStep, { ...start, value: 'gone' }, submit())).toThrow(ChainFault);
    expect(() => decide(twoStep, { ...start, value: 'constructor' }, submit())).toThrow(ChainFault);
  });

  it('is replayed from events that keep no more of the org tree than was used', () => {
    const events: ChainEvent[] = [];
    let state = start;
    for (const event of [submit(), approve('x'), approve('y')]) {
      const decision = decide(twoStep, state, event);
      events.push(recorded(event, decision));
      state = decision.next;
    }
    expect(events.map(({ facts: { seats } }) => Object.keys(seats))).toEqual([['review'], ['review'], ['review']]);
    expect(events[2]?.facts.seats['review']).toEqual([head('y')]);
    expect(state.value).toBe('done');
    expect(replay(twoStep, { author: 'a' }, events)).toEqual(state);
  });
});
