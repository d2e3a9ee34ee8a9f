import { initial } from '../decide.js';
import type { Chain } from './chain.js';
import { ChainFault } from './chain-fault.js';
import { checkChain } from './check-chain.js';
import { twoStep } from './two-step.fixture.js';

type Draft = Record<string, unknown> & { states: Record<string, Record<string, unknown>> };

/** The fixture with one thing changed. */
function spoilt(spoil: (chain: Draft) => unknown): Draft {
  const copy = JSON.parse(JSON.stringify(twoStep)) as Draft;
  spoil(copy);
  return copy;
}

const CASES: readonly [string, (chain: Draft) => unknown, string, string][] = [
  [
    'a guard nobody knows',
    ({ states }) => (states['draft']!['on'] = { save: { guard: 'isAuthro' } }),
    'unknownGuard',
    'states.draft.on.save.guard',
  ],
  [
    'a guard nobody knows inside every',
    ({ states }) =>
      (states['draft']!['on'] = { save: { guard: { type: 'every', params: { guards: ['isAuthor', 'x'] } } } }),
    'unknownGuard',
    'states.draft.on.save.guard.params.guards.1',
  ],
  [
    'a name every object has',
    ({ states }) => (states['draft']!['on'] = { save: { guard: 'constructor' } }),
    'unknownGuard',
    'states.draft.on.save.guard',
  ],
  ['forms that are no list', (chain) => (chain['meta'] = { label: '审批', forms: 'all' }), 'wrongValue', 'meta.forms'],
  [
    'an action nobody knows',
    ({ states }) => (states['draft']!['entry'] = ['shout']),
    'unknownAction',
    'states.draft.entry.0',
  ],
  [
    'a guard where an action stands',
    ({ states }) => (states['draft']!['entry'] = ['isAuthor']),
    'unknownAction',
    'states.draft.entry.0',
  ],
  [
    'a param nobody reads',
    ({ states }) => (states['draft']!['entry'] = [{ type: 'addWriter', params: { loud: true } }]),
    'unknownParam',
    'states.draft.entry.0.params.loud',
  ],
  [
    'a stage that is none',
    ({ states }) => (states['draft']!['entry'] = [{ type: 'openRound', params: { stage: 'done', carry: true } }]),
    'wrongParam',
    'states.draft.entry.0.params.stage',
  ],
  [
    'a param left out',
    ({ states }) => (states['draft']!['entry'] = ['recordReturn']),
    'wrongParam',
    'states.draft.entry.0.params.stage',
  ],
  [
    'a rule nobody knows',
    ({ states }) => ((states['review']!['meta'] as Draft)['rule'] = 'lottery'),
    'wrongValue',
    'states.review.meta.rule',
  ],
  [
    'an invoked actor',
    ({ states }) => (states['draft']!['invoke'] = { src: 'mail' }),
    'unknownKey',
    'states.draft.invoke',
  ],
  ['a clock', ({ states }) => (states['draft']!['after'] = { 1000: 'done' }), 'unknownKey', 'states.draft.after'],
  ['a history state', ({ states }) => (states['draft']!['type'] = 'history'), 'wrongValue', 'states.draft.type'],
  ['a state in a state', ({ states }) => (states['draft']!['states'] = {}), 'unknownKey', 'states.draft.states'],
  ['a function', ({ states }) => (states['draft']!['entry'] = [() => undefined]), 'notData', 'states.draft.entry.0'],
  [
    'a command nobody can give',
    ({ states }) => (states['draft']!['on'] = { sign: {} }),
    'unknownCommand',
    'states.draft.on.sign',
  ],
  [
    'a target that is not there',
    ({ states }) => (states['draft']!['on'] = { submit: { target: 'nowhere' } }),
    'unknownState',
    'states.draft.on.submit.target',
  ],
  [
    'a form that never comes to rest',
    ({ states }) => ((states['review']!['always'] as Draft)['target'] = 'review'),
    'wrongValue',
    'states.review.always',
  ],
  [
    'a draft that leaves by itself',
    ({ states }) => (states['draft']!['always'] = { target: 'review' }),
    'wrongValue',
    'states.draft.always',
  ],
  ['no beginning', (chain) => delete chain['initial'], 'unknownState', 'initial'],
  [
    'no label',
    ({ states }) => delete (states['draft']!['meta'] as Draft)['label'],
    'missing',
    'states.draft.meta.label',
  ],
  [
    'a role nobody has',
    ({ states }) => ((states['review']!['meta'] as Draft)['reviewers'] = [{ role: 'king', at: 'own' }]),
    'wrongValue',
    'states.review.meta.reviewers',
  ],
  [
    'a vote without a way to win it',
    ({ states }) => ((states['review']!['meta'] as Draft)['rule'] = 'vote'),
    'missing',
    'states.review.meta.vote',
  ],
  ...[{ votes: 0 }, { share: [3, 2] }, { share: ['2', 3] }, { votes: 2, share: [1, 2] }, {}].map(
    (needs): [string, (chain: Draft) => unknown, string, string] => [
      `a vote that needs ${JSON.stringify(needs)}`,
      ({ states }) => Object.assign(states['review']!['meta'] as Draft, { rule: 'vote', vote: { needs } }),
      'wrongValue',
      'states.review.meta.vote',
    ],
  ),
  [
    'a stage that asks nobody',
    ({ states }) => ((states['review']!['meta'] as Draft)['reviewers'] = []),
    'wrongValue',
    'states.review.meta.reviewers',
  ],
  [
    'a rejection that leads nowhere',
    ({ states }) =>
      Object.assign(states['review']!, {
        on: { reject: { guard: 'maySit', actions: ['castDecision'] } },
        always: { guard: 'approved', target: 'done' },
      }),
    'gap',
    'states.review.always',
  ],
  [
    'verdicts of which one has no way',
    ({ states }) =>
      (states['review']!['always'] = (['excellent', 'good', 'fair'] as const).map((verdict) => ({
        guard: { type: 'verdictIs', params: { verdict } },
        target: 'done',
      }))),
    'gap',
    'states.review.always',
  ],
  [
    'conditions of which two hold at once',
    ({ states }) =>
      (states['review']!['always'] = [
        { guard: { type: 'inForce', params: { is: true } }, target: 'done' },
        { guard: { type: 'inForce', params: { is: false } }, target: 'done' },
        { guard: 'approved', target: 'done' },
      ]),
    'overlap',
    'states.review.always',
  ],
  [
    'a return with no way to the author',
    ({ states }) =>
      (states['review']!['on'] = {
        return: [
          { guard: { type: 'toStage', params: { stage: 'review' } }, target: 'review' },
          { guard: { type: 'toStage', params: { stage: 'review' } }, target: 'draft' },
        ],
      }),
    'gap',
    'states.review.on.return',
  ],
  [
    'a command with no way at all',
    ({ states }) => (states['draft']!['on'] = { save: [] }),
    'wrongValue',
    'states.draft.on.save',
  ],
  [
    'ways that lead round in a circle',
    ({ states }) =>
      (states['review']!['always'] = [
        { guard: 'approved', target: 'done' },
        { guard: 'rejected', target: 'review' },
      ]),
    'wrongValue',
    'states.review.always',
  ],
  ['a context of its own', (chain) => (chain['context'] = {}), 'unknownKey', '.context'],
  ['an id without a version', (chain) => (chain['id'] = 'two-step'), 'wrongValue', 'id'],
];

describe('how a chain is written', () => {
  it('is in order for the fixture, before and after JSON', () => {
    expect(checkChain(twoStep)).toEqual([]);
    expect(checkChain(JSON.parse(JSON.stringify(twoStep)))).toEqual([]);
  });

  it.each(CASES)('refuses %s and names the place', (_, spoil, kind, where) => {
    expect(checkChain(spoilt(spoil))).toContainEqual(expect.objectContaining({ kind, where }));
  });

  it.each([null, 'chain', 7, [], {}, { states: null }])('refuses %j', (chain) => {
    expect(checkChain(chain)).toEqual([expect.objectContaining({ kind: 'notData' })]);
  });

  it('keeps a faulty chain from running at all', () => {
    const faulty = spoilt(({ states }) => (states['draft']!['entry'] = ['shout'])) as unknown as Chain;
    expect(() => initial(faulty, { author: 'a' })).toThrow(ChainFault);
  });
});
