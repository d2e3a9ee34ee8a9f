import type { Candidate, Facts, Scene } from '@chengwen/flow';
import { diagram, prove } from '@chengwen/flow';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { casts, proposed } from '@chengwen/workflows';
import { StagePlay } from './stage-play.js';

const chain = proposed['objective@1']!;
const scenes = casts['objective@1']!.scenes;
const sceneOf = (name: string): Scene => scenes.find((scene) => scene.name.startsWith(name))!;
const plain = sceneOf('单位、主管部门');
const begin = () => new StagePlay(chain, plain);
const office = (person: string, unit: string, role: Candidate['role'] = 'sectionHead'): Candidate => ({
  ...{ person, name: person, role, unit, body: unit },
});
const named = (...offices: Candidate[]): Partial<Facts> => ({ named: offices });
const aide = office('aide', 'centre');

const TO_DEPARTMENT = ['author submit', 'deputy approve', 'head approve'];
const TO_FINANCE = [...TO_DEPARTMENT, 'reviewer approve'];
const judged = (verdict: 'excellent' | 'good' | 'fair' | 'poor', play = begin().run(...TO_FINANCE)) => {
  play.act('finance', 'score', { verdict, total: '85' });
  return play.run('finance approve', 'performance approve');
};
const ratified = () => judged('excellent').run('finance ratify');

it('has its picture beside it', () => {
  const picture = join(import.meta.dirname, '../../workflows/objective/v1.md');
  expect(readFileSync(picture, 'utf8')).toBe(diagram(chain));
});

it('has every property on every edge of the walk', () => {
  expect(prove(chain, casts[chain.id]!)).toEqual([]);
});

describe('the verdict of an objective', () => {
  it.each([
    ['excellent', 'ratification'],
    ['good', 'amending'],
    ['fair', 'returned'],
    ['poor', 'noBudget'],
  ] as const)('%s leads to %s', (verdict, to) => {
    expect(judged(verdict).state.value).toBe(to);
  });

  it('is wanted before anybody approves, and not changed under an approval', () => {
    const play = begin().run(...TO_FINANCE);
    expect(play.no('finance', 'approve')).toMatchObject({ code: 'flow.needsVerdict' });
    expect(play.no('finance', 'score', { verdict: undefined })).toMatchObject({ code: 'flow.needsVerdict' });
    play.act('finance', 'score', { verdict: 'good' });
    play.run('finance approve');
    expect(play.no('performance', 'score', { verdict: 'poor' })).toMatchObject({ code: 'flow.seatDecided' });
  });

  it('of 良 keeps what was approved when unit and reviewer have amended it', () => {
    const play = judged('good').run('author save', 'author submit');
    expect(play.state.value).toBe('ratification');
    expect(play.state.context.closed.map(({ stage }) => stage)).toEqual([
      'unitReview',
      'departmentReview',
      'financeReview',
    ]);
  });
});

describe('ratification and adjustment', () => {
  it('puts number and date in force', () => {
    const play = judged('excellent');
    expect(play.no('finance', 'ratify', { number: ' ' })).toMatchObject({ code: 'flow.needsDocument' });
    expect(play.no('finance', 'ratify', { date: '三月' })).toMatchObject({ code: 'flow.needsDocument' });
    play.run('finance ratify');
    expect(play.state).toMatchObject({ value: 'inForce', context: { ratified: { number: '财社〔2025〕8号' } } });
  });

  it('keeps the old objective in force while an adjustment is under review, and when it comes to nothing', () => {
    const play = ratified();
    const before = play.state.context.ratified;
    play.run('author adjust', 'author save', 'author submit');
    expect(play.no('author', 'adjust')).toMatchObject({ code: 'flow.adjustmentOpen' });
    expect(play.no('administrator', 'void')).toMatchObject({ code: 'flow.inForce' });
    play.run(...TO_FINANCE.slice(1));
    expect(judged('poor', play).state.value).toBe('inForce');
    expect(play.state.context).toMatchObject({ ratified: before });
    expect(play.state.context.adjustment).toBeUndefined();
  });
});

describe('turns', () => {
  it('under 依次 come one after the other', () => {
    const play = begin().run('author submit');
    expect(play.no('head', 'approve')).toMatchObject({ code: 'flow.awaitsTurn', params: { name: '分管领导' } });
    play.run('deputy approve', 'head approve');
    expect(play.state.value).toBe('departmentReview');
  });

  it('end with a rejection, which the author sees with its opinion', () => {
    const play = begin().run('author submit', 'deputy reject');
    expect(play.state).toMatchObject({ value: 'returned', context: { returned: { by: 'deputy', opinion: '不同意' } } });
    expect(play.state.context.closed.at(-1)).toMatchObject({ outcome: 'rejected' });
    expect(begin().run('author submit').no('deputy', 'reject', { opinion: ' ' })).toMatchObject({
      code: 'flow.needsOpinion',
    });
  });
});

describe('a return', () => {
  it('leads to an earlier stage and through those between again, nothing carried over in silence', () => {
    const play = begin().run(...TO_FINANCE);
    play.act('finance', 'return', { to: 'departmentReview' });
    expect(play.state.value).toBe('departmentReview');
    expect(play.state.context.seats.every(({ ballot }) => !ballot)).toBe(true);
    play.run('reviewer approve');
    expect(play.state.value).toBe('financeReview');
  });

  it('leads to the stage before', () => {
    const play = begin().run(...TO_FINANCE);
    play.act('finance', 'return', { to: 'previous' });
    expect(play.state.value).toBe('departmentReview');
  });

  it('is refused to a stage that was never passed', () => {
    const play = begin().run(...TO_DEPARTMENT);
    expect(play.no('reviewer', 'return', { to: 'financeReview' })).toMatchObject({ code: 'flow.neverVisited' });
  });

  it('leads the corrected form straight back where it says so, and what was approved stands', () => {
    const play = begin().run(...TO_FINANCE);
    play.act('finance', 'return', { straight: true });
    play.run('author resolve', 'author submit');
    expect(play.state).toMatchObject({ value: 'financeReview', context: { submission: 2 } });
    expect(play.state.context.closed.map(({ stage }) => stage)).toContain('unitReview');
  });
});

describe('seats', () => {
  const handed = () => {
    const play = begin().run('author submit');
    play.act('deputy', 'transfer', { to: 'aide', opinion: '请代为审核' }, named(aide));
    return play;
  };

  it('are handed on for good, with what was said', () => {
    const play = handed();
    expect(play.state.context.seats[0]).toMatchObject({
      person: 'aide',
      passed: [{ person: 'deputy', opinion: '请代为审核' }],
    });
    expect(play.no('deputy', 'approve')).toMatchObject({ code: 'flow.notYourTurn' });
    play.act('aide', 'approve', {}, { offices: [aide] });
    expect(play.state.context.seats[0]?.ballot).toMatchObject({ by: 'aide' });
  });

  it.each(['transfer', 'delegate', 'addReviewer'] as const)(
    'are never given by %s to whoever wrote, sits, or is elsewhere',
    (command) => {
      const play = begin().run('author submit');
      const no = (to: string, unit = 'centre') =>
        play.no('deputy', command, { to, how: 'beside', opinion: '—' }, named(office(to, unit)))?.code;
      expect([no('author'), no('head'), no('aide', 'elsewhere')]).toEqual([
        'flow.targetWrote',
        'flow.targetSits',
        'flow.targetUnfit',
      ]);
    },
  );

  it('come back from a helper to their owner, who decides', () => {
    const play = begin().run('author submit');
    play.act('deputy', 'delegate', { to: 'aide', opinion: '请核实口径' }, named(aide));
    expect(play.no('deputy', 'approve')).toMatchObject({ code: 'flow.awaitsAdvice' });
    expect(play.no('head', 'advise')).toMatchObject({ code: 'flow.notHelper' });
    play.act('aide', 'advise', { opinion: '口径一致' }, { offices: [aide] });
    play.run('deputy approve');
    expect(play.state.context.seats[0]).toMatchObject({
      person: 'deputy',
      advice: [{ by: 'aide', opinion: '口径一致' }],
    });
  });

  it('that were added go again, before they decided, by who added them only', () => {
    const play = begin().run('author submit');
    play.act('deputy', 'addReviewer', { to: 'aide', how: 'before', opinion: '' }, named(aide));
    expect(play.no('deputy', 'approve')).toMatchObject({ code: 'flow.awaitsTurn', params: { name: 'aide' } });
    expect(play.no('head', 'removeReviewer', { to: 'aide' })).toMatchObject({ code: 'flow.notYours' });
    expect(play.no('deputy', 'removeReviewer', { to: 'head' })).toMatchObject({ code: 'flow.notAdded' });
    expect(play.no('deputy', 'removeReviewer', { to: 'nobody' })).toMatchObject({ code: 'flow.noSuchSeat' });
    play.act('deputy', 'removeReviewer', { to: 'aide' });
    expect(play.state.context.seats.map(({ person }) => person)).toEqual(['deputy', 'head']);
  });

  it('whose person left go to another of the same role, by an administrator', () => {
    const play = begin().run('author submit');
    const left = { ...plain.seats, unitReview: plain.seats['unitReview']!.slice(1) };
    const heir = named(office('aide', 'centre', 'deputyHead'));
    const to = { seat: 'deputy', to: 'aide', reason: '调离' };
    expect(play.no('administrator', 'reassign', to, heir)).toMatchObject({ code: 'flow.stillInOffice' });
    expect(play.no('head', 'reassign', to, { ...heir, seats: left })).toMatchObject({ code: 'person.forbidden' });
    expect(play.no('administrator', 'reassign', to, { ...named(aide), seats: left })).toMatchObject({
      code: 'flow.targetUnfit',
    });
    play.act('administrator', 'reassign', to, { ...heir, seats: left });
    expect(play.state.context.seats[0]).toMatchObject({
      person: 'aide',
      passed: [{ person: 'deputy', how: 'reassign' }],
    });
  });
});

describe('taking back', () => {
  it('reopens the stage for its last reviewer, the other ballots where they were', () => {
    const play = begin().run(...TO_DEPARTMENT, 'head withdraw');
    expect(play.state.value).toBe('unitReview');
    expect(play.state.context.seats.map(({ person, ballot }) => [person, ballot?.carried])).toEqual([
      ['deputy', 'unitReview'],
      ['head', undefined],
    ]);
    expect(play.state.context.seats[1]?.ballot).toBeUndefined();
  });

  it('is for the last reviewer only, and only while nobody went on', () => {
    expect(
      begin()
        .run(...TO_DEPARTMENT)
        .no('deputy', 'withdraw'),
    ).toMatchObject({ code: 'flow.notLast' });
    expect(
      begin()
        .run(...TO_DEPARTMENT, 'reviewer open')
        .no('head', 'withdraw'),
    ).toMatchObject({ code: 'flow.opened' });
  });

  it('is asked for where it is no longer free, once a round', () => {
    const play = begin().run('author submit');
    expect(play.no('author', 'requestReturn')).toMatchObject({ code: 'flow.withdrawFree' });
    play.run('deputy open', 'author requestReturn');
    expect(play.state.context.requested).toMatchObject({ by: 'author', reason: '需要更正' });
    expect(play.no('author', 'requestReturn')).toMatchObject({ code: 'flow.alreadyRequested' });
  });
});

describe('beside deciding', () => {
  it('a reminder goes out once a stage and working day', () => {
    const play = begin().run('author submit');
    expect(play.act('author', 'remind', {}, { day: '2025-03-03' }).effects).toEqual([
      { type: 'notify', params: { to: 'reviewers', stage: 'unitReview' } },
    ]);
    expect(play.no('finance', 'remind', {}, { day: '2025-03-03' })).toMatchObject({ code: 'flow.alreadyReminded' });
    play.act('finance', 'remind', {}, { day: '2025-03-04' });
    expect(play.no('bystander', 'remind', {}, { day: '2025-03-05' })).toMatchObject({ code: 'flow.notAuthor' });
  });

  it('a copy goes to somebody, once', () => {
    const play = begin().run('author submit');
    play.act('deputy', 'copy', { to: 'aide' }, named(aide));
    expect(play.no('deputy', 'copy', { to: 'aide' }, named(aide))).toMatchObject({ code: 'flow.alreadyCopied' });
    expect(play.no('deputy', 'copy', { to: 'ghost' }, named())).toMatchObject({ code: 'flow.targetUnfit' });
  });

  it('comments of a seat and of its return have names of their own', () => {
    const play = begin().run('author submit', 'deputy comment', 'deputy return');
    expect(play.state.context.comments.map(({ id }) => id)).toEqual(['c1-1', 'c1-2']);
  });
});
