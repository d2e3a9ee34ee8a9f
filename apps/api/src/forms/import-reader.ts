import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Refusal, refusal } from '@chengwen/domain';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { ROOT } from '../edge/config.js';
import type { CheckedSource, ImportSource } from './import-preview.js';
import type { ImportAnswer } from './import-worker.js';

/** The built thread: a thread has no loader for sources. */
const THREAD = join(ROOT, 'apps/api/dist/forms/import-worker.js');

/** Sources that are read or wait for it; more are asked to come back. */
const MOST_WAITING = 12;

/** Memory of the thread in MB: several times what the largest source within limits takes. */
const MOST_MEMORY = 512;

/**
 * Reads sources in a thread of its own (识别线程), one after another: however long a hostile file takes, everybody else is
 * served meanwhile, and when its time is up the thread is ended with it.
 */
@Injectable()
export class ImportReader implements OnApplicationShutdown {
  /** Milliseconds that one source may take. Honest ones take a few hundred. */
  longest = 10_000;
  private thread: Worker | undefined;
  private waiting = 0;
  private last: Promise<unknown> = Promise.resolve();

  /** @throws Refusal import.busy, import.tooLarge where its time ran out, and whatever reading refuses */
  async read(source: ImportSource): Promise<CheckedSource> {
    if (this.waiting >= MOST_WAITING) throw refusal('import.busy');
    this.waiting += 1;
    const turn = this.last.then(() => this.ask(source));
    this.last = turn.catch(() => undefined);
    try {
      const answer = await turn;
      if ('read' in answer) return answer.read;
      if ('refused' in answer) throw new Refusal(answer.refused.code, answer.refused.params);
      throw new Error(answer.fault);
    } finally {
      this.waiting -= 1;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.thread?.terminate();
  }

  private async ask(source: ImportSource): Promise<ImportAnswer> {
    const thread = (this.thread ??= this.start());
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<ImportAnswer>((resolve, reject) => {
        const what = '识别用时（秒）';
        const limit = Math.ceil(this.longest / 1000);
        timer = setTimeout(
          () => reject(refusal('import.tooLarge', { what, actual: `超过 ${limit}`, limit })),
          this.longest,
        );
        thread.once('message', resolve);
        thread.once('error', reject);
        thread.once('exit', () => reject(new Error('the import thread ended')));
        thread.postMessage(source);
      });
    } catch (error) {
      this.thread = undefined;
      await thread.terminate();
      throw outOfMemory(error)
        ? refusal('import.tooLarge', { what: '识别所需内存（MB）', actual: `超过 ${MOST_MEMORY}`, limit: MOST_MEMORY })
        : error;
    } finally {
      clearTimeout(timer);
      thread.removeAllListeners('message').removeAllListeners('error').removeAllListeners('exit');
    }
  }

  private start(): Worker {
    const thread = new Worker(THREAD, { resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY } });
    // A thread at rest keeps nobody from ending the process.
    thread.unref();
    return thread;
  }
}

const outOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
