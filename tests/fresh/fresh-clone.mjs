/**
 * Plays the newcomer: a fresh clone, an empty npm cache, an empty home, nothing else. `node tests/fresh/fresh-clone.mjs`
 * clones this repository, runs `npm start`, logs in as the author with the npm Chromium and looks for the form in the
 * inbox; starts a second time; runs `npm test`. Where strace is installed it also lists every address contacted.
 * `--no-tests` leaves the last part out. Plain Node: it needs nothing that a clone has not installed yet.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../..', import.meta.url));
const room = mkdtempSync(join(tmpdir(), 'chengwen-fresh-'));
const clone = join(room, 'chengwen');
const withTests = !process.argv.includes('--no-tests');
const started = Date.now();
const say = (words) => console.log(`${((Date.now() - started) / 1000).toFixed(1).padStart(7)} s  ${words}`);

mkdirSync(join(room, 'home'));
mkdirSync(join(room, 'trace'));
execFileSync('git', ['clone', '--quiet', '--no-local', source, clone]);
say(`cloned to ${clone}`);

const port = await freePort();
const env = {
  PATH: process.env.PATH,
  HOME: join(room, 'home'),
  TMPDIR: room,
  LANG: 'C.UTF-8',
  npm_config_cache: join(room, 'npm-cache'),
  PORT: String(port),
};
const tracing = has('strace');
let traces = 0;
/** A command whose every connection is written down, where that can be done. */
const traced = (...command) =>
  tracing
    ? ['strace', '-f', '-qq', '-e', 'trace=connect', '-o', join(room, 'trace', String(++traces)), ...command]
    : command;
const address = `http://localhost:${port}`;

try {
  const first = await start();
  say(`first start answers at ${address}`);
  await look();
  say('the author logged in with the npm Chromium and found the form in the inbox');
  await stop(first);
  const before = Date.now();
  const second = await start();
  say(`second start took ${((Date.now() - before) / 1000).toFixed(1)} s`);
  await stop(second);
  if (withTests) {
    const code = await run('npm', ['test'], { ...env, PORT: undefined });
    say(`npm test ended with ${code}`);
    if (code !== 0) process.exitCode = 1;
  }
  if (tracing) say(`contacted beyond this machine: ${contacted().join(', ') || 'nobody'}`);
  else say('strace is not installed: who was contacted was not recorded');
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  if (process.exitCode) say(`left for a look: ${room}`);
  else rmSync(room, { recursive: true, force: true });
}

async function start() {
  const [command, ...args] = traced('npm', 'start');
  const child = spawn(command, args, { cwd: clone, env, stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
    process.stdout.write(String(chunk).replace(/^/gm, '           | '));
  });
  for (;;) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}\n${said}`);
    const ready = await fetch(`${address}/readyz`).catch(() => undefined);
    if (ready?.ok) return child;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function stop(child) {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-child.pid, 'SIGINT');
  await ended;
}

/** Runs inside the clone, with what the clone installed. */
async function look() {
  const script = join(clone, 'tests', 'fresh', 'look.mjs');
  const code = await run(process.execPath, [script, address, join(room, 'inbox.png')], env);
  if (code !== 0) throw new Error('the form was not found in the inbox');
}

function run(command, args, environment) {
  return new Promise((resolve) => {
    const [first, ...rest] = traced(command, ...args);
    spawn(first, rest, { cwd: clone, env: environment, stdio: 'inherit' }).once('exit', resolve);
  });
}

/** Every address outside this machine that any process of the starts or the tests connected to. */
function contacted() {
  const found = new Set();
  for (const file of readdirSync(join(room, 'trace')))
    for (const line of readFileSync(join(room, 'trace', file), 'utf8').split('\n')) {
      const [, port, host] = /sin6?_port=htons\((\d+)\).*?"([0-9a-f.:]+)"/.exec(line) ?? [];
      if (host && !/^127\.|^::1$|^::ffff:127\./.test(host)) found.add(`${host}:${port}`);
    }
  writeFileSync(join(room, 'contacted.txt'), [...found].join('\n'));
  return [...found];
}

function has(program) {
  try {
    execFileSync(program, ['-V'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port: found } = probe.address();
      probe.close(() => resolve(found));
    });
  });
}
