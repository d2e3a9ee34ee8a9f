import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliDecompressSync, createBrotliDecompress } from 'node:zlib';
import { BrowserUnavailable } from './browser-unavailable.js';
import { extractTar } from './tar.js';

/** How far the one-time unpacking has come; `share` runs from 0 to 1. */
export type UnpackProgress = { readonly share: number };

/** An unpacked Chromium: its executable and the folder of system libraries it brings along. */
export type Unpacked = { readonly executable: string; readonly libraries: string };

const LOCK_POLL_MS = 100;
/** After this long the lock's holder is taken for dead; unpacking beside it is wasteful but harmless. */
const LOCK_PATIENCE_MS = 60_000;

/**
 * Unpacks the Chromium that comes as an npm package below `home`, once per version, and tells where it lies.
 *
 * The work is done under a temporary name and moved into place whole, so that a process which finds the folder finds
 * all of it, whatever died before. The lock only spares a second process the work.
 */
export async function unpackChromium(
  home: string,
  onProgress: (progress: UnpackProgress) => void = () => undefined,
): Promise<Unpacked> {
  try {
    const { bin, version } = await packaged();
    const target = join(home, version);
    const unpacked = { executable: join(target, 'chromium'), libraries: join(target, 'lib') };
    if (await exists(unpacked.executable)) return unpacked;
    await mkdir(home, { recursive: true });
    await withLock(join(home, `${version}.lock`), unpacked.executable, () => unpackInto(bin, home, target, onProgress));
    return unpacked;
  } catch (error) {
    throw new BrowserUnavailable('unpack', `${message(error)}.`, { cause: error });
  }
}

async function packaged(): Promise<{ bin: string; version: string }> {
  const root = dirname(dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium'))));
  for (let folder = root; ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (await exists(manifest)) {
      const { name, version } = JSON.parse(await readFile(manifest, 'utf8')) as { name?: string; version?: string };
      if (name === '@sparticuz/chromium' && version) return { bin: join(folder, 'bin'), version };
    }
    if (folder === dirname(folder)) throw new TypeError('@sparticuz/chromium has no package.json');
  }
}

async function unpackInto(
  bin: string,
  home: string,
  target: string,
  onProgress: (progress: UnpackProgress) => void,
): Promise<void> {
  const temporary = join(home, `.unpacking-${process.pid}-${randomBytes(4).toString('hex')}`);
  await mkdir(temporary);
  try {
    const libraries = brotliDecompressSync(await readFile(join(bin, 'al2023.tar.br')));
    await extractTar(libraries, temporary);
    await inflate(join(bin, 'chromium.br'), join(temporary, 'chromium'), onProgress);
    await rename(temporary, target).catch(async (error: unknown) => {
      if (!(await exists(join(target, 'chromium')))) throw error;
    });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function inflate(source: string, target: string, onProgress: (progress: UnpackProgress) => void): Promise<void> {
  const { size } = await stat(source);
  let read = 0;
  onProgress({ share: 0 });
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      read += chunk.length;
      onProgress({ share: read / size });
      done(null, chunk);
    },
  });
  const chunks = { highWaterMark: 1 << 20 };
  const out = createWriteStream(target, { mode: 0o755, flags: 'wx' });
  await pipeline(createReadStream(source, chunks), meter, createBrotliDecompress({ chunkSize: 1 << 20 }), out);
}

async function withLock(lock: string, done: string, work: () => Promise<void>): Promise<void> {
  const deadline = performance.now() + LOCK_PATIENCE_MS;
  let held = false;
  while (!held && performance.now() < deadline) {
    held = await mkdir(lock).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST') return false;
        throw error;
      },
    );
    if (!held) {
      await sleep(LOCK_POLL_MS);
      if (await exists(done)) return;
    }
  }
  try {
    if (!(await exists(done))) await work();
  } finally {
    // Whoever outwaited a dead holder clears its lock away too.
    await rmdir(lock).catch(() => undefined);
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const message = (error: unknown): string => (error instanceof Error ? error.message : String(error));
