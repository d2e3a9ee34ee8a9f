import fc from 'fast-check';
import { factsOf, offered, offers } from '@chengwen/flow';
import type { Scene } from '@chengwen/flow';
import { casts, chains } from '@chengwen/workflows';
import { StagePlay } from './stage-play.js';

const chain = chains['self-evaluation@1']!;
const [plain, oneBody, twoBodies] = casts['self-evaluation@1']!.scenes as [Scene, Scene, Scene];
const begin = (scene = plain) => new StagePlay(chain, scene);

const TO_UNIT = ['author submit'];
const TO_DEPARTMENT = [...TO_UNIT, 'deputy approve', 'head approve'];
const TO_FINANCE = [...TO_DEPARTMENT, 'reviewer approve'];
const TO_PERFORMANCE = [...TO_FINANCE, 'finance approve'];
const TO_APPROVED = [...TO_PERFORMANCE, 'performance score', 'performance approve'];

describe('the whole road', () => {
  it('leads from draft to published, with the recheck score kept', () => {
    const play = begin().run(...TO_APPROVED);
    expect(play.state.value).toBe('approved');
    expect(play.act('reviewer', 'publish').to).toBe('published');
    expect(play.state.context.closed.map(({ stage, outcome }) => [stage, outcome])).toEqual([
      ['unitReview', 'approved'],
      ['departmentReview', 'approved'],
      ['financeReview', 'approved'],
      ['performanceReview', 'approved'],
    ]);
    expect(play.state.context.recheck?.rows['i1']?.score).toBe('9');
  });

  it('leads back to the author on a return, and again through every stage after the correction', () => {
    const play = begin().run(...TO_FINANCE, 'finance open', 'finance return');
    expect(play.state.value).toBe('returned');
    expect(play.state.context.returned).toMatchObject({ by: 'finance', stage: 'financeReview', reason: '数据有误' });
    play.run('author save', 'author resolve', 'author submit');
    expect(play.state).toMatchObject({ value: 'unitReview', context: { submission: 2, round: 4, closed: [] } });
    expect(play.state.context.returned).toBeUndefined();
    expect(play.state.context.seats.every(({ ballot, opened }) => !ballot && !opened)).toBe(true);
    play.run(...TO_APPROVED.slice(1), 'ministryHead publish');
    expect(play.state.value).toBe('published');
  });

  it('ends in the wastebasket by the author, or by an administrator with a reason', () => {
    expect(begin().act('author', 'void').to).toBe('void');
    const play = begin().run(...TO_UNIT);
    expect(play.act('administrator', 'void').to).toBe('void');
    expect(play.state.context.closed.at(-1)).toMatchObject({ stage: 'unitReview', outcome: 'void' });
  });

  it('names what a decision left and entered, and what remains to be done', () => {
    const { from, to, changed, effects } = begin().act('author', 'submit');
    expect({ from, to, changed }).toEqual({
      from: 'draft',
      to: 'unitReview',
      changed: { left: ['draft'], entered: ['unitReview'] },
    });
    expect(effects).toEqual([
      { type: 'freezeVersion', params: { cause: 'submit', stage: 'unitReview' } },
      { type: 'notify', params: { to: 'reviewers', stage: 'unitReview' } },
    ]);
    expect(begin().act('author', 'save').changed).toEqual({ left: [], entered: [] });
  });
});

describe('the comments of a return', () => {
  it('stand with their answers until the next submission, and then in the events alone', () => {
    const play = begin().run(...TO_UNIT, 'head return');
    expect(play.state.context.comments).toMatchObject([{ id: 'c1-1', by: 'head' }]);
    play.run('author resolve', 'author save');
    expect(play.state.context.comments).toMatchObject([{ id: 'c1-1', resolved: { by: 'author', answer: '已改' } }]);
    play.run('author submit');
    expect(play.state.context.comments).toEqual([]);
    expect(play.events).toContainEqual(expect.objectContaining({ comment: 'c1-1', answer: '已改' }));
  });

  it('do not add up, and never share a name with those of an earlier return', () => {
    const play = begin();
    const ids: string[] = [];
    for (let time = 1; time <= 3; time++) {
      play.run(...TO_UNIT);
      const comments = [
        { where: { part: 'note' as const }, text: '一' },
        { where: { part: 'note' as const }, text: '二' },
      ];
      play.act('head', 'return', { comments });
      expect(play.state.context.comments).toHaveLength(2);
      ids.push(...play.state.context.comments.map(({ id }) => id));
      play.run('author resolve', 'author resolve');
    }
    expect(new Set(ids).size).toBe(6);
  });
});

describe('carrying an approval over', () => {
  it('spares the head of one body the second round, and shows where the approval came from', () => {
    const play = begin(oneBody).run('author submit', 'head approve');
    const { changed, effects } = play.act('deputy', 'approve');
    expect(changed.entered).toEqual(['departmentReview', 'financeReview']);
    expect(effects).toEqual([{ type: 'notify', params: { to: 'reviewers', stage: 'financeReview' } }]);
    const department = play.state.context.closed.find(({ stage }) => stage === 'departmentReview');
    expect(department?.seats.find(({ person }) => person === 'head')?.ballot).toMatchObject({
      carried: 'unitReview',
      opinion: '同意',
      at: play.events[1]?.at,
    });
  });

  it('asks again where the two offices are two bodies', () => {
    const play = begin(twoBodies).run('author submit', 'head approve', 'deputy approve');
    expect(play.state.value).toBe('departmentReview');
    expect(play.state.context.seats).toMatchObject([{ person: 'head' }]);
    expect(play.state.context.seats[0]?.ballot).toBeUndefined();
  });

  it('forgets the approvals of an earlier submission', () => {
    const play = begin(oneBody).run('author submit', 'head approve', 'deputy approve', 'finance return');
    play.run('author resolve', 'author submit');
    expect(play.state.context.seats.some(({ ballot }) => ballot)).toBe(false);
  });
});

describe('what somebody can do now', () => {
  const can = (play: StagePlay, by: string) => {
    const member = play.scene.people.find(({ id }) => id === by)!;
    return offered(chain, play.state, { by, name: member.name, facts: factsOf(play.scene, member) });
  };

  it('is offered by role and turn', () => {
    const play = begin();
    expect(can(play, 'author')).toEqual(['save', 'submit', 'void']);
    expect(can(play, 'colleague')).toEqual(['save', 'submit']);
    expect(can(play, 'head')).toEqual([]);
    play.run(...TO_UNIT);
    expect(can(play, 'author')).toEqual(['withdraw']);
    expect(can(play, 'head')).toEqual(['open', 'approve', 'return']);
    play.run('head open');
    expect(can(play, 'head')).toEqual(['approve', 'return']);
    expect(can(play, 'author')).toEqual([]);
    expect(can(play, 'administrator')).toEqual(['void']);
    play.run('head approve');
    expect(can(play, 'head')).toEqual([]);
    play.run('deputy approve', 'reviewer approve', 'finance approve');
    expect(can(play, 'performance')).toEqual(['open', 'return', 'score']);
    play.run('performance score');
    expect(can(play, 'performance')).toEqual(['approve', 'return', 'score']);
  });

  it('comes with the no for everything else the stage knows', () => {
    const play = begin().run(...TO_UNIT, 'head open');
    const [author] = plain.people;
    const found = offers(chain, play.state, { by: 'author', name: author!.name, facts: factsOf(plain, author!) });
    expect(Object.fromEntries(found.map(({ command, refused }) => [command, refused?.code]))).toEqual({
      withdraw: 'flow.opened',
      open: 'flow.ownWork',
      approve: 'flow.ownWork',
      return: 'flow.ownWork',
      void: 'person.forbidden',
    });
  });
});

describe('the unit stage', () => {
  it('a 会签 ends the same whatever the order of its ballots', () => {
    const voters = fc
      .integer({ min: 1, max: 6 })
      .chain((count) => fc.shuffledSubarray([...Array(count).keys()], { minLength: count }));
    fc.assert(
      fc.property(voters, (order) => {
        const names = order.map((_, index) => `voter${index}`);
        const unitReview = names.map((id) => ({
          person: id,
          name: id,
          role: 'deputyHead' as const,
          unit: 'u',
          body: 'u',
        }));
        const scene = {
          ...plain,
          people: [...plain.people, ...names.map((id) => ({ id, name: id }))],
          seats: { ...plain.seats, unitReview },
        };
        const play = new StagePlay(chain, scene).run('author submit');
        order.forEach((index, turn) => {
          expect(play.state.value).toBe('unitReview');
          play.act(names[index]!, 'approve', { opinion: `意见${index}` });
          expect(play.state.value).toBe(turn === order.length - 1 ? 'departmentReview' : 'unitReview');
        });
        const [round] = play.state.context.closed;
        expect(round?.seats.map(({ ballot }) => ballot?.opinion)).toEqual(names.map((_, index) => `意见${index}`));
      }),
    );
  });
});
