import { FormAtHand } from '../demo/form-at-hand.js';
import type { GraphqlClient } from '../demo/graphql-client.js';
import { SEEDED_FORM_KEY } from '../demo/seed-demo.js';
import { startTestApi, type TestApi } from '../testing/test-api.js';

let api: TestApi;
let author: GraphqlClient;
let stranger: GraphqlClient;
const seeded = `653100-2020-${SEEDED_FORM_KEY}`;
beforeAll(async () => {
  api = await startTestApi();
  [author, stranger] = [await api.as('tianbao'), await api.as('yc-tianbao')];
}, 60_000);
afterAll(() => api.stop(), 30_000);

const ulid = (n: number): string => `01EVTC5Y00CHENGWENTEST${String(n).padStart(4, '0')}`;
const draft = (n: number): Promise<FormAtHand> =>
  FormAtHand.create(author, { key: ulid(n), template: 'self-evaluation@2020', unit: '653100361001', year: 2020 });

describe('a form of another unit', () => {
  it('does not exist for a stranger: by id, in lists, in counts, by any command, as PDF', async () => {
    const missing = await stranger.refused('{ form(id: "653100-2020-01EVTC5Y00CHENGWENDEM99999") { id } }');
    expect(await stranger.refused(`{ form(id: "${seeded}") { id } }`)).toMatchObject({
      message: missing.message,
      extensions: missing.extensions,
    });
    const { forms, inbox } = await stranger.get<{ forms: { totalCount: number }; inbox: { totalCount: number } }>(
      '{ forms { totalCount edges { node { id } } } inbox { totalCount } }',
    );
    expect([forms.totalCount, inbox.totalCount]).toEqual([0, 0]);
    const form = await draft(1);
    for (const command of ['submit', 'withdraw', 'open', 'publish'])
      expect((await form.refused(stranger, command)).code).toBe('form.notFound');
    expect((await stranger.file(`/forms/${seeded}/versions/1.pdf`)).status).toBe(404);
  });

  it('is not created by somebody who does not fill in for the unit', async () => {
    const input = { key: ulid(2), template: 'self-evaluation@2020', unit: '653100361001', year: 2020 };
    await expect(FormAtHand.create(stranger, input)).rejects.toThrow('person.forbidden');
  });
});

describe('the form type', () => {
  it('offers as actions just what the commands accept', async () => {
    const form = await draft(3);
    const offered = form.seen.actions.map(({ command }) => command);
    expect(offered).toEqual(expect.arrayContaining(['save', 'submit', 'void']));
    for (const command of ['approve', 'open', 'publish', 'withdraw'].filter((name) => !offered.includes(name)))
      expect((await form.refused(author, command, command === 'approve' ? { opinion: '同意' } : {})).code).toMatch(
        /^flow\./,
      );
  });

  it('answers the same key with the same event, and another command under it with a refusal', async () => {
    const form = await draft(4);
    const { id, round, contentVersion, content } = form.seen;
    const save =
      'mutation ($input: SaveFormInput!) { saveForm(input: $input) { form { contentVersion } event { seq hash } } }';
    const input = { formId: id, key: 'same-key-twice', round, contentVersion, content };
    const first = await author.get<{ saveForm: { event: object } }>(save, { input });
    const second = await author.get<{ saveForm: { event: object } }>(save, { input });
    expect(second.saveForm.event).toEqual(first.saveForm.event);
    const other = { ...input, content: { ...content, goals: { expected: 'x' } } };
    expect((await author.refused(save, { input: other })).extensions.code).toBe('command.keyReused');
  });

  it('refuses what was seen before somebody else’s change, and says what stands now', async () => {
    const form = await draft(5);
    const stale = form.seen;
    await form.give(author, 'save', { content: stale.content });
    const { errors } = await author.ask(
      'mutation ($input: CommandInput!) { submitForm(input: $input) { form { id } } }',
      {
        input: { formId: stale.id, key: 'a-fresh-key', round: stale.round, contentVersion: stale.contentVersion },
      },
    );
    expect(errors[0]?.extensions).toMatchObject({
      code: 'form.stale',
      params: { contentVersion: stale.contentVersion + 1 },
    });
  });

  it('a missing version and a missing page position are refusals of their own', async () => {
    expect((await author.refused(`{ form(id: "${seeded}") { version(number: 9) { hash } } }`)).extensions.code).toBe(
      'version.notFound',
    );
    expect((await author.refused('{ forms(after: "nowhere") { totalCount } }')).extensions.code).toBe(
      'command.malformed',
    );
  });
});

describe('lists', () => {
  it('turn their pages without a gap or a repeat, and count what they hold', async () => {
    for (const n of [10, 11, 12]) await draft(n);
    const query = `query ($after: String) { forms(first: 2, after: $after) {
      totalCount edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage endCursor } } }`;
    type Page = {
      totalCount: number;
      edges: { node: { id: string } }[];
      pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string };
    };
    const ids: string[] = [];
    let after: string | null = null;
    for (;;) {
      const { forms }: { forms: Page } = await author.get<{ forms: Page }>(query, { after });
      expect(forms.pageInfo.hasPreviousPage).toBe(after !== null);
      ids.push(...forms.edges.map(({ node }) => node.id));
      if (!forms.pageInfo.hasNextPage) {
        expect(ids).toHaveLength(forms.totalCount);
        break;
      }
      after = forms.pageInfo.endCursor;
    }
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('are narrowed by what is given, and an explicit null narrows nothing', async () => {
    const count = async (filter: object): Promise<number> => {
      const query = 'query ($filter: FormFilter) { forms(filter: $filter) { totalCount } }';
      return (await author.get<{ forms: { totalCount: number } }>(query, { filter })).forms.totalCount;
    };
    const all = await count({});
    expect(await count({ year: null, state: null })).toBe(all);
    expect(await count({ state: 'published' })).toBe(0);
    const { forms } = await author.get<{ forms: { edges: { node: { year: number } }[] } }>(
      '{ forms(first: 100) { edges { node { year } } } }',
    );
    const of2020 = forms.edges.filter(({ node }) => node.year === 2020).length;
    expect(of2020).toBeLessThan(all);
    expect(await count({ year: 2020, state: 'draft', unit: '653100361001' })).toBe(of2020);
    expect(await count({ year: 1999 })).toBe(0);
  });
});

describe('import preview', () => {
  it('a text without a form is a refusal', async () => {
    const query = '{ previewImport(text: "今天天气很好") { forms { title } } }';
    expect((await author.refused(query)).extensions.code).toBe('import.empty');
  });
});

describe('the PDF route', () => {
  it('asks whoever is not logged in to log in, whatever the address', async () => {
    for (const path of [`/forms/${seeded}/versions/1.pdf`, '/forms/nope/versions/1.pdf']) {
      const response = await fetch(`${api.url}${path}`);
      expect(response.status).toBe(401);
      expect(await response.text()).toContain('请先登录');
    }
  });

  it.each(['0.pdf', '1.PDF', '1', '-1.pdf', '999999.pdf', '1.pdf.exe', '..%2f1.pdf'])(
    'versions/%s is a page that says no',
    async (file) => {
      const response = await author.file(`/forms/${seeded}/versions/${file}`);
      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    },
  );
});
