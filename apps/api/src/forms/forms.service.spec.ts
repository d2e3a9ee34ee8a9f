import { readFile } from 'node:fs/promises';
import { Refusal, type FormContent } from '@chengwen/domain';
import { openBureau, PEOPLE, playRoad, type Bureau } from '../testing/bureau.js';
import type { Outcome } from './forms.service.js';

const { author, colleague, deputyHead, head, finance, performance, administrator, stranger } = PEOPLE;
const opinion = '同意';

let bureau: Bureau;
let content: FormContent;

beforeAll(async () => {
  bureau = await openBureau();
  const sample = new URL('../../../../templates/self-evaluation/2020/sample.json', import.meta.url);
  content = JSON.parse(await readFile(sample, 'utf8')) as FormContent;
}, 60_000);
afterAll(() => bureau.close());

/** Gives a command that has to be refused, and holds that nothing was written by it. */
async function refused(form: Outcome, command: () => Promise<unknown>): Promise<Pick<Refusal, 'code' | 'params'>> {
  const before = await bureau.forms.load(form.form.record._id);
  const error = await command().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Refusal);
  expect((await bureau.forms.load(form.form.record._id))?.revision).toEqual(before?.revision);
  const { code, params } = error as Refusal;
  return { code, params };
}

const submitted = async (): Promise<Outcome> => bureau.give('submit', author, await bureau.draft(content));

describe('commands', () => {
  it('the same key twice is one command with one answer; for another command the key is refused', async () => {
    const draft = await bureau.draft(content);
    const command = { key: 'one-click', content };
    const [first, second] = [
      await bureau.give('save', author, draft, command),
      await bureau.give('save', author, draft, command),
    ];
    expect(second.event).toEqual(first.event);
    expect(second.form.record.head.seq).toBe(2);
    const other = await refused(draft, () => bureau.give('void', author, draft, { key: 'one-click' }));
    expect(other.code).toBe('command.keyReused');
  });

  it('an old key still has its one answer when its event has long left the form document', async () => {
    const draft = await bureau.draft(content);
    const first = await bureau.give('save', author, draft, { key: 'long-ago', content });
    let now = first;
    for (let n = 0; n < 25; n++) now = await bureau.give('save', author, now, { content });
    await bureau.outbox.drain();
    expect((await bureau.forms.load(draft.form.record._id))?.tail).toHaveLength(20);
    const again = await bureau.give('save', author, draft, { key: 'long-ago', content });
    expect(again.event.hash).toBe(first.event.hash);
    expect(again.form.record.head.seq).toBe(now.form.record.head.seq);
  });

  it('the same create twice is one form', async () => {
    const input = {
      key: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
      template: 'self-evaluation@2020',
      unit: 'own',
      year: 2020,
      content,
    };
    const [first, second] = [await bureau.service.create(input, author), await bureau.service.create(input, author)];
    expect(first.form.record._id).toBe('653100-2020-01ARZ3NDEKTSV4RRFFQ69G5FAV');
    expect(second.form.record).toEqual(first.form.record);
  });

  it('another round or another content version is told apart, with where the form stands', async () => {
    const now = await submitted();
    const late = await refused(now, () => bureau.give('approve', head, now, { opinion, round: 0 }));
    expect(late).toEqual({ code: 'form.stale', params: { round: 1, contentVersion: 1 } });
    const other = await refused(now, () => bureau.give('approve', head, now, { opinion, contentVersion: 7 }));
    expect(other.code).toBe('form.stale');
  });

  it('nobody reviews what they wrote, decides twice, or decides where they have no seat', async () => {
    const now = await submitted();
    expect((await refused(now, () => bureau.give('approve', author, now, { opinion }))).code).toBe('flow.ownWork');
    const after = await bureau.give('approve', deputyHead, now, { opinion });
    expect((await refused(after, () => bureau.give('approve', deputyHead, after, { opinion }))).code).toBe(
      'flow.alreadyDecided',
    );
    expect((await refused(after, () => bureau.give('approve', finance, after, { opinion }))).code).toBe(
      'flow.notYourTurn',
    );
  });

  it('approval wants an opinion, return a reason and comments, the performance section a recheck score', async () => {
    let now = await submitted();
    expect((await refused(now, () => bureau.give('approve', head, now))).code).toBe('flow.needsOpinion');
    const bare = { reason: '佐证不足', opinion, comments: [] };
    expect((await refused(now, () => bureau.give('return', head, now, bare))).code).toBe('flow.needsComments');
    expect((await refused(now, () => bureau.give('return', head, now, { ...bare, reason: '' }))).code).toBe(
      'flow.needsReason',
    );
    for (const by of [deputyHead, head, finance]) now = await bureau.give('approve', by, now, { opinion });
    expect((await refused(now, () => bureau.give('approve', performance, now, { opinion }))).code).toBe(
      'flow.needsScore',
    );
  });

  it('a form with errors is not submitted, and its author is told how many', async () => {
    const broken: FormContent = {
      ...content,
      indicators: content.indicators.map((row, at) =>
        at === 0 ? { ...row, actual: { kind: 'malformed', raw: '105%≤≥95%', problem: '区间写法错误' } } : row,
      ),
    };
    const draft = await bureau.draft(broken);
    const no = await refused(draft, () => bureau.give('submit', author, draft));
    expect(no).toEqual({ code: 'form.incomplete', params: { count: expect.any(Number) as number } });
  });

  it('an actual in a unit that is not the target’s keeps the form from being submitted', async () => {
    const wrong: FormContent = {
      ...content,
      indicators: content.indicators.map((row, at) =>
        at === 0
          ? {
              ...row,
              actual: { kind: 'figure', amount: '39.31' as never, unit: { measure: '元', scale: '万', per: [] } },
            }
          : row,
      ),
    };
    const draft = await bureau.draft(wrong);
    expect((await refused(draft, () => bureau.give('submit', author, draft))).code).toBe('form.incomplete');
    const sound = await bureau.draft(content);
    const no = await refused(sound, () => bureau.give('save', author, sound, { content: wrong }));
    expect(no).toEqual({ code: 'content.unit', params: expect.objectContaining({ actual: '万元' }) as unknown });
  });

  it('malformed content, unknown fields and oversized text are refused by kind', async () => {
    const draft = await bureau.draft(content);
    const save = (bad: unknown) => refused(draft, () => bureau.give('save', author, draft, { content: bad }));
    expect((await save({ ...content, indicators: 'x' })).code).toBe('content.malformed');
    expect((await save({ ...content, extra: 1 })).code).toBe('content.malformed');
    expect((await save({ ...content, fields: { ...content.fields, nonsense: 'x' } })).code).toBe(
      'content.unknownField',
    );
    const long = '长'.repeat(3900);
    const indicators = Array.from({ length: 40 }, (_, n) => ({
      ...content.indicators[0],
      id: `x${n}`,
      variance: long.slice(0, 1900),
    }));
    expect((await save({ ...content, indicators })).code).toBe('content.tooLarge');
  });

  it('only the author’s unit writes, and a stranger does not even learn that the form exists', async () => {
    const draft = await bureau.draft(content);
    expect((await refused(draft, () => bureau.give('save', head, draft, { content }))).code).toBe('flow.notAuthor');
    expect((await refused(draft, () => bureau.give('save', stranger, draft, { content }))).code).toBe('form.notFound');
    const saved = await bureau.give('save', colleague, draft, { content });
    expect(saved.event.by.name).toBe('填报人乙');
  });

  it('nobody approves a total they have not seen: a new recheck makes an older approval stale', async () => {
    let now = await submitted();
    for (const by of [deputyHead, head, finance]) now = await bureau.give('approve', by, now, { opinion });
    const seen = await bureau.give('score', performance, now, { rows: [] });
    const [row] = content.indicators;
    const lower = { row: row?.id ?? '', score: '1', reason: '佐证不足' };
    const again = await bureau.give('score', performance, seen, { rows: [lower] });
    expect((await refused(again, () => bureau.give('approve', performance, seen, { opinion }))).code).toBe(
      'form.stale',
    );
    expect((await bureau.give('approve', performance, again, { opinion })).form.record.state.value).toBe('approved');
  });

  it('comments hang on cells that are there, in words that can be printed, and no more than a form can hold', async () => {
    const now = await submitted();
    const where = { part: 'indicators', row: content.indicators[0]?.id ?? '', field: 'actual' } as const;
    const send = async (comments: unknown) =>
      refused(now, () => bureau.give('return', head, now, { reason: '佐证不足', opinion, comments } as never));
    expect((await send([{ where: { ...where, part: 'elsewhere' }, text: '请核对' }])).code).toBe('command.malformed');
    expect((await send([{ where: { ...where, field: 'x'.repeat(60_000) }, text: '请核对' }])).code).toBe(
      'command.malformed',
    );
    expect((await send([{ where, text: '同意\ud800。' }])).code).toBe('command.malformed');
    expect((await send(Array.from({ length: 61 }, () => ({ where, text: '请核对' })))).code).toBe('command.malformed');
    expect((await send(Array.from({ length: 20 }, () => ({ where, text: '长'.repeat(900) })))).code).toBe(
      'command.malformed',
    );
  });

  it('withdrawing is free until someone opens it, and the record keeps both', async () => {
    const now = await submitted();
    const back = await bureau.give('withdraw', author, now);
    expect(back.form.record.state.value).toBe('draft');
    const again = await bureau.give('submit', author, back);
    const opened = await bureau.give('open', head, again);
    expect((await refused(opened, () => bureau.give('withdraw', author, opened))).code).toBe('flow.opened');
    const history = await bureau.service.history(now.form.record._id, author);
    expect(history.map(({ type }) => type)).toEqual(['create', 'submit', 'withdraw', 'submit', 'open']);
  });

  it('a draft is voided by its author, a running form by the administrator with a reason, a published one by nobody', async () => {
    const draft = await bureau.draft(content);
    expect((await bureau.give('void', author, draft)).form.record.state.value).toBe('void');
    const running = await submitted();
    expect((await refused(running, () => bureau.give('void', administrator, running))).code).toBe('flow.needsReason');
    const gone = await bureau.give('void', administrator, running, { reason: '重复报送' });
    expect(gone.form.record.state.value).toBe('void');
    const published = await playRoad(bureau, content);
    const late = await refused(published, () => bureau.give('void', administrator, published, { reason: '不再需要' }));
    expect(late.code).toBe('flow.notAvailable');
  });
});
