import type { Scene } from '@chengwen/flow';
import { casts, chains } from '@chengwen/workflows';
import { StagePlay } from './stage-play.js';

const chain = chains['self-evaluation@1']!;
const [plain, oneBody, , everywhere, colleagues] = casts['self-evaluation@1']!.scenes as [
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
      'an answer says nothing',
      () =>
        begin()
          .run(...TO_UNIT, 'head return')
          .no('author', 'resolve', { answer: ' \n' }),
      { code: 'flow.needsAnswer', params: {} },
    ],
    [
      'an author who moved on saves',
      () => begin().no('author', 'save', {}, { authorColleague: false }),
      { code: 'flow.notAuthor' },
    ],
    [
      'an author who moved on withdraws',
      () =>
        begin()
          .run(...TO_UNIT)
          .no('author', 'withdraw', {}, { authorColleague: false }),
      { code: 'flow.notAuthor' },
    ],
    [
      'an author who moved on throws a draft away',
      () => begin().no('author', 'void', {}, { authorColleague: false }),
      { code: 'flow.notAuthor' },
    ],
    ...(['open', 'approve', 'return'] as const).map((command): [string, () => ReturnType<StagePlay['no']>, object] => [
      `somebody who was moved gives ${command} from the old seat`,
      () =>
        begin()
          .run(...TO_UNIT)
          .no('head', command, {}, { seats: { ...plain.seats, unitReview: [plain.seats['unitReview']![0]!] } }),
      { code: 'flow.notYourTurn', params: { stage: '单位审核', role: '分管领导、主要负责人' } },
    ]),
    [
      'somebody who was moved, and had decided before, approves again',
      () =>
        begin()
          .run(...TO_UNIT, 'head approve')
          .no('head', 'approve', {}, { seats: {} }),
      { code: 'flow.alreadyDecided' },
    ],
    [
      'somebody who was moved gives the score',
      () =>
        begin()
          .run(...TO_PERFORMANCE)
          .no(
            'performance',
            'score',
            {},
            { seats: { ...plain.seats, performanceReview: plain.seats['financeReview']! } },
          ),
      { code: 'flow.notYourTurn' },
    ],
    [
      'a colleague who answered a comment approves',
      () =>
        begin(colleagues)
          .run(...TO_UNIT, 'deputy return', 'colleague resolve', 'author submit')
          .no('colleague', 'approve'),
      { code: 'flow.ownWork' },
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
