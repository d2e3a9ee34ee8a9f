import { readFile } from 'node:fs/promises';
import type { FormContent } from '@chengwen/domain';
import { openBureau, PEOPLE, playRoad, type Bureau } from '../testing/bureau.js';

const { author, deputyHead, head, finance, performance, stranger } = PEOPLE;
const opinion = '同意';

let bureau: Bureau;
let content: FormContent;

beforeAll(async () => {
  bureau = await openBureau();
  const sample = new URL('../../../../templates/self-evaluation/2020/sample.json', import.meta.url);
  content = JSON.parse(await readFile(sample, 'utf8')) as FormContent;
}, 60_000);
afterAll(() => bureau.close());

describe('what people see', () => {
  it('the inbox follows the form: author, both heads, finance, performance, publisher, nobody', async () => {
    const waits = async (id: string): Promise<string[]> => {
      const boxes = await Promise.all(
        Object.values(PEOPLE).map(async (by) => {
          const { items } = await bureau.service.inbox(by, { first: 100 });
          return items.some(({ record }) => record._id === id) ? by.id : undefined;
        }),
      );
      return boxes.filter((by) => by !== undefined);
    };
    let now = await bureau.draft(content);
    const id = now.form.record._id;
    expect(await waits(id)).toEqual(['author']);
    now = await bureau.give('submit', author, now);
    expect(await waits(id)).toEqual(['deputyHead', 'head']);
    now = await bureau.give('approve', head, now, { opinion });
    expect(await waits(id)).toEqual(['deputyHead']);
    now = await bureau.give('approve', deputyHead, now, { opinion });
    expect(now.form.record.state.value).toBe('financeReview');
    expect(await waits(id)).toEqual(['finance']);
    now = await bureau.give('approve', finance, now, { opinion });
    now = await bureau.give('score', performance, now, { rows: [] });
    now = await bureau.give('approve', performance, now, { opinion });
    expect(await waits(id)).toEqual(['head']);
    now = await bureau.give('publish', head, now);
    expect(await waits(id)).toEqual([]);
  });

  it('the author is told of the return and of the publication', async () => {
    const { form } = await playRoad(bureau, content);
    await bureau.outbox.drain();
    const told = await bureau.models.notices.find({ form: form.record._id, person: 'author' }).lean();
    expect(told).toHaveLength(2);
  });

  it('a record planted under an event’s id is never taken for the event: nothing is trimmed, and it is complained of', async () => {
    const draft = await bureau.draft(content);
    const id = draft.form.record._id;
    await bureau.outbox.drain();
    await bureau.models.events.collection.insertOne({
      _id: `${id}:e000002`,
      form: 'planted',
      seq: 1,
      key: 'k',
    } as never);
    await bureau.give('save', author, draft, { content });
    await expect(bureau.outbox.drain()).rejects.toThrow('E11000');
    expect((await bureau.forms.load(id))?.outbox).not.toHaveLength(0);
    await bureau.models.events.collection.deleteOne({ _id: `${id}:e000002` as never });
    await bureau.outbox.drain();
    expect((await bureau.forms.load(id))?.outbox).toHaveLength(0);
  });

  it('a list is read page by page without a gap or a repeat, and shows a stranger only what is published', async () => {
    const shown: string[] = [];
    let after: string | undefined;
    do {
      const page = await bureau.service.list(author, { first: 3, ...(after ? { after } : {}) });
      shown.push(...page.items.map(({ record }) => record._id));
      after = page.hasNext ? page.cursors.at(-1) : undefined;
    } while (after);
    expect(new Set(shown).size).toBe(shown.length);
    const whole = await bureau.service.list(author, { first: 100 });
    expect(shown).toEqual(whole.items.map(({ record }) => record._id));
    const abroad = await bureau.service.list(stranger, { first: 100 });
    expect(abroad.items.length).toBeGreaterThan(0);
    expect(abroad.items.every(({ record }) => record.state.value === 'published')).toBe(true);
    expect(abroad.total).toBe(abroad.items.length);
  });

  it('a published form shows a stranger its last version and nothing of how it came about', async () => {
    const { form } = await playRoad(bureau, content);
    const id = form.record._id;
    expect((await bureau.service.view(id, stranger)).access.mask).toMatchObject({ opinions: false, comments: false });
    expect(await bureau.service.history(id, stranger)).toEqual([]);
    expect(await bureau.service.versions(id, stranger)).toHaveLength(1);
    expect((await bureau.service.versions(id, author)).length).toBeGreaterThan(1);
  });
});
