/**
 * The embedded store through the wire beside the bare storage library, in one run, interleaved so that both see the same
 * machine: durable writes and point reads at 1, 8 and 32 connections; time until ready; memory over many operations.
 *
 *     npm run build && node tests/bench/embedded-store.mjs [--rounds 5] [--seconds 1] [--operations 200000]
 *
 * A write is: find by key, replace the document, move one index entry, all durable before the answer. The bare library
 * does the same statements in this process, each write in a savepoint, as many of them in one commit as there are
 * connections. The store is asked twice: by a client as thin as can be, one request under way on each connection, and
 * by MongoDB's own driver, whose work is its own. `echo` is what a round trip to another process costs when nothing is
 * done there, `ping` what the driver costs on top.
 *
 * Two processes that take turns are slowed down by waking each other's processor, so one connection is measured a second
 * time with everything on one processor, where the system has `taskset`.
 */
import { fork, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { startEmbeddedStore } from '@chengwen/embedded-mongo';
import { MongoClient } from 'mongodb';
import { bareLibrary, bareRate } from './embedded-store-bare.mjs';
import { shown, slope } from './embedded-store-figures.mjs';
import { Connection, frameOf, framesOf, requireId, requireModified, wireRate } from './embedded-store-wire.mjs';

const argument = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
const ROUNDS = argument('rounds', 5);
const SECONDS = argument('seconds', 1);
const OPERATIONS = argument('operations', 200_000);
const CONNECTIONS = [1, 8, 32];
const LANES = 32;
const AHEAD = 16;
const DOCUMENTS = 10_000;
const root = mkdtempSync(join(tmpdir(), 'chengwen-bench-'));

const body = (_id, revision) => ({ _id, revision, state: `s${revision}`, text: 'x'.repeat(240) });
const random = (below) => Math.floor(Math.random() * below);
const repeat = (count, one) => Promise.all(Array.from({ length: count }, one));

/** Operations a second of `lanes` loops that run side by side for the given time. */
async function rate(lanes, seconds, operation) {
  const begun = performance.now();
  const until = begun + seconds * 1000;
  let done = 0;
  await repeat(lanes, async (_, lane) => {
    for (; performance.now() < until; done += 1) await operation(lane);
  });
  return (done * 1000) / (performance.now() - begun);
}

/** A store with its documents, a driver of as many connections for each number of them, and bare connections. */
async function wireStore(directory) {
  const store = await startEmbeddedStore({ directory, database: 'bench' });
  const clients = new Map();
  for (const connections of CONNECTIONS)
    clients.set(connections, await new MongoClient(store.uri, { maxPoolSize: connections }).connect());
  const forms = clients.get(LANES).db().collection('forms');
  await forms.createIndex({ state: 1 });
  for (let id = 0; id < DOCUMENTS; id += 1000)
    await forms.insertMany(Array.from({ length: 1000 }, (_, i) => body(id + i, 0)));
  const socket = decodeURIComponent(new URL(store.uri).host);
  const lines = await repeat(LANES, () => Connection.open(socket));
  const close = async () => {
    for (const line of lines) line.close();
    await Promise.all([...clients.values()].map((client) => client.close()));
    await store.stop();
  };
  return { store, clients, lines, close };
}

/** Writes whose document's state is known, so that each is a compare-and-set that wins. */
function compareAndSets() {
  const lanes = Array.from({ length: LANES }, () => new Map());
  const share = Math.floor(DOCUMENTS / LANES);
  return (lane) => {
    const _id = lane * share + random(share);
    const revision = lanes[lane].get(_id) ?? 0;
    lanes[lane].set(_id, revision + 1);
    return [
      { _id, revision },
      { $set: { state: `s${revision + 1}` }, $inc: { revision: 1 } },
    ];
  };
}

const driverWrite = (forms, next) => async (lane) => {
  const [filter, update] = next(lane);
  const { modifiedCount } = await forms.updateOne(filter, update);
  if (modifiedCount !== 1) throw new RangeError(`compare-and-set of ${filter._id} lost`);
};

const driverRead = (forms) => async () => {
  const _id = random(DOCUMENTS);
  if ((await forms.findOne({ _id }))?._id !== _id) throw new RangeError(`document ${_id} not found`);
};

const thinWrite = (next) => (lane) => {
  const [q, u] = next(lane);
  return { request: frameOf({ update: 'forms', updates: [{ q, u }], $db: 'bench' }), check: requireModified };
};

function thinRead() {
  const find = framesOf((_id) => ({ find: 'forms', filter: { _id }, limit: 1, singleBatch: true, $db: 'bench' }));
  return () => {
    const id = random(DOCUMENTS);
    return { request: find(id), check: (answer) => requireId(answer, id) };
  };
}

async function echoes() {
  const socket = join(root, 'echo.sock');
  const child = fork(new URL('embedded-store-echo.mjs', import.meta.url), [socket]);
  await new Promise((resolve) => child.once('message', resolve));
  return { pid: child.pid, lines: await repeat(LANES, () => Connection.open(socket)), close: () => child.disconnect() };
}

/** Puts processes on some processors, with all their threads; false where the system cannot. */
const bind = (pids, processors) =>
  pids.every((pid) => spawnSync('taskset', ['-apc', processors, `${pid}`]).status === 0);

async function measured({ clients, lines }, echo, bare, next, connections) {
  const database = clients.get(connections).db();
  const forms = database.collection('forms');
  const some = lines.slice(0, connections);
  const asked = frameOf({ ping: 1, $db: 'bench' });
  const echoed = () => ({ request: asked, check: () => undefined });
  return {
    bareWrite: bareRate(SECONDS / 2, () => bare.write(connections), connections),
    thinWrite: await wireRate(some, SECONDS, thinWrite(next)),
    driverWrite: await rate(connections, SECONDS, driverWrite(forms, next)),
    bareRead: bareRate(SECONDS / 4, bare.read),
    thinRead: await wireRate(some, SECONDS, thinRead()),
    echo: await wireRate(echo.lines.slice(0, connections), SECONDS / 2, echoed),
    pipelinedRead: await wireRate(some, SECONDS / 2, thinRead(), AHEAD),
    driverRead: await rate(connections, SECONDS, driverRead(forms)),
    ping: await rate(connections, SECONDS / 2, () => database.command({ ping: 1 })),
  };
}

function print(name, results) {
  const of = (figure) => shown(results.map((result) => result[figure]));
  const share = (a, b) =>
    shown(
      results.map((result) => result[a] / result[b]),
      2,
    );
  const line = (label, figure, against) =>
    console.log(`  ${label.padEnd(34)}${of(figure).padEnd(28)}${against ? share(figure, against) : ''}`);
  console.log(name);
  line('durable writes, bare library', 'bareWrite');
  line('  the store, thin client', 'thinWrite', 'bareWrite');
  line('  the store, driver', 'driverWrite', 'bareWrite');
  line('point reads, bare library', 'bareRead');
  line('  the store, thin client', 'thinRead', 'bareRead');
  line('  an echo instead of the store', 'echo', 'bareRead');
  line(`  the store, ${AHEAD} pipelined`, 'pipelinedRead', 'bareRead');
  line('  the store, driver', 'driverRead', 'bareRead');
  line('  ping, driver', 'ping', 'bareRead');
}

async function speed() {
  const wire = await wireStore(join(root, 'store'));
  const bare = bareLibrary(join(root, 'bare.db'), DOCUMENTS, body);
  const echo = await echoes();
  const next = compareAndSets();
  const pids = [process.pid, wire.store.pid, echo.pid];
  const all = `0-${availableParallelism() - 1}`;
  const settings = CONNECTIONS.map((connections) => ({ connections, name: `${connections} connections` }));
  if (bind(pids, all)) settings.unshift({ connections: 1, name: '1 connection, one processor for all', bound: true });
  const results = new Map(settings.map(({ name }) => [name, []]));
  // The first round warms up and does not count.
  for (let round = 0; round <= ROUNDS; round++) {
    for (const { connections, name, bound } of settings) {
      if (bound) bind(pids, '0');
      const figures = await measured(wire, echo, bare, next, connections);
      if (bound) bind(pids, all);
      if (round > 0) results.get(name).push(figures);
    }
    if (round > 0) console.error(`round ${round} of ${ROUNDS}`);
  }
  echo.close();
  for (const line of echo.lines) line.close();
  await wire.close();
  console.log(
    `Median (min–max) of ${ROUNDS} rounds, operations a second, then the share of the bare library's; ` +
      `${DOCUMENTS} documents of about 300 bytes.`,
  );
  for (const [name, figures] of results) print(name, figures);
}

async function readiness() {
  for (const [name, directory] of [
    ['an empty directory', undefined],
    [`${DOCUMENTS} documents`, join(root, 'store')],
  ]) {
    const times = [];
    for (let i = 0; i < ROUNDS + 1; i++) {
      const begun = performance.now();
      const store = await startEmbeddedStore({ directory: directory ?? join(root, `empty${i}`) });
      if (i > 0) times.push(performance.now() - begun);
      await store.stop();
    }
    console.log(`ready with ${name}: ${shown(times)} ms`);
  }
}

/** Resident memory of the store's process in MB, where the system tells. */
const resident = (pid) => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

async function memory() {
  const { store, clients, close } = await wireStore(join(root, 'memory'));
  const forms = clients.get(LANES).db().collection('forms');
  const operation = [
    driverWrite(forms, compareAndSets()),
    driverRead(forms),
    () => forms.find({ state: 's1' }).limit(5).toArray(),
  ];
  const points = [];
  let done = 0;
  const begun = performance.now();
  await repeat(LANES, async (_, lane) => {
    while (done < OPERATIONS) {
      await operation[random(operation.length)](lane);
      done += 1;
      if (done % Math.ceil(OPERATIONS / 40) === 0) points.push([done, resident(store.pid)]);
      if (done % Math.ceil(OPERATIONS / 4) === 0)
        console.error(`${done} operations, ${resident(store.pid).toFixed(0)} MB`);
    }
  });
  await close();
  const second = points.slice(points.length / 2);
  const at = (n) => points[Math.floor(((points.length - 1) * n) / 4)][1].toFixed(0);
  console.log(
    `memory over ${done} operations in ${((performance.now() - begun) / 1000).toFixed(0)} s: ` +
      `${[0, 1, 2, 3, 4].map(at).join(' → ')} MB, in the second half ${(slope(second) * 100_000).toFixed(2)} MB per 100,000`,
  );
}

try {
  if (ROUNDS > 0 && SECONDS > 0) await speed();
  await readiness();
  if (OPERATIONS > 0) await memory();
} finally {
  rmSync(root, { recursive: true, force: true });
}
