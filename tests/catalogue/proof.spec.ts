import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chainHash, diagram, PROPERTIES, prove, survey } from '@chengwen/flow';
import type { Chain, Problem } from '@chengwen/flow';
import { casts, chains, proposed } from '@chengwen/workflows';
import { deletionsOf } from './deletions.js';

const WORKFLOWS = join(import.meta.dirname, '../../workflows');
const read = (path: string) => readFileSync(join(WORKFLOWS, path), 'utf8');
const names = (problems: readonly Problem[]) => problems.map(({ property }) => property);
const copyOf = (chain: Chain) => JSON.parse(JSON.stringify(chain)) as Chain;

describe.each(Object.values(chains))('chain $id', (chain: Chain) => {
  const cast = casts[chain.id]!;
  const deletions = deletionsOf(chain);

  it('has every property on every edge of the walk', () => {
    const { problems, scenes, states, edges } = survey(chain, cast);
    expect(problems).toEqual([]);
    expect(scenes).toBeGreaterThan(cast.scenes.length);
    expect(states).toBeGreaterThan(scenes * Object.keys(chain.states).length);
    expect(edges).toBeGreaterThan(states);
  });

  it('is the same chain after a round trip through JSON', () => {
    expect(copyOf(chain)).toEqual(chain);
    expect(prove(copyOf(chain), cast)).toEqual([]);
  });

  it('is what was released: a released chain is never edited, a change is a new version', () => {
    const released = JSON.parse(read('released.json')) as Record<string, string>;
    expect({ [chain.id]: chainHash(chain) }).toEqual({ [chain.id]: released[chain.id] });
  });

  it('has its picture beside it', () => {
    expect(read(`${chain.id.replace('@', '/v')}.md`)).toBe(diagram(chain));
  });

  it('has guards to delete', () => {
    expect(deletions.filter(({ what }) => what === 'guard').length).toBeGreaterThan(10);
  });

  it.each(deletions)('without $what $word at $where it is no longer proved', (deletion) => {
    const found = names(survey(deletion.chain, cast, { until: 'any' }).problems);
    expect(found).not.toEqual([]);
    // Found by what people could then do, not by how the chain is spelt.
    expect(found).not.toContain('wellFormed');
  });
});

describe('the proof itself', () => {
  type Draft = {
    states: Record<
      string,
      { meta: Record<string, unknown>; entry?: unknown[]; always?: Move; on?: Record<string, Move> }
    >;
  };
  type Move = { guard?: unknown; target?: string; actions?: unknown[] };
  const every = (...guards: unknown[]) => ({ type: 'every', params: { guards } });
  const chain = chains['self-evaluation@1']!;

  /** For each property a fault that a careless author could make. */
  const FAULTS: Readonly<Record<string, (states: Draft['states']) => void>> = {
    wellFormed: ({ draft }) => void (draft!.on!['submit']!.guard = 'isAuthro'),
    finite: ({ returned }) =>
      void (returned!.on!['submit']!.guard = every('mayWrite', 'contentSound', {
        type: 'staffed',
        params: { stage: 'unitReview' },
      })),
    ownWork: ({ approved }) => void delete approved!.on!['publish']!.guard,
    openSeat: ({ unitReview }) => void (unitReview!.on!['approve']!.guard = 'hasOpinion'),
    stillInOffice: ({ unitReview }) => void (unitReview!.on!['open']!.guard = 'unopened'),
    writersOnly: ({ returned }) => void (returned!.on!['resolve']!.guard = every('isOpenComment', 'hasAnswer')),
    writersKept: ({ draft }) => void draft!.on!['submit']!.actions!.shift(),
    withdrawUntouched: ({ unitReview }) => void (unitReview!.on!['withdraw']!.guard = 'isAuthor'),
    voidRight: ({ approved }) => void (approved!.on!['void']!.guard = every('isAuthor', 'hasReason')),
    publishRight: ({ financeReview }) => void (financeReview!.always!.target = 'approved'),
    seated: ({ unitReview }) => void (unitReview!.always!.guard = { type: 'complete', params: { rule: 'all' } }),
    carried: ({ departmentReview }) =>
      void (departmentReview!.entry![0] = { type: 'openRound', params: { stage: 'departmentReview', carry: false } }),
    ballotCast: ({ unitReview }) => void unitReview!.on!['approve']!.actions!.push('markOpened'),
    opinionGiven: ({ unitReview }) => void (unitReview!.on!['approve']!.guard = 'maySit'),
    opened: ({ unitReview }) => void (unitReview!.on!['open']!.guard = 'maySit'),
    ruleMet: ({ unitReview }) =>
      void ((unitReview!.meta['rule'] = 'any'), (unitReview!.always!.guard = every('maySit'))),
    rechecked: ({ performanceReview }) =>
      void (performanceReview!.on!['approve']!.guard = every('maySit', 'hasOpinion')),
    settled: ({ unitReview }) => void delete unitReview!.always,
    roundClosed: ({ unitReview }) => void unitReview!.on!['withdraw']!.actions!.pop(),
    nothingLost: ({ departmentReview }) => void departmentReview!.on!['open']!.actions!.push('newSubmission'),
    submitSound: ({ draft }) =>
      void (draft!.on!['submit']!.guard = every('mayWrite', { type: 'staffed', params: { stage: 'unitReview' } })),
    returnExplained: ({ unitReview }) => void (unitReview!.on!['return']!.guard = every('maySit', 'hasReason')),
    commentResolved: ({ returned }) => void (returned!.on!['resolve']!.guard = every('mayWrite', 'isOpenComment')),
    scoreKept: ({ performanceReview }) => void performanceReview!.on!['score']!.actions!.splice(1, 1),
    frozen: ({ draft }) => void draft!.on!['submit']!.actions!.pop(),
    told: ({ approved }) => void approved!.entry!.pop(),
    reviewerRule: ({ financeReview }) => void delete financeReview!.meta['whenEmpty'],
    reachable: ({ performanceReview }) => void (performanceReview!.always!.target = 'void'),
    alive: ({ draft }) => void draft!.on!['save']!.actions!.pop(),
    endReachable: ({ returned }) => void delete returned!.on!['submit'],
    orderFree: ({ unitReview }) => void (unitReview!.always!.guard = { type: 'complete', params: { rule: 'any' } }),
  };

  it.each(Object.entries(FAULTS) as [Problem['property'], (typeof FAULTS)[string]][])(
    'finds a chain without the property %s',
    (property, spoil) => {
      const copy = copyOf(chain);
      spoil(copy.states as unknown as Draft['states']);
      expect(names(survey(copy, casts[chain.id]!, { until: property }).problems)).toContain(property);
    },
  );

  type Command = Record<string, Move | Move[]>;
  const desk = (states: Draft['states'], stage: string) => states[stage]!.on as unknown as Command;
  const one = (move: Move | Move[] | undefined): Move => [move].flat()[0]!;

  /** Faults of what is done beside deciding, in a chain that has it all: the stage first passed is enough to show them. */
  const DESK_FAULTS: Readonly<Record<string, (states: Draft['states']) => void>> = {
    noWriterSits: (states) =>
      void (one(desk(states, 'unitReview')['addReviewer']).guard = every('maySit', 'notDelegated', {
        type: 'targetFits',
        params: { anyRole: true },
      })),
    inTurn: (states) => void (one(desk(states, 'unitReview')['approve']).guard = every('maySit', 'hasOpinion')),
    takenBack: (states) =>
      void ((desk(states, 'departmentReview')['withdraw'] as Move[])[2]!.guard = every(
        { type: 'byWriter', params: { is: false } },
        'untouched',
      )),
    judged: ({ financeReview }) => void ((financeReview!.always as unknown as Move[])[1]!.target = 'inForce'),
    verdictKept: (states) => void one(desk(states, 'financeReview')['score']).actions!.splice(1, 1),
    inForceKept: (states) => void (one(desk(states, 'ratification')['ratify']).guard = 'maySit'),
    adjusted: ({ inForce }) => void (inForce!.on!['adjust']!.guard = every('hasDocument', 'hasReason')),
    archivedRight: ({ published }) => void delete published!.on!['archive']!.guard,
    namedTold: (states) => void one(desk(states, 'unitReview')['transfer']).actions!.pop(),
    handedOver: (states) =>
      void (one(desk(states, 'unitReview')['transfer']).guard = every('maySit', 'targetFree', {
        type: 'targetFits',
        params: { anyRole: true },
      })),
    reassignedVacant: (states) =>
      void (one(desk(states, 'unitReview')['reassign']).guard = every(
        'isAdministrator',
        'notOwnWork',
        'targetFree',
        'hasReason',
      )),
    advised: (states) => void (one(desk(states, 'unitReview')['advise']).guard = 'isHelper'),
    added: (states) => void one(desk(states, 'unitReview')['addReviewer']).actions!.unshift('askHelper', 'markOpened'),
    removed: (states) => void delete one(desk(states, 'unitReview')['removeReviewer']).guard,
    commented: (states) => void (one(desk(states, 'unitReview')['comment']).guard = 'maySit'),
    copied: (states) => void (one(desk(states, 'unitReview')['copy']).guard = 'maySit'),
    remindedOnce: (states) => void (one(desk(states, 'unitReview')['remind']).guard = 'unreminded'),
    requestedOnce: (states) =>
      void (one(desk(states, 'unitReview')['requestReturn']).guard = every('isAuthor', 'hasReason', 'unrequested')),
  };
  /** The scene that shows a fault: where none is named, the plain one. */
  const SHOWN: Readonly<Record<string, string>> = {
    ...{ noWriterSits: '加签', added: '加签', removed: '加签', handedOver: '转办', namedTold: '转办', advised: '转办' },
    ...{ commented: '批注', copied: '批注', remindedOnce: '批注', requestedOnce: '批注', reassignedVacant: '席位空缺' },
  };

  it.each(Object.entries(DESK_FAULTS) as [Problem['property'], (typeof FAULTS)[string]][])(
    'finds an objective chain without the property %s',
    (property, spoil) => {
      const copy = copyOf(proposed['objective@1']!);
      spoil(copy.states as unknown as Draft['states']);
      const scenes = casts['objective@1']!.scenes.filter(({ name }) => name.startsWith(SHOWN[property] ?? '单位、'));
      expect(names(survey(copy, { scenes }, { until: property }).problems)).toContain(property);
    },
  );

  it('has seen each of its properties fail, but for replay, which no chain can break', () => {
    expect([...Object.keys(FAULTS), ...Object.keys(DESK_FAULTS), 'replayed'].sort()).toEqual(
      Object.keys(PROPERTIES).sort(),
    );
  });

  it('says where, to whom and how to get there', () => {
    const { chain: spoilt } = deletionsOf(chain).find(({ where }) => where === 'states.unitReview.on.withdraw.guard')!;
    expect(survey(spoilt, casts[chain.id]!, { until: 'any' }).problems[0]).toEqual({
      property: 'withdrawUntouched',
      says: 'only the author, still in office, withdraws, and only while nobody opened or decided in this round',
      detail: 'touched, or not the author',
      scene: '单位与主管部门各自独立',
      path: ['author submit', 'colleague withdraw'],
    });
  });
});
