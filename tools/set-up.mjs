/**
 * Puts in place what is missing before anything can run: the right Node, the dependencies of package-lock.json,
 * an up-to-date build. Plain Node without dependencies, because on a fresh clone nothing else is there.
 *
 * Every word goes to stderr: stdout belongs to the command that follows.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
export const API = join(ROOT, 'apps/api/dist/cli/main.js');

const WEB = join(ROOT, 'apps/web/dist/site/index.html');
const BUILT = join(ROOT, 'node_modules/.cache/chengwen/built.json');
const LOCK = join(ROOT, 'var/set-up.lock');
const OLDEST_NODE = [20, 19];

export const say = (text) => process.stderr.write(`[呈文] ${text}\n`);
export const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** Ends the process with a plain sentence; a stack trace would tell a newcomer nothing. */
export function stop(text) {
  say(text);
  process.exit(1);
}

/** Installs and builds what is missing or stale, and nothing else. */
export async function setUp({ build = true } = {}) {
  checkNode();
  if (isInstalled() && (!build || isBuilt())) return;
  await alone(async () => {
    if (!isInstalled()) await install();
    if (build && !isBuilt()) await buildAll();
  });
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  stop(
    `需要 Node.js ${OLDEST_NODE.join('.')} 或更高版本，当前为 ${process.versions.node}。` +
      `\n       Node.js ${OLDEST_NODE.join('.')} or newer is needed; this is ${process.versions.node}. https://nodejs.org/`,
  );
}

/** True when npm's own record of what it put into node_modules agrees with the lock file, package by package. */
function isInstalled() {
  const installed = readJson(join(ROOT, 'node_modules/.package-lock.json'))?.packages;
  const wanted = readJson(join(ROOT, 'package-lock.json'))?.packages;
  if (wanted === undefined) stop('缺少 package-lock.json。package-lock.json is missing.');
  if (installed === undefined) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true;
    const there = installed[path];
    // What is optional was left out where it does not fit this platform.
    if (there === undefined) return entry.optional === true || entry.devOptional === true;
    return there.version === entry.version && there.integrity === entry.integrity;
  });
}

async function install() {
  say('安装依赖，约需一分半钟（npm ci）… installing dependencies, about a minute and a half');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const since = Date.now();
  const code = await (npm?.endsWith('.js')
    ? runQuietly('安装依赖 install', process.execPath, [npm, ...args])
    : runQuietly('安装依赖 install', 'npm', args, { shell: process.platform === 'win32' }));
  if (code !== 0) stop('依赖安装失败，见上方输出。npm ci failed, see above.');
  say(`依赖已装好，用时 ${seconds(since)}。Dependencies installed.`);
}

async function buildAll() {
  // Taken before: an edit made while the build runs must count as stale afterwards.
  const fingerprint = sourceFingerprint();
  say('构建有改动的部分… building what has changed');
  const since = Date.now();
  // One compiler for all projects: a process per project, as Nx would start, takes half as long again.
  const codes = await Promise.all([
    runQuietly('构建 build', process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'apps/api']),
    runQuietly('页面 pages', process.execPath, ['node_modules/vite/bin/vite.js', 'build', 'apps/web']),
  ]);
  if (codes.some((code) => code !== 0)) stop('构建失败，见上方输出。The build failed, see above.');
  mkdirSync(join(BUILT, '..'), { recursive: true });
  writeFileSync(BUILT, JSON.stringify({ fingerprint }));
  say(`构建完成，用时 ${seconds(since)}。Build done.`);
}

/** Asking the compiler costs seconds even when it answers "nothing to do"; asking the file system costs milliseconds. */
function isBuilt() {
  return existsSync(API) && existsSync(WEB) && readJson(BUILT)?.fingerprint === sourceFingerprint();
}

function sourceFingerprint() {
  const hash = createHash('sha256');
  const visit = (path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return;
    if (!found.isDirectory()) {
      hash.update(`${relative(ROOT, path)}\0${found.size}\0${found.mtimeMs}\n`);
      return;
    }
    for (const name of readdirSync(path).sort()) {
      if (name !== 'node_modules' && name !== 'dist') visit(join(path, name));
    }
  };
  for (const name of ['apps', 'libs', 'templates', 'workflows']) visit(join(ROOT, name));
  for (const name of ['package-lock.json', 'tsconfig.base.json']) visit(join(ROOT, name));
  return hash.digest('hex');
}

/** Two of us at once would trample each other's node_modules: the second waits for the first. */
async function alone(work) {
  mkdirSync(join(LOCK, '..'), { recursive: true });
  for (let told = false; !take(); told = true) {
    if (!told) say('另一个进程正在安装或构建，等待中… waiting for another set-up to end');
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  const release = () => rmSync(LOCK, { force: true });
  process.once('exit', release);
  try {
    await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function take() {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const holder = Number(readFileSync(LOCK, { encoding: 'utf8', flag: 'a+' }));
    if (holder > 0 && !isAlive(holder)) rmSync(LOCK, { force: true });
    return false;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Runs a long command with a sign of life every ten seconds; what it said is shown only when it fails. */
async function runQuietly(label, command, args, options) {
  const since = Date.now();
  const heartbeat = setInterval(() => say(`  ${label} … ${seconds(since)}`), 10_000);
  const { code, spoken } = await runAside(command, args, options);
  clearInterval(heartbeat);
  if (code !== 0) process.stderr.write(spoken);
  return code;
}

/**
 * Starts a command as the head of its own process group, and ends the whole group when we are told to end: a busy worker
 * of a worker must not be left behind.
 */
export function spawnGroup(command, args, options) {
  const child = spawn(command, args, { cwd: ROOT, detached: process.platform !== 'win32', ...options });
  const end = (signal) => {
    killGroup(child, signal);
    setTimeout(() => killGroup(child, 'SIGKILL'), 5_000).unref();
    child.once('close', () => process.exit(signal === 'SIGINT' ? 130 : 143));
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, end);
  child.once('close', () => {
    for (const signal of signals) process.off(signal, end);
    killGroup(child, 'SIGKILL');
  });
  return child;
}

function killGroup(child, signal) {
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch {
    // nobody left
  }
}

/** Runs a command with our own output and answers its exit code. */
export function run(command, args, { env = {}, ...options } = {}) {
  const stdio = ['ignore', 'inherit', 'inherit'];
  const child = spawnGroup(command, args, { stdio, env: { ...process.env, ...env }, ...options });
  return ended(child);
}

/** Runs a command beside others; what it said comes in one piece when it is done. */
export async function runAside(command, args, options = {}) {
  const child = spawnGroup(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  const spoken = [];
  child.stdout.on('data', (chunk) => spoken.push(chunk));
  child.stderr.on('data', (chunk) => spoken.push(chunk));
  const code = await ended(child);
  return { code, spoken: Buffer.concat(spoken) };
}

function ended(child) {
  return new Promise((resolve) => {
    child.on('error', (error) => {
      say(error.message);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** Becomes the `chengwen` command, in this very process: no child that could outlive us, no signal to pass on. */
export async function become(args) {
  endWithNpm();
  process.argv = [process.execPath, API, ...args];
  process.setSourceMapsEnabled(true);
  await import(new URL('../apps/api/dist/cli/main.js', import.meta.url).href);
}

/** npm passes a signal on to its shell, and the shell to nobody: when the shell is gone we have been told to end. */
function endWithNpm() {
  const shell = process.ppid;
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
