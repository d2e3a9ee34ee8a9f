/**
 * The embedded store through the wire beside the bare storage library, in one run, interleaved so that both see the same
 * machine: durable writes and point reads at 1, 8 and 32 connections; time until ready; memory over many operations.
 *
 *     npm run build && node tests/bench/embedded-store.mjs [--rounds 5] [--seconds 1] [--operations 200000]
 *
 * A write is: find by key, replace the document, move one index entry, all durable before the answer. The bare library
 * does the same statements in this process, each write in a savepoint, as many of them in one commit as there are
 * connections. Reads are held to the bare library too, and to `ping`, which is what driver and socket cost by themselves.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { startEmbeddedStore } from '@chengwen/embedded-mongo';
import { serialize } from 'bson';
import Database from 'libsql';
import { MongoClient } from 'mongodb';

const argument = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
const ROUNDS = argument('rounds', 5);
const SECONDS = argument('seconds', 1);
const OPERATIONS = argument('operations', 200_000);
const CONNECTIONS = [1, 8, 32];
const DOCUMENTS = 10_000;
const root = mkdtempSync(join(tmpdir(), 'chengwen-bench-'));

const body = (_id, revision) => ({ _id, revision, state: `s${revision}`, text: 'x'.repeat(240) });
const random = (below) => Math.floor(Math.random() * below);

/** Operations a second of `lanes` loops that run side by side for the given time. */
async function rate(lanes, seconds, operation) {
  const begun = performance.now();
  const until = begun + seconds * 1000;
  let done = 0;
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      for (; performance.now() < until; done += 1) await operation(lane);
    }),
  );
  return (done * 1000) / (performance.now() - begun);
}

/** The same tables as the store's, driven by hand. */
function bareLibrary() {
  const database = new Database(join(root, 'bare.db'));
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  database.exec(`
    CREATE TABLE documents (collection INTEGER, record INTEGER, body BLOB, PRIMARY KEY (collection, record)) WITHOUT ROWID;
    CREATE TABLE entries (index_id INTEGER, key BLOB, record INTEGER, PRIMARY KEY (index_id, key, record)) WITHOUT ROWID`);
  const entry = database.prepare('INSERT INTO entries VALUES (?, ?, ?)');
  const drop = database.prepare('DELETE FROM entries WHERE index_id = ? AND key = ? AND record = ?');
  const find = database
    .prepare(
      'SELECT e.record, d.body FROM entries e CROSS JOIN documents d ON d.collection = ? AND d.record = e.record WHERE e.index_id = ? AND e.key = ?',
    )
    .raw(true);
  const replace = database.prepare('UPDATE documents SET body = ? WHERE collection = ? AND record = ?');
  const insert = database.prepare('INSERT INTO documents VALUES (?, ?, ?)');
  const key = (text) => Buffer.from(text.padStart(12, '0'));
  const revisions = new Array(DOCUMENTS).fill(0);
  database.exec('BEGIN');
  for (let id = 0; id < DOCUMENTS; id++) {
    insert.run([1, id, Buffer.from(serialize(body(id, 0)))]);
    entry.run([1, key(`${id}`), id]);
    entry.run([2, key('s0'), id]);
  }
  database.exec('COMMIT');
  return {
    read: () => {
      const id = random(DOCUMENTS);
      if (find.get([1, 1, key(`${id}`)])[0] !== id) throw new RangeError(`document ${id} not found`);
    },
    /** One durable commit of as many writes. */
    write: (group) => {
      database.exec('BEGIN IMMEDIATE');
      for (let i = 0; i < group; i++) {
        database.exec('SAVEPOINT command');
        const id = random(DOCUMENTS);
        find.get([1, 1, key(`${id}`)]);
        const revision = revisions[id]++;
        replace.run([Buffer.from(serialize(body(id, revision + 1))), 1, id]);
        drop.run([2, key(`s${revision}`), id]);
        entry.run([2, key(`s${revision + 1}`), id]);
        database.exec('RELEASE command');
      }
      database.exec('COMMIT');
    },
  };
}

/** What a loop of the bare library does in the given time; it never waits, so there is nothing to run beside it. */
function bareRate(seconds, operation, each = 1) {
  const begun = performance.now();
  let done = 0;
  while (performance.now() < begun + seconds * 1000) {
    for (let i = 0; i < 10; i++) operation();
    done += 10 * each;
  }
  return (done * 1000) / (performance.now() - begun);
}

/** A store with its documents, and a client of as many connections for each number of them. */
async function wireStore(directory) {
  const store = await startEmbeddedStore({ directory, database: 'bench' });
  const clients = new Map();
  for (const connections of CONNECTIONS)
    clients.set(connections, await new MongoClient(store.uri, { maxPoolSize: connections }).connect());
  const forms = clients.get(32).db().collection('forms');
  await forms.createIndex({ state: 1 });
  for (let id = 0; id < DOCUMENTS; id += 1000)
    await forms.insertMany(Array.from({ length: 1000 }, (_, i) => body(id + i, 0)));
  return { store, clients };
}

/** A write with the state of its document known, so that it is a compare-and-set that wins. */
function writer(forms, lanes) {
  const share = Math.floor(DOCUMENTS / 32);
  return async (lane) => {
    const _id = lane * share + random(share);
    const revision = lanes[lane].get(_id) ?? 0;
    const { modifiedCount } = await forms.updateOne(
      { _id, revision },
      { $set: { state: `s${revision + 1}` }, $inc: { revision: 1 } },
    );
    if (modifiedCount !== 1) throw new RangeError(`compare-and-set of ${_id} lost`);
    lanes[lane].set(_id, revision + 1);
  };
}

const sorted = (numbers) => [...numbers].sort((a, b) => a - b);
const median = (numbers) => sorted(numbers)[Math.floor(numbers.length / 2)];
const shown = (numbers, digits = 0) => {
  const ordered = sorted(numbers);
  return `${median(ordered).toFixed(digits)} (${ordered[0].toFixed(digits)}–${ordered.at(-1).toFixed(digits)})`;
};

async function speed() {
  const { store, clients } = await wireStore(join(root, 'store'));
  const bare = bareLibrary();
  const lanes = Array.from({ length: 32 }, () => new Map());
  const results = new Map();
  const note = (name, value) => results.set(name, [...(results.get(name) ?? []), value]);
  // The first round warms up and does not count.
  for (let round = 0; round <= ROUNDS; round++) {
    for (const connections of CONNECTIONS) {
      const database = clients.get(connections).db();
      const forms = database.collection('forms');
      const read = async () => {
        const _id = random(DOCUMENTS);
        if ((await forms.findOne({ _id }))?._id !== _id) throw new RangeError(`document ${_id} not found`);
      };
      const figures = {
        wireWrite: await rate(connections, SECONDS, writer(forms, lanes)),
        bareWrite: bareRate(SECONDS / 2, () => bare.write(connections), connections),
        wireRead: await rate(connections, SECONDS, read),
        bareRead: bareRate(SECONDS / 4, bare.read),
        ping: await rate(connections, SECONDS / 2, () => database.command({ ping: 1 })),
      };
      if (round === 0) continue;
      for (const [name, value] of Object.entries(figures)) note(`${name} ${connections}`, value);
      note(`write share ${connections}`, figures.wireWrite / figures.bareWrite);
      note(`read share ${connections}`, figures.wireRead / figures.bareRead);
      note(`read/ping ${connections}`, figures.wireRead / figures.ping);
    }
    if (round > 0) console.error(`round ${round} of ${ROUNDS}`);
  }
  await Promise.all([...clients.values()].map((client) => client.close()));
  await store.stop();
  console.log(`Median (min–max) of ${ROUNDS} rounds, operations a second; ${DOCUMENTS} documents of about 300 bytes.`);
  for (const connections of CONNECTIONS) {
    const of = (name, digits) => shown(results.get(`${name} ${connections}`), digits);
    console.log(`${connections} connections`);
    console.log(`  durable writes  ${of('wireWrite')}   bare ${of('bareWrite')}   share ${of('write share', 2)}`);
    console.log(`  point reads     ${of('wireRead')}   bare ${of('bareRead')}   share ${of('read share', 3)}`);
    console.log(`  ping            ${of('ping')}   reads against ping ${of('read/ping', 2)}`);
  }
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

/** Slope of y over x by least squares. */
function slope(points) {
  const mean = (pick) => points.reduce((sum, point) => sum + pick(point), 0) / points.length;
  const [mx, my] = [mean(([x]) => x), mean(([, y]) => y)];
  const over = points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  return over / points.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
}

async function memory() {
  const { store, clients } = await wireStore(join(root, 'memory'));
  const forms = clients.get(32).db().collection('forms');
  const lanes = Array.from({ length: 32 }, () => new Map());
  const write = writer(forms, lanes);
  const points = [];
  let done = 0;
  const begun = performance.now();
  const operation = [
    write,
    () => forms.findOne({ _id: random(DOCUMENTS) }),
    () => forms.find({ state: 's1' }).limit(5).toArray(),
  ];
  await Promise.all(
    lanes.map(async (_, lane) => {
      while (done < OPERATIONS) {
        await operation[random(operation.length)](lane);
        done += 1;
        if (done % Math.ceil(OPERATIONS / 40) === 0) points.push([done, resident(store.pid)]);
        if (done % Math.ceil(OPERATIONS / 4) === 0)
          console.error(`${done} operations, ${resident(store.pid).toFixed(0)} MB`);
      }
    }),
  );
  await Promise.all([...clients.values()].map((client) => client.close()));
  await store.stop();
  const second = points.slice(points.length / 2);
  const at = (n) => points[Math.floor(((points.length - 1) * n) / 4)][1].toFixed(0);
  console.log(
    `memory over ${done} operations in ${((performance.now() - begun) / 1000).toFixed(0)} s: ` +
      `${[0, 1, 2, 3, 4].map(at).join(' → ')} MB, in the second half ${(slope(second) * 100_000).toFixed(2)} MB per 100,000`,
  );
}

try {
  await speed();
  await readiness();
  if (OPERATIONS > 0) await memory();
} finally {
  rmSync(root, { recursive: true, force: true });
}
