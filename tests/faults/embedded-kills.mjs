/**
 * Kills the embedded store with SIGKILL at random moments under mixed load and while it starts, checks or upgrades its
 * file, and holds it afterwards to what it acknowledged: nothing lost, nothing there that nobody asked for, no command
 * half done, every index as a rescan gives.
 *
 *     npm run build && node tests/faults/embedded-kills.mjs [--kills 300] [--minutes 30]
 *
 * Ends with 1 at the first difference and keeps the directory. SIGKILL leaves the page cache alone: a power cut is
 * another matter.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkStore, startEmbeddedStore } from '@chengwen/embedded-mongo';
import { MongoClient } from 'mongodb';
import { Difference, totals, Worker } from './embedded-load.mjs';
import { killStart, startsInWords } from './embedded-starts.mjs';

const argument = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
const KILLS = argument('kills', 300);
const MINUTES = argument('minutes', 60);
const WORKERS = 16;
const LONGEST_LOAD = 1500;
/** Starts that are killed while the directory is still empty. */
const FIRST_STARTS = 10;

const directory = mkdtempSync(join(tmpdir(), 'chengwen-kills-'));
const began = Date.now();

const workers = Array.from({ length: WORKERS }, (_, number) => new Worker(number));

async function compareAll(forms) {
  const stored = new Map(workers.map(({ name }) => [name, new Map()]));
  for await (const document of forms.find()) stored.get(document.worker).set(document._id, document);
  for (const worker of workers) worker.compare(stored.get(worker.name));
  const problems = await checkStore(directory);
  if (problems.length > 0) throw new Difference(problems.join('\n'));
}

/** One life of the store: what was is compared, then load, then the kill, unless it is the last look. */
async function live(last) {
  const store = await startEmbeddedStore({ directory, database: 'test' });
  const client = await new MongoClient(store.uri, {
    maxPoolSize: WORKERS,
    serverSelectionTimeoutMS: 1000,
    retryWrites: false,
  }).connect();
  try {
    const forms = client.db().collection('forms');
    await forms.createIndexes([
      { key: { number: 1 }, unique: true },
      { key: { worker: 1, batch: 1 } },
      { key: { state: 1, tags: 1 } },
      { key: { tags: 1 }, partialFilterExpression: { state: 'review' } },
    ]);
    await compareAll(forms);
    if (last) return;
    const gone = new Promise((resolve) => store.onExit(resolve));
    const load = Promise.all(workers.map((worker) => worker.work(forms)));
    const timer = setTimeout(() => process.kill(store.pid, 'SIGKILL'), Math.random() ** 2 * LONGEST_LOAD);
    await load.finally(() => clearTimeout(timer));
    await gone;
  } finally {
    await client.close(true);
    if (last) await store.stop();
  }
}

const summary = (kills) =>
  `${kills} kills in ${((Date.now() - began) / 1000).toFixed(0)} s (${startsInWords()}): ${totals.acknowledged} commands acknowledged, ` +
  `${totals.refused} refused as they had to be, ${totals.cutOff} cut off (${totals.cutOffLanded} of them landed whole), ` +
  `${totals.compared} documents compared`;

let kills = 0;
const inTime = () => kills < KILLS && Date.now() - began < MINUTES * 60_000;
const counted = (kill) =>
  kill.then(() => {
    kills += 1;
    if (kills % 10 === 0) console.log(summary(kills));
  });
try {
  while (inTime() && kills < FIRST_STARTS) await counted(killStart(directory));
  while (inTime()) {
    await counted(live(false));
    while (inTime() && Math.random() < 0.35) await counted(killStart(directory));
  }
  await live(true);
  console.log(`ok: ${summary(kills)}; nothing acknowledged lost, nothing half done, every index equal to a rescan`);
  rmSync(directory, { recursive: true, force: true });
} catch (error) {
  console.error(
    `FAILED after ${summary(kills)}\n${error instanceof Difference ? error.message : error.stack}\n${directory} is kept`,
  );
  process.exitCode = 1;
}
