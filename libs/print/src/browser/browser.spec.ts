import { jest } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BrowserUnavailable } from './browser-unavailable.js';
import { launchOptions } from './chromium.js';
import { PagePool, type PageLost } from './page-pool.js';
import { startBrowser } from './start.js';
import { extractTar } from './tar.js';
import { unpackChromium } from './unpack.js';

// A cold browser on a busy machine; nothing here is timed.
jest.setTimeout(120_000);

const folder = mkdtempSync(join(tmpdir(), 'chengwen-browser-'));
afterAll(() => rmSync(folder, { recursive: true }));

const failure = async (act: Promise<unknown>): Promise<BrowserUnavailable> => {
  const error: unknown = await act.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(BrowserUnavailable);
  return error as BrowserUnavailable;
};

describe('unpacking', () => {
  it('gives three callers at once the same whole browser and leaves nothing else behind', async () => {
    const home = join(folder, 'three');
    const shares: number[] = [];
    const all = await Promise.all([1, 2, 3].map(() => unpackChromium(home, ({ share }) => shares.push(share))));
    const [one] = all;
    expect(new Set(all.map(({ executable }) => executable)).size).toBe(1);
    expect(readdirSync(home)).toHaveLength(1);
    expect(shares.at(0)).toBe(0);
    expect(shares.at(-1)).toBe(1);
    expect(shares.filter((share) => share === 0)).toHaveLength(1);
    const version = execFileSync(one!.executable, ['--version'], { env: { LD_LIBRARY_PATH: one!.libraries } });
    expect(version.toString()).toMatch(/143\./);
  });

  it('is not stopped by what a killed process left', async () => {
    const home = join(folder, 'left');
    mkdirSync(join(home, '.unpacking-1-dead'), { recursive: true });
    await unpackChromium(home);
    await expect(unpackChromium(home)).resolves.toBeDefined();
  });

  it('says what to do when the folder cannot be written', async () => {
    writeFileSync(join(folder, 'file'), '');
    const { reason, remedy } = await failure(unpackChromium(join(folder, 'file', 'below')));
    expect(reason).toBe('unpack');
    expect(remedy).toContain('CHENGWEN_CHROMIUM');
  });

  it('writes no file of an archive outside its folder', async () => {
    const header = Buffer.alloc(512);
    header.write('../escaped');
    header.write('0000644', 100);
    header.write('00000000003', 124);
    header.write('0', 156);
    const target = join(folder, 'tar');
    await extractTar(Buffer.concat([header, Buffer.from('abc'.padEnd(512, '\0')), Buffer.alloc(1024)]), target);
    expect(readdirSync(folder)).not.toContain('escaped');
  });
});

describe('the browser to use', () => {
  const before = process.env.CHENGWEN_CHROMIUM;
  afterEach(() => {
    if (before === undefined) delete process.env.CHENGWEN_CHROMIUM;
    else process.env.CHENGWEN_CHROMIUM = before;
  });

  it('is the one named by CHENGWEN_CHROMIUM', async () => {
    process.env.CHENGWEN_CHROMIUM = process.execPath;
    const options = await launchOptions('printing', { folder: join(folder, 'named') });
    expect(options.executablePath).toBe(process.execPath);
  });

  it('is refused with the name of the variable when that names no executable', async () => {
    process.env.CHENGWEN_CHROMIUM = join(folder, 'nowhere');
    const error = await failure(launchOptions('printing', { folder }));
    expect(error.reason).toBe('not-executable');
    expect(error.message).toContain('CHENGWEN_CHROMIUM');
  });

  it('is reported with the library it lacks', async () => {
    const script = join(folder, 'broken');
    writeFileSync(
      script,
      '#!/bin/sh\necho "x: error while loading shared libraries: libnss3.so: cannot open" >&2; exit 127\n',
    );
    chmodSync(script, 0o755);
    process.env.CHENGWEN_CHROMIUM = script;
    const options = await launchOptions('printing', { folder: join(folder, 'named') });
    const error = await failure(startBrowser(options));
    expect(error.reason).toBe('missing-library');
    expect(error.message).toContain('libnss3.so');
  });

  it('sees none of the server environment and never runs in one process or without web security', async () => {
    process.env.CHENGWEN_SECRET_OF_TEST = 'x';
    const { env, args } = await launchOptions();
    delete process.env.CHENGWEN_SECRET_OF_TEST;
    expect(Object.keys(env ?? {})).not.toContain('CHENGWEN_SECRET_OF_TEST');
    expect(args?.join(' ')).not.toMatch(/single-process|disable-web-security|remote-debugging-port/);
  });
});

describe('the page pool', () => {
  it('opens two pages at once and no third', async () => {
    const pool = new PagePool((page) => Promise.resolve(page));
    let open = 0;
    let most = 0;
    let meet: () => void = () => undefined;
    const together = new Promise<void>((resolve) => (meet = resolve));
    await Promise.all(
      Array.from({ length: 6 }, () =>
        pool.use(async (page) => {
          open += 1;
          most = Math.max(most, open);
          if (open === 2) meet();
          await together;
          await page.evaluate('1');
          open -= 1;
        }, 20_000),
      ),
    );
    expect(most).toBe(2);
    await pool.close();
  });

  it('goes on with a new browser after a crash, and does the interrupted work again', async () => {
    const pool = new PagePool((page) => Promise.resolve(page));
    const first = await pool.processId();
    let runs = 0;
    const answer = await pool.use(async (page) => {
      runs += 1;
      if (runs === 1) process.kill((await pool.processId())!, 'SIGKILL');
      return page.evaluate('6 * 7');
    }, 20_000);
    expect([answer, runs]).toEqual([42, 2]);
    expect(await pool.processId()).not.toBe(first);
    await pool.close();
  });

  it('gives up on a page that hangs, and the next one works', async () => {
    const pool = new PagePool((page) => Promise.resolve(page));
    await pool.warm();
    const hanging = pool.use(() => new Promise<never>(() => undefined), 200);
    await expect(hanging).rejects.toMatchObject({ name: 'PageLost', reason: 'timeout' } satisfies Partial<PageLost>);
    await expect(pool.use((page) => page.evaluate('1 + 1'), 20_000)).resolves.toBe(2);
    await pool.close();
  });
});
