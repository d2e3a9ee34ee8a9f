import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GraphqlClient } from '../demo/graphql-client.js';
import { FormsService } from '../forms/forms.service.js';
import { jest } from '@jest/globals';
import { startTestApi } from '../testing/test-api.js';
import { readConfig } from './config.js';
import { jsonLog } from './log.js';
import { startApi } from './start-api.js';

const quiet = { log: jsonLog(() => undefined) };
let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'chengwen-start-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));
const demo = (env: Record<string, string> = {}) =>
  readConfig({ CHENGWEN_DEMO: '1', PORT: '0', CHENGWEN_DATA: directory, CHENGWEN_REQUEST_LOG: '0', ...env });
const asAuthor = async (url: string): Promise<GraphqlClient> => {
  const client = new GraphqlClient(url);
  await client.login('tianbao', 'chengwen2020');
  return client;
};
const INBOX = '{ inbox { edges { node { id number findings { severity } } } } }';

it('the author finds one draft, as printed, in the inbox; a second start on the same data finds the same', async () => {
  const seen: unknown[] = [];
  for (let start = 0; start < 2; start += 1) {
    const api = await startApi(demo(), quiet);
    seen.push(await (await asAuthor(api.url)).get(INBOX));
    await api.stop();
  }
  expect(seen[1]).toEqual(seen[0]);
  const [form] = (seen[0] as { inbox: { edges: { node: { findings: { severity: string }[] } }[] } }).inbox.edges;
  expect(form?.node.findings.some(({ severity }) => severity === 'error')).toBe(true);
}, 60_000);

it('a second process on the same data joins the store of the first', async () => {
  const first = await startApi(demo(), quiet);
  const second = await startApi(demo(), quiet);
  const one = await (await asAuthor(first.url)).get(INBOX);
  expect(await (await asAuthor(second.url)).get(INBOX)).toEqual(one);
  await second.stop();
  expect(await (await asAuthor(first.url)).get(INBOX)).toEqual(one);
  await first.stop();
}, 60_000);

it('outside demo mode there are no demo people, and production answers no introspection', async () => {
  const config = readConfig({
    NODE_ENV: 'production',
    CHENGWEN_STORE: 'embedded',
    PORT: '0',
    CHENGWEN_DATA: directory,
  });
  const api = await startApi({ ...config, requestLog: false }, quiet);
  const client = new GraphqlClient(api.url);
  expect(await client.get('{ demoPeople { login } me { id } }')).toEqual({ demoPeople: [], me: null });
  expect((await client.refused('{ __schema { queryType { name } } }')).extensions.code).toBe('edge.badQuery');
  expect(
    (await client.refused('mutation { login(input: { login: "tianbao", password: "chengwen2020" }) { id } }'))
      .extensions.code,
  ).toBe('login.failed');
  await api.stop();
}, 60_000);

it('a stop lets a request under way finish, and takes no new one', async () => {
  const api = await startApi(demo(), quiet);
  const author = await asAuthor(api.url);
  const service = api.app.get(FormsService);
  const inbox = service.inbox.bind(service);
  let entered: () => void = () => undefined;
  const inside = new Promise<void>((resolve) => (entered = resolve));
  let goOn: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (goOn = resolve));
  jest.spyOn(service, 'inbox').mockImplementation(async (...given) => {
    entered();
    await held;
    return inbox(...given);
  });
  const answer = author.get<{ inbox: object }>(INBOX);
  await inside;
  const stopped = api.stop();
  await expect(fetchFresh(`${api.url}/healthz`)).resolves.not.toBe(200);
  goOn();
  expect((await answer).inbox).toBeDefined();
  await stopped;
}, 60_000);

/** Status over a connection of its own; undefined when nobody answers. */
const fetchFresh = async (url: string): Promise<number | undefined> =>
  fetch(url, { headers: { connection: 'close' } }).then(
    ({ status }) => status,
    () => undefined,
  );

it('the store’s process is killed: the server starts it again and goes on', async () => {
  const api = await startTestApi();
  const author = await api.as('tianbao');
  const before = await author.get(INBOX);
  const stores = storesOn(api.directory);
  expect(stores).toHaveLength(1);
  process.kill(stores[0] ?? 0, 'SIGKILL');
  for (let tries = 0; ; tries += 1) {
    const { data, errors } = await author.ask(INBOX);
    if (errors.length === 0) {
      expect(data).toEqual(before);
      break;
    }
    expect(errors[0]?.extensions.code).toBe('internal.error');
    expect(tries).toBeLessThan(200);
  }
  expect(api.lines.map(({ event }) => event)).toEqual(expect.arrayContaining(['store.died', 'store.restarted']));
  await api.stop();
}, 60_000);

/** Processes of the embedded store on a directory. */
const storesOn = (data: string): number[] =>
  execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(`process.js ${data}`))
    .map((line) => Number.parseInt(line, 10));

it('a database that does not answer is named without its password', async () => {
  const uri = 'mongodb://clerk:secret@127.0.0.1:9/x?serverSelectionTimeoutMS=300';
  const start = startApi(readConfig({ MONGODB_URI: uri, PORT: '0', CHENGWEN_DATA: directory }), quiet);
  await expect(start).rejects.toMatchObject({ code: 'store.unavailable' });
  await expect(start).rejects.not.toMatchObject({ params: { problem: expect.stringContaining('secret') as string } });
}, 60_000);

it('a port that is taken refuses the start and leaves nothing running', async () => {
  const first = await startTestApi();
  const taken = new URL(first.url).port;
  await expect(startApi(demo({ PORT: taken }), quiet)).rejects.toMatchObject({
    code: 'config.invalid',
    params: { problems: expect.stringContaining(taken) as string },
  });
  const again = await startApi(demo(), quiet);
  await again.stop();
  await first.stop();
}, 60_000);

describe('the web app', () => {
  it('is served with its pages falling back to it, its assets kept for ever, and nothing from outside its folder', async () => {
    const site = join(directory, 'site');
    await mkdir(join(site, 'assets'), { recursive: true });
    await writeFile(join(site, 'index.html'), '<title>site</title>');
    await writeFile(join(site, 'assets/app-1.js'), 'app()');
    await writeFile(join(directory, 'secret.txt'), 'secret');
    const api = await startApi(demo({ CHENGWEN_SITE: site }), quiet);
    const get = async (path: string) => {
      const response = await fetch(`${api.url}${path}`);
      return { status: response.status, cache: response.headers.get('cache-control'), text: await response.text() };
    };
    const page = { status: 200, cache: 'no-cache', text: '<title>site</title>' };
    for (const path of ['/', '/index.html', '/inbox', '/forms/653100-2020-X', '/forms/a/versions'])
      expect(await get(path)).toEqual(page);
    expect(await get('/assets/app-1.js')).toEqual({
      status: 200,
      cache: 'public, max-age=31536000, immutable',
      text: 'app()',
    });
    expect((await get('/assets/app-2.js')).status).toBe(404);
    for (const path of ['/..%2fsecret.txt', '/%2e%2e/secret.txt', '/assets/..%2f..%2fsecret.txt', '//secret.txt'])
      expect((await get(path)).text).not.toContain('secret');
    await api.stop();
  }, 60_000);
});
