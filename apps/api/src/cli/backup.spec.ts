import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { readEmbeddedUri } from '@chengwen/embedded-mongo';
import { connectStore } from '@chengwen/store';
import { templates } from '@chengwen/templates';
import { GraphqlClient } from '../demo/graphql-client.js';
import { readConfig } from '../edge/config.js';
import { jsonLog } from '../edge/log.js';
import { startApi, type RunningApi } from '../edge/start-api.js';
import { DATABASE } from '../edge/store-process.js';
import { run } from './program.js';

const quiet = { log: jsonLog(() => undefined) };
let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'chengwen-backup-'));
});
/** What a failed expectation would leave running. */
const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const api of running.splice(0)) await api.stop();
  await rm(root, { recursive: true, force: true });
});

interface Said {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in this process with settings of its own. */
async function chengwen(env: Readonly<Record<string, string>>, ...args: string[]): Promise<Said> {
  const said = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    jest.spyOn(process[stream], 'write').mockImplementation((text) => {
      said[stream] += String(text);
      return true;
    }),
  );
  const before = { ...process.env };
  Object.assign(process.env, env);
  try {
    await run(['node', 'chengwen', ...args]);
    return { code: Number(process.exitCode), ...said };
  } finally {
    process.exitCode = 0;
    for (const key of Object.keys(env)) {
      if (before[key] === undefined) delete process.env[key];
      else process.env[key] = before[key];
    }
    for (const spy of spies) spy.mockRestore();
  }
}

const at = (data: string) => ({ CHENGWEN_DATA: join(root, data) });
const demo = async (data: string): Promise<RunningApi> => {
  const api = await startApi(
    readConfig({ CHENGWEN_DEMO: '1', PORT: '0', CHENGWEN_REQUEST_LOG: '0', ...at(data) }),
    quiet,
  );
  running.push(api);
  return api;
};
/** Drafts in the demo: one of each edition. */
const DRAFTS = Object.keys(templates).length;
const answer = ({ stdout }: Said): unknown => JSON.parse(stdout);
const problem = (said: Said): string => (answer(said) as { error: { message: string } }).error.message;

async function inbox(url: string): Promise<unknown> {
  const client = new GraphqlClient(url);
  await client.login('tianbao', 'chengwen2020');
  return client.get('{ inbox { edges { node { id number } } } }');
}

it('a backup made beside the running server is proved, and restored it holds the same forms', async () => {
  const api = await demo('one');
  const backup = join(root, 'backup');
  const made = await chengwen(at('one'), 'backup', backup, '--json');
  expect([made.code, answer(made)]).toMatchObject([
    0,
    { directory: backup, verified: DRAFTS, intact: true, problems: [] },
  ]);
  expect(made.stderr).toContain('正在逐张校验留痕');

  const occupied = await chengwen(at('one'), 'restore', backup, '--json');
  expect([occupied.code, problem(occupied)]).toEqual([1, expect.stringContaining('正被另一个进程使用')]);
  const running = await chengwen(at('one'), 'compact', '--json');
  expect([running.code, problem(running)]).toEqual([1, expect.stringContaining('正被另一个进程使用')]);
  const again = await chengwen(at('one'), 'backup', backup, '--json');
  expect([again.code, problem(again)]).toEqual([1, expect.stringContaining('不是空目录')]);
  const seen = await inbox(api.url);
  await api.stop();

  const over = await chengwen(at('one'), 'restore', backup, '--json');
  expect([over.code, problem(over)]).toEqual([1, expect.stringContaining('不是空目录')]);
  const restored = await chengwen(at('two'), 'restore', backup);
  expect([restored.code, restored.stdout]).toEqual([0, expect.stringMatching(`^恢复完成：.*已校验表单 ${DRAFTS} 张`)]);
  const second = await demo('two');
  expect(await inbox(second.url)).toEqual(seen);
  await second.stop();
  expect((await chengwen(at('two'), 'compact')).stdout).toMatch(/^压缩完成：/);
}, 60_000);

it('a backup in which a history does not fit is not called good', async () => {
  const api = await demo('one');
  const connection = await connectStore(readEmbeddedUri(join(root, 'one/store'), DATABASE) ?? '');
  await connection.collection('forms').updateMany({}, { $set: { 'content.fields.unit': '别的单位' } });
  await connection.close();
  const said = await chengwen(at('one'), 'backup', join(root, 'backup'));
  expect([said.code, said.stdout]).toEqual([1, expect.stringContaining('表单内容与最后一条记录的摘要不符')]);
  expect(said.stdout).not.toContain('备份完成');
  await api.stop();
}, 60_000);

it.each([
  ['backup', 'mongodump'],
  ['restore', 'mongorestore'],
])('with a MongoDB server, %s names %s and does nothing', async (command, tool) => {
  const target = join(root, 'backup');
  const said = await chengwen({ ...at('one'), MONGODB_URI: 'mongodb://127.0.0.1:1/x' }, command, target);
  expect([said.code, said.stdout]).toEqual([2, '']);
  expect(said.stderr).toContain(tool);
  expect(await readdir(root)).toEqual([]);
});

it('nothing to back up, or to restore from, is said', async () => {
  const none = await chengwen(at('one'), 'backup', join(root, 'backup'), '--json');
  expect([none.code, problem(none)]).toEqual([1, expect.stringContaining('中没有数据')]);
  const nowhere = await chengwen(at('one'), 'restore', join(root, 'nowhere'), '--json');
  expect([nowhere.code, problem(nowhere)]).toEqual([1, expect.stringContaining('中没有数据')]);
});
