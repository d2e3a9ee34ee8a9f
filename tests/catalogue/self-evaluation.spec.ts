import fc from 'fast-check';
import { attempts, COMMANDS, decide, factsOf, initial, offered, offers, recorded, replay } from '@chengwen/flow';
import type { ChainEvent, Comment, FlowState, Scene } from '@chengwen/flow';
import { casts, chains } from '@chengwen/workflows';
import { StagePlay } from './stage-play.js';

const chain = chains['self-evaluation@1']!;
const [plain, oneBody, twoBodies, everywhere, colleagues] = casts['self-evaluation@1']!.scenes as [
  Scene,
  Scene,
  Scene,
  Scene,
  Scene,
];
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

describe('every no says precisely why', () => {
  const cases: readonly [string, () => ReturnType<StagePlay['no']>, object][] = [
    ['a stranger saves', () => begin().no('bystander', 'save'), { code: 'flow.notAuthor' }],
    ['a stranger submits', () => begin().no('bystander', 'submit'), { code: 'flow.notAuthor' }],
    [
      'a colleague withdraws',
      () =>
        begin()
          .run(...TO_UNIT)
          .no('colleague', 'withdraw'),
      { code: 'flow.notAuthor' },
    ],
    [
      'a reviewer voids',
      () =>
        begin()
          .run(...TO_UNIT)
          .no('head', 'void'),
      { code: 'person.forbidden', params: { what: '作废' } },
    ],
    [
      'an administrator voids without a reason',
      () =>
        begin()
          .run(...TO_UNIT)
          .no('administrator', 'void', { reason: ' ' }),
      { code: 'flow.needsReason', params: { what: '作废' } },
    ],
    [
      'a form with errors is submitted',
      () => begin().no('author', 'submit', {}, { content: { version: 1, hash: '', errors: 3, unexplained: 2 } }),
      { code: 'form.incomplete', params: { count: 3 } },
    ],
    [
      'a deviation is unexplained',
      () => begin().no('author', 'submit', {}, { content: { version: 1, hash: '', errors: 0, unexplained: 2 } }),
      { code: 'form.unexplained', params: { count: 2 } },
    ],
    [
      'a comment is unanswered',
      () =>
        begin()
          .run(...TO_UNIT, 'head return')
          .no('author', 'submit'),
      { code: 'flow.commentOpen', params: { count: 1 } },
    ],
    [
      'a comment that is not there is answered',
      () =>
        begin()
          .run(...TO_UNIT, 'head return')
          .no('author', 'resolve', { comment: 'c9' }),
      { code: 'flow.commentUnknown', params: { comment: 'c9' } },
    ],
    [
      'somebody without a seat approves',
      () =>
        begin()
          .run(...TO_UNIT)
          .no('finance', 'approve'),
      { code: 'flow.notYourTurn', params: { stage: '单位审核', role: '分管领导、主要负责人' } },
    ],
    [
      'an author approves as head',
      () =>
        begin(everywhere)
          .run(...TO_UNIT)
          .no('author', 'approve'),
      { code: 'flow.ownWork' },
    ],
    [
      'a colleague approves what they saved',
      () => begin(colleagues).run('colleague save', 'author submit').no('colleague', 'approve'),
      { code: 'flow.ownWork' },
    ],
    [
      'a seat approves twice',
      () =>
        begin()
          .run(...TO_UNIT, 'head approve')
          .no('head', 'approve'),
      { code: 'flow.alreadyDecided' },
    ],
    [
      'a seat opens twice',
      () =>
        begin()
          .run(...TO_UNIT, 'head open')
          .no('head', 'open'),
      { code: 'flow.alreadyOpened' },
    ],
    [
      'an approval has no opinion',
      () =>
        begin()
          .run(...TO_UNIT)
          .no('head', 'approve', { opinion: '' }),
      { code: 'flow.needsOpinion' },
    ],
    [
      'a return has no reason',
      () =>
        begin()
          .run(...TO_UNIT)
          .no('head', 'return', { reason: '' }),
      { code: 'flow.needsReason', params: { what: '退回' } },
    ],
    [
      'a return has no comment',
      () =>
        begin()
          .run(...TO_UNIT)
          .no('head', 'return', { comments: [] }),
      { code: 'flow.needsComments' },
    ],
    [
      'an opened form is withdrawn',
      () =>
        begin()
          .run(...TO_UNIT, 'head open')
          .no('author', 'withdraw'),
      { code: 'flow.opened' },
    ],
    [
      'a form with a ballot is withdrawn',
      () =>
        begin()
          .run(...TO_UNIT, 'head approve')
          .no('author', 'withdraw'),
      { code: 'flow.opened' },
    ],
    [
      'the recheck score is missing',
      () =>
        begin()
          .run(...TO_PERFORMANCE)
          .no('performance', 'approve'),
      { code: 'flow.needsScore' },
    ],
    [
      'a stranger publishes',
      () =>
        begin()
          .run(...TO_APPROVED)
          .no('finance', 'publish'),
      { code: 'flow.notYourTurn', params: { stage: '审核通过待公开', role: '审核人、主要负责人' } },
    ],
    [
      'an author publishes as the department',
      () =>
        begin(everywhere)
          .run('author submit', 'deputy approve', ...TO_APPROVED.slice(3))
          .no('author', 'publish'),
      { code: 'flow.ownWork' },
    ],
    [
      'a published form is withdrawn',
      () =>
        begin()
          .run(...TO_APPROVED, 'reviewer publish')
          .no('author', 'withdraw'),
      { code: 'flow.notAvailable', params: { stage: '已公开', command: '撤回' } },
    ],
    [
      'the unit has nobody to review',
      () => begin().no('author', 'submit', {}, { seats: { ...plain.seats, unitReview: [] } }),
      { code: 'flow.emptyStage', params: { stage: '单位审核', role: '分管领导、主要负责人' } },
    ],
  ];

  it.each(cases)('when %s', (_, refused, expected) => {
    expect(refused()).toMatchObject(expected);
  });

  it('refuses the last ballot rather than strand the form before an empty stage, even one behind a carried stage', () => {
    const play = begin(oneBody).run('author submit', 'head approve');
    const no = play.no('deputy', 'approve', {}, { seats: { ...oneBody.seats, financeReview: [] } });
    expect(no).toMatchObject({ code: 'flow.emptyStage', params: { stage: '财政业务科审核', role: '财政业务科' } });
    expect(play.state.context.seats.map(({ person, ballot }) => [person, ballot?.by])).toEqual([
      ['deputy', undefined],
      ['head', 'head'],
    ]);
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

/** One of the commands anybody in the scene can think of, taken or refused: what a long life of a form is made of. */
function wander(
  scene: Scene,
  choices: readonly number[],
): { state: FlowState; events: ChainEvent[]; seen: FlowState[] } {
  let state = initial(chain, scene);
  const events: ChainEvent[] = [];
  const seen = [state];
  for (const choice of choices) {
    const possible = scene.people.flatMap((member) => {
      const facts = factsOf(scene, member);
      const may = offered(chain, state, { by: member.id, name: member.name, facts });
      return COMMANDS.filter((command) => command !== 'void' && may.includes(command)).flatMap(
        (command) => attempts(command, member, facts, state.context)[0]!,
      );
    });
    const event = possible[choice % Math.max(1, possible.length)];
    if (!event) break;
    const decision = decide(chain, state, event);
    events.push(recorded(event, decision));
    state = decision.next;
    seen.push(state);
  }
  return { state, events, seen };
}

describe('whatever people do', () => {
  const walks = fc.tuple(
    fc.constantFrom(...casts[chain.id]!.scenes),
    fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 40 }),
  );

  it('the state is what the recorded events make it', () => {
    fc.assert(
      fc.property(walks, ([scene, choices]) => {
        const { state, events } = wander(scene, choices);
        const stored = JSON.parse(JSON.stringify(events)) as ChainEvent[];
        expect(replay(chain, scene, stored)).toEqual(JSON.parse(JSON.stringify(state)));
      }),
      { numRuns: 60 },
    );
  });

  it('no comment is lost or reopened, and rounds are numbered without gaps', () => {
    fc.assert(
      fc.property(walks, ([scene, choices]) => {
        const { seen } = wander(scene, choices);
        for (const [index, { context }] of seen.entries()) {
          const earlier: readonly Comment[] = seen[index - 1]?.context.comments ?? [];
          for (const comment of earlier) {
            const now = context.comments.find(({ id }) => id === comment.id);
            expect(now).toMatchObject(comment.resolved ? comment : { text: comment.text, by: comment.by });
          }
          const rounds = context.closed.map(({ round }) => round);
          const standing = context.seats.length > 0 ? 1 : 0;
          expect(rounds).toEqual(rounds.map((_, i) => context.round - standing - rounds.length + 1 + i));
        }
      }),
      { numRuns: 60 },
    );
  });

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
