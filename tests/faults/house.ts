import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbeddedStore, type EmbeddedStore } from '@chengwen/embedded-mongo';

const main = fileURLToPath(new URL('../../apps/api/dist/cli/main.js', import.meta.url));

/** One API process under test, on loopback. */
export interface Api {
  readonly url: string;
  readonly port: number;
  readonly child: ChildProcess;
}

/** A store of its own and any number of API processes on it: what a busy bureau runs, in a temporary directory. */
export class House {
  readonly apis: Api[] = [];
  private constructor(
    readonly directory: string,
    private store: EmbeddedStore,
  ) {}

  static async open(apis: number): Promise<House> {
    const directory = await mkdtemp(join(tmpdir(), 'cw-'));
    const house = new House(directory, await startEmbeddedStore({ directory: join(directory, 'store') }));
    for (let n = 0; n < apis; n++) house.apis.push(await house.startApi());
    return house;
  }

  /** Starts one more API process; `port` keeps the address of one that was killed. */
  async startApi(port?: number): Promise<Api> {
    const at = port ?? (await freePort());
    const child = spawn(process.execPath, [main, 'serve', '--demo', '--port', String(at)], {
      env: {
        ...process.env,
        MONGODB_URI: this.store.uri,
        CHENGWEN_DATA: join(this.directory, `api-${at}`),
        NODE_OPTIONS: '',
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)));
    const url = `http://127.0.0.1:${at}`;
    await until(async () => {
      if (child.exitCode !== null) throw new Error(`the API ended while starting: ${said}`);
      return (await fetch(`${url}/readyz`).catch(() => undefined))?.ok === true;
    }, 30_000);
    return { url, port: at, child };
  }

  /** kill -9 of the store's process, and a fresh one on the same directory. */
  async killStore(): Promise<void> {
    process.kill(this.store.pid, 'SIGKILL');
    await until(async () => !alive(this.store.pid), 10_000);
    this.store = await startEmbeddedStore({ directory: join(this.directory, 'store') });
  }

  /** kill -9 of an API process, and a fresh one at the same address. */
  async killApi(index: number): Promise<void> {
    const api = this.apis[index];
    if (!api) throw new RangeError(`no API process ${index}`);
    api.child.kill('SIGKILL');
    await until(async () => api.child.signalCode !== null, 10_000);
    this.apis[index] = await this.startApi(api.port);
  }

  get uri(): string {
    return this.store.uri;
  }

  async close(): Promise<void> {
    for (const { child } of this.apis) child.kill('SIGTERM');
    await Promise.all(
      this.apis.map(({ child }) => until(async () => child.exitCode !== null || child.signalCode !== null, 15_000)),
    );
    await this.store.stop();
    await rm(this.directory, { recursive: true, force: true });
  }
}

/** Asks again until it is so; says so when it never is. */
export async function until(holds: () => Promise<boolean>, within: number): Promise<void> {
  const end = Date.now() + within;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`not so within ${within} ms`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
