import { liveCheck, type CheckRequest, type Checked } from './live-check.js';

type Answer = (checked: Checked) => void;
interface Asked {
  readonly request: CheckRequest;
  readonly answer: Answer;
}

/** A request on its way to the worker; bound forms that it already has are left out. */
export type CheckMessage = Omit<CheckRequest, 'bound'> & Partial<Pick<CheckRequest, 'bound'>>;

/** How requests reach the rules: a worker, or, where the browser starts none, the page itself when it is at rest. */
export interface Runner {
  readonly run: (request: CheckRequest, done: Answer) => void;
  readonly stop: () => void;
}

const byWorker = (): Runner => {
  const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' });
  let waiting: { readonly request: CheckRequest; readonly done: Answer } | undefined;
  let broken = false;
  /** What the worker has of the bound forms: they never change, and handing them over with every keystroke takes time. */
  let handed: CheckRequest['bound'] | undefined;
  const onPage = onThisPage();
  worker.addEventListener('message', ({ data }: MessageEvent<Checked>) => {
    const { done } = waiting ?? {};
    waiting = undefined;
    done?.(data);
  });
  // Its code did not arrive: the page goes on by itself.
  worker.addEventListener('error', () => {
    broken = true;
    if (waiting) onPage.run(waiting.request, waiting.done);
    waiting = undefined;
  });
  return {
    run: (request, done) => {
      if (broken) {
        onPage.run(request, done);
        return;
      }
      waiting = { request, done };
      // Handing a long form over takes a moment too: not in the keystroke.
      setTimeout(() => {
        const { bound, ...rest } = request;
        const message: CheckMessage = bound === handed ? rest : request;
        handed = bound;
        worker.postMessage(message);
      });
    },
    stop: () => worker.terminate(),
  };
};

const onThisPage = (): Runner => ({
  run: (request, done) => {
    setTimeout(() => done(liveCheck(request)));
  },
  stop: () => undefined,
});

/**
 * Has contents checked one at a time (逐次检查): what is asked while a check runs waits, and only the newest of it is checked,
 * so that fast typing in a long form never queues up.
 */
export class Checker {
  #running = false;
  #next: Asked | undefined;

  constructor(private readonly runner: Runner) {}

  static start(): Checker {
    return new Checker(typeof Worker === 'undefined' ? onThisPage() : byWorker());
  }

  ask(request: CheckRequest, answer: Answer): void {
    this.#next = { request, answer };
    this.#go();
  }

  stop(): void {
    this.#next = undefined;
    this.runner.stop();
  }

  #go(): void {
    const next = this.#next;
    if (this.#running || next === undefined) return;
    this.#running = true;
    this.#next = undefined;
    this.runner.run(next.request, (checked) => {
      this.#running = false;
      next.answer(checked);
      this.#go();
    });
  }
}
