/**
 * `npm run differential -- [--operations 100000] [--seed 1] [--uri URI] [--against URI] [--most 1]`
 *
 * The same random operations on the embedded store (or the server at --uri) and on the reference evaluator of this
 * folder, or on the two servers --uri and --against. Prints the first difference with what it takes to see it again
 * and ends with code 1; ends with 0 if there was none.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbeddedStore } from '@chengwen/embedded-mongo';
import { MongoClient } from 'mongodb';
import { Reference, Server } from '../dist/reference/parties.js';
import { describeDifference, run } from '../dist/reference/run.js';

const { values } = parseArgs({
  options: {
    operations: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    most: { type: 'string', default: '1' },
    uri: { type: 'string' },
    against: { type: 'string' },
  },
});
const [operations, seed, most] = [values.operations, values.seed, values.most].map(Number);

const directory = mkdtempSync(join(tmpdir(), 'cw-differential-'));
const store = values.uri ? undefined : await startEmbeddedStore({ directory });
const clients = [];
const connect = async (uri) => {
  const client = await new MongoClient(uri).connect();
  clients.push(client);
  return new Server(client.db(`differential_${process.pid}`));
};
try {
  const subject = await connect(values.uri ?? store.uri);
  const measure = values.against ? await connect(values.against) : new Reference();
  const differences = await run(subject, measure, { operations, seed, most });
  for (const difference of differences) console.log(`${describeDifference(difference)}\n`);
  console.log(
    differences.length === 0
      ? `${operations} operations, seed ${seed}: no difference`
      : `differs; to see it again: npm run differential -- --operations ${operations} --seed ${seed}`,
  );
  process.exitCode = differences.length === 0 ? 0 : 1;
} finally {
  for (const client of clients) {
    await client.db(`differential_${process.pid}`).dropDatabase();
    await client.close();
  }
  await store?.stop();
  rmSync(directory, { recursive: true, force: true });
}
