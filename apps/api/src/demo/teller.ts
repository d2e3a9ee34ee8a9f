import type { Output } from '../cli/output.js';

/** One step as it went. */
export interface ToldStep {
  readonly title: string;
  readonly said: readonly string[];
  readonly problems: readonly string[];
  readonly ms: number;
}

/** What a step may say and count on. */
export interface Telling {
  /** What was done or seen. */
  say(text: string): void;
  /** What has to be so; when it is not, the step and with it the demo has failed, and goes on. */
  expect(holds: boolean, what: string): void;
}

/** Tells a road step by step (逐步讲述): what was done, whether it went as expected, how long it took. */
export class Teller {
  readonly steps: ToldStep[] = [];

  constructor(private readonly output: Output) {}

  /** Does one step. Something thrown is a failed expectation and ends the road: what follows stands on it. */
  async step<T>(title: string, work: (telling: Telling) => Promise<T>): Promise<T> {
    const since = performance.now();
    const said: string[] = [];
    const problems: string[] = [];
    const telling: Telling = {
      say: (text) => void said.push(text),
      expect: (holds, what) => void (holds || problems.push(what)),
    };
    try {
      return await work(telling);
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
      throw error;
    } finally {
      const step = { title, said, problems, ms: Math.round(performance.now() - since) };
      this.steps.push(step);
      this.print(step);
    }
  }

  get failed(): boolean {
    return this.steps.some(({ problems }) => problems.length > 0);
  }

  private print({ title, said, problems, ms }: ToldStep): void {
    const mark = problems.length > 0 ? '✗' : '✓';
    this.output.step(`${mark} ${String(this.steps.length).padStart(2)}. ${title}（${ms} ms）`);
    for (const line of said) this.output.step(`       ${line}`);
    for (const problem of problems) this.output.step(`     ✗ 与预期不符：${problem}`);
  }
}
