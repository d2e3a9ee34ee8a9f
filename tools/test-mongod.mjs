/**
 * `npm run test:mongod [-- Jest arguments]`: the suite on a real mongod. Where it comes from, in this order: MONGODB_URI;
 * a mongod installed on this machine; the download of mongodb-memory-server.
 *
 * Ends with 3 where none can be had: that is neither passed nor failed, and nothing was tested.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from './jest.mjs';
import { ROOT, run, say, setUp } from './set-up.mjs';

const NO_MONGOD = 3;
const DIFFERENTIAL = ['--operations', '20000', '--seed', '1'];

await setUp({ build: false });
const server = await mongod();
if (server === undefined) {
  say(
    '这台机器上没有可用的 MongoDB：未设置 MONGODB_URI，未安装 mongod，下载也未成功。什么都没有测试，不算通过。' +
      '\n       No mongod can be had here: MONGODB_URI is not set, none is installed, and the download failed.' +
      '\n       Nothing was tested; this does not count as passed.',
  );
  process.exit(NO_MONGOD);
}
try {
  await setUp();
  say(`使用 ${server.origin}。Using ${server.origin}.`);
  process.env.MONGODB_URI = server.uri;
  const { passed, failed, code } = await jest(process.argv.slice(2));
  const differs = await compareWithEmbedded(server.uri);
  console.log(`${passed} passed, ${failed} failed on ${server.origin}; differential ${differs ? 'differs' : 'agrees'}`);
  process.exitCode = code || differs;
} finally {
  await server.stop();
}

/** The same random operations on the embedded store and on the real server. */
async function compareWithEmbedded(uri) {
  const built = await run(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'tests']);
  return built || run(process.execPath, ['tests/reference/differential.mjs', ...DIFFERENTIAL, '--against', uri]);
}

async function mongod() {
  if (process.env.MONGODB_URI) {
    return { uri: process.env.MONGODB_URI, origin: 'MONGODB_URI', stop: () => Promise.resolve() };
  }
  const installed = spawnSync('mongod', ['--version'], { encoding: 'utf8' });
  // The driver of the API brings the package along; it is not a dependency of the tools.
  const load = createRequire(join(ROOT, 'apps/api/package.json'));
  const { MongoMemoryServer } = load('mongodb-memory-server-core');
  const binary =
    installed.status === 0 ? { systemBinary: process.env.MONGOMS_SYSTEM_BINARY ?? 'mongod', checkMD5: false } : {};
  const origin = installed.status === 0 ? 'mongod (installed)' : 'mongod (downloaded)';
  const directory = mkdtempSync(join(tmpdir(), 'chengwen-mongod-'));
  try {
    const started = await MongoMemoryServer.create({
      binary,
      instance: { ip: '127.0.0.1', dbPath: directory, storageEngine: 'wiredTiger' },
    });
    const stop = async () => {
      await started.stop();
      rmSync(directory, { recursive: true, force: true });
    };
    return { uri: started.getUri(), origin, stop };
  } catch (error) {
    rmSync(directory, { recursive: true, force: true });
    say(`mongod: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}
