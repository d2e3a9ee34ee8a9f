import { castOf, playRoad, type Cast } from '../demo/road.js';
import { Teller } from '../demo/teller.js';
import type { FormAtHand } from '../demo/form-at-hand.js';
import { startTestApi, type TestApi } from '../testing/test-api.js';

let api: TestApi;
let cast: Cast;
let form: FormAtHand;
beforeAll(async () => {
  api = await startTestApi();
  cast = await castOf(api.url);
  const teller = new Teller({ json: true, answer: () => undefined, step: () => undefined });
  form = await playRoad(teller, cast);
  expect(teller.steps.flatMap(({ problems }) => problems)).toEqual([]);
}, 120_000);
afterAll(() => api.stop(), 30_000);

const OPEN = `query ($id: ID!) { form(id: $id) {
  state content actions { command } comments { id } returned { reason } history { seq } versions { number }
  stages { key status seats { name opinion } } } }`;
interface Seen {
  readonly form: {
    readonly state: string;
    readonly content: object;
    readonly history: unknown[];
    readonly comments: unknown[];
    readonly versions: { readonly number: number }[];
    readonly actions: unknown[];
    readonly stages: { readonly key: string; readonly status: string; readonly seats: { readonly name: string }[] }[];
  };
}

describe('a published form', () => {
  it('shows those it passed through who decided what, in the order of the chain', async () => {
    const { form: seen } = await cast.finance.get<Seen>(OPEN, { id: form.seen.id });
    expect(seen.stages.map(({ key, status, seats }) => [key, status, seats.map(({ name }) => name)])).toEqual([
      ['draft', 'past', []],
      ['unitReview', 'past', ['分管领导', '主要负责人']],
      ['departmentReview', 'past', ['主要负责人']],
      ['financeReview', 'past', ['财政社保科']],
      ['performanceReview', 'past', ['财政绩效科']],
      ['approved', 'past', []],
      ['published', 'present', []],
    ]);
    expect(seen.versions.map(({ number }) => number)).toEqual([5, 4, 3, 2, 1]);
  });

  it('shows everybody else its content, and neither opinions nor comments nor records nor earlier versions', async () => {
    const stranger = await api.as('yc-tianbao');
    const { form: seen } = await stranger.get<Seen>(OPEN, { id: form.seen.id });
    expect(seen).toMatchObject({ state: 'published', content: form.seen.content, returned: null });
    expect([seen.history, seen.comments, seen.actions]).toEqual([[], [], []]);
    expect(seen.stages.flatMap(({ seats }) => seats)).toEqual([]);
    expect(seen.versions.map(({ number }) => number)).toEqual([5]);
    expect(
      (await stranger.refused(`{ form(id: "${form.seen.id}") { version(number: 1) { hash } } }`)).extensions.code,
    ).toBe('version.notFound');
  });

  it('is proved to whoever holds its paper, and says nothing to whoever does not', async () => {
    const query = 'query ($id: ID!) { form(id: $id) { versions { number hash } } }';
    const { form: seen } = await cast.finance.get<{ form: { versions: { number: number; hash: string }[] } }>(query, {
      id: form.seen.id,
    });
    const ask = async (number: number, hash: string): Promise<[number, string | undefined]> => {
      const answer = await fetch(`${api.url}/verify/${form.seen.id}/${number}/${hash}`);
      return [answer.status, /data-verdict="(\w+)"/.exec(await answer.text())?.[1]];
    };
    const hashOf = (number: number): string => seen.versions.find((version) => version.number === number)?.hash ?? '';
    expect(await ask(5, hashOf(5))).toEqual([200, 'current']);
    expect(await ask(3, hashOf(3))).toEqual([200, 'superseded']);
    expect(await ask(5, hashOf(3))).toEqual([404, 'unknown']);
    expect(await ask(5, hashOf(5).slice(0, 16))).toEqual([404, 'unknown']);
  });

  it('takes no command any more, from anybody', async () => {
    for (const client of Object.values(cast))
      for (const command of ['submit', 'open', 'publish', 'withdraw'])
        expect((await form.refused(client, command)).code).toMatch(/^flow\./);
  });
});

describe('its PDFs', () => {
  const path = (number: number): string => `/forms/${form.seen.id}/versions/${number}.pdf`;

  it('are printed once and told apart by their tag', async () => {
    const first = await cast.author.file(path(5));
    expect([first.status, first.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const bytes = Buffer.from(await first.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const etag = first.headers.get('etag') ?? '';
    const again = await fetch(`${api.url}${path(5)}`, {
      headers: { cookie: cast.author.session, 'if-none-match': etag },
    });
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0]);
    expect(Buffer.from(await (await cast.author.file(path(5))).arrayBuffer()).equals(bytes)).toBe(true);
  }, 60_000);

  it('the published one is public, without opinions; earlier ones are not', async () => {
    const inside = await cast.author.file(path(5));
    const outside = await fetch(`${api.url}${path(5)}`);
    expect(outside.status).toBe(200);
    expect(outside.headers.get('etag')).not.toBe(inside.headers.get('etag'));
    expect((await fetch(`${api.url}${path(1)}`)).status).toBe(401);
    expect((await (await api.as('yc-tianbao')).file(path(1))).status).toBe(404);
    expect((await cast.author.file(path(1))).status).toBe(200);
  }, 60_000);
});
