/**
 * An eighth form type is one new folder: clones the project, puts a made-up edition into templates/, generates the
 * catalogue and builds. Then the product reads its paper, checks, prints, exports, reads the export again and takes the
 * form over the API, and git says that nothing else was touched.
 *
 *     node tests/fresh/eighth-form.mjs
 */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const PROJECT = resolve(import.meta.dirname, '../..');
const FOLDER = 'templates/fund-balance';
const root = mkdtempSync(join(tmpdir(), 'chengwen-eighth-'));
const clone = join(root, 'chengwen');
const node = (...args) =>
  execFileSync(process.execPath, args, { cwd: clone, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
const git = (...args) => execFileSync('git', args, { cwd: clone, encoding: 'utf8' });
const chengwen = (...args) => {
  try {
    return node('apps/api/dist/cli/main.js', ...args);
  } catch (error) {
    // Findings are an exit code of their own, not a failure.
    if (error.status === 1 && error.stdout) return error.stdout;
    throw error;
  }
};
const say = (text) => process.stdout.write(`eighth form: ${text}\n`);

/** The packages of this project, and in place of its own workspaces those of the clone. */
function linkPackages() {
  const [from, to] = [join(PROJECT, 'node_modules'), join(clone, 'node_modules')];
  mkdirSync(join(to, '@chengwen'), { recursive: true });
  for (const name of readdirSync(from)) if (name !== '@chengwen') symlinkSync(join(from, name), join(to, name));
  const folders = ['apps/api', 'apps/web', ...readdirSync(join(clone, 'libs')).map((lib) => `libs/${lib}`)];
  for (const folder of [...folders, 'workflows', 'templates', 'tests']) {
    const { name } = JSON.parse(readFileSync(join(clone, folder, 'package.json'), 'utf8'));
    symlinkSync(join(clone, folder), join(to, name));
  }
}

/** A draft of the new kind over GraphQL: the chain for all other forms takes it. */
async function create(content) {
  const server = spawn(process.execPath, ['apps/api/dist/cli/main.js', 'serve', '--demo', '--port', '0', '--json'], {
    cwd: clone,
    env: { ...process.env, CHENGWEN_DATA: join(root, 'data') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    const url = await new Promise((done, fail) => {
      let said = '';
      const listen = (part) => {
        said += part;
        const [address] = /http:\/\/localhost:\d+/.exec(said) ?? [];
        if (address) done(address);
      };
      server.stdout.on('data', listen);
      server.stderr.on('data', listen);
      server.once('exit', () => fail(new Error(`the server ended: ${said}`)));
    });
    let cookie = '';
    const ask = async (query, variables) => {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify({ query, variables }),
      });
      cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
      const { data, errors } = await response.json();
      assert.equal(errors, undefined, JSON.stringify(errors));
      return data;
    };
    await ask('mutation { login(input: { login: "tianbao", password: "chengwen2020" }) { id } }');
    const input = {
      key: '01EVTC5Y00CHENGWENE1GHTH01',
      template: 'fund-balance@2030',
      unit: '653100361001',
      year: new Date().getFullYear(),
    };
    const query =
      'mutation ($input: CreateFormInput!) { createForm(input: $input) { form { chain state findings { rule } } } }';
    return (await ask(query, { input: { ...input, content } })).createForm.form;
  } finally {
    if (server.exitCode === null && server.signalCode === null) {
      const ended = new Promise((done) => server.once('exit', done));
      server.kill('SIGTERM');
      await ended;
    }
  }
}

try {
  say('cloning');
  execFileSync('git', ['clone', '-q', PROJECT, clone]);
  linkPackages();
  cpSync(join(PROJECT, 'tests/fresh/eighth/fund-balance'), join(clone, FOLDER), { recursive: true });
  node('-e', "import('./tools/gen-catalogue.mjs').then(({ genTemplates }) => genTemplates())");
  say('building');
  node('node_modules/typescript/bin/tsc', '-b', 'apps/api');

  const paper = `${FOLDER}/2030/printed.txt`;
  const [form] = JSON.parse(chengwen('import', paper, '--json'));
  assert.deepEqual([form.template, form.edition, form.year, form.lost], ['fund-balance', '2030', 2030, []]);
  assert.deepEqual(
    form.indicators.map(({ category, dimension, name, target, weight }) => [
      category,
      dimension,
      name,
      target.kind,
      weight,
    ]),
    [
      ['process', 'fundManagement', '当期收支率', 'range', '30'],
      ['process', 'fundManagement', '对账及时率', 'compare', '20'],
      ['outcome', 'sustainability', '可支付月数', 'malformed', '40'],
    ],
  );
  assert.deepEqual(form.choices, { pooling: ['prefecture'] });
  say('read: 3 indicators, its choice, its funds, no line lost');

  const errors = JSON.parse(chengwen('check', paper, '--json')).filter(({ severity }) => severity === 'error');
  assert.deepEqual(
    errors.map(({ rule, where }) => `${rule} ${where.row}`),
    ['range-notation i3'],
  );
  say('checked: the one error that the paper holds');

  chengwen('export', paper, '--out', join(root, 'eighth.xlsx'));
  const [again] = JSON.parse(chengwen('import', join(root, 'eighth.xlsx'), '--json'));
  assert.deepEqual({ ...again, lost: [] }, form);
  chengwen('render', paper, '--out', join(root, 'eighth.pdf'));
  assert.equal(readFileSync(join(root, 'eighth.pdf')).subarray(0, 5).toString(), '%PDF-');
  say('exported and read back without a difference; printed');

  const made = await create();
  assert.deepEqual([made.chain, made.state], ['form-review@1', 'draft']);
  say(`created over the API: ${made.chain}, ${made.findings.length} findings on the blank form`);

  assert.deepEqual(git('status', '--porcelain').split('\n').filter(Boolean).sort(), [
    ' M templates/index.generated.ts',
    `?? ${FOLDER}/`,
  ]);
  say('1 new folder, 1 generated index, nothing else');
} finally {
  rmSync(root, { recursive: true, force: true });
}
