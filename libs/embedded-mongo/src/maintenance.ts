import { StoreRefusal } from './refusal.js';
import type { Compacted, Copied, Step } from './storage/backup.js';
import { backup, check, compact, restore } from './storage/backup.js';

/** The jobs and what each answers with. */
export interface Jobs {
  readonly backup: Copied;
  readonly restore: Copied;
  readonly check: readonly string[];
  readonly compact: Compacted;
}

/** What the process of a job tells its parent. */
export type JobReport =
  | { readonly step: Step }
  | { readonly done: Jobs[keyof Jobs] }
  | { readonly refused: { readonly code: StoreRefusal['code']; readonly params: StoreRefusal['params'] } };

const report = (message: JobReport): void => void process.send?.(message);

function main([job = '', directory = '', target = '']: readonly string[]): void {
  process.umask(0o077);
  const tell = (step: Step): void => report({ step });
  const jobs: Readonly<Record<string, () => Jobs[keyof Jobs]>> = {
    backup: () => backup(directory, target, tell),
    restore: () => restore(directory, target, tell),
    check: () => check(directory, tell),
    compact: () => compact(directory, tell),
  };
  try {
    const run = jobs[job];
    if (run) report({ done: run() });
  } catch (error) {
    if (!(error instanceof StoreRefusal)) throw error;
    report({ refused: { code: error.code, params: error.params } });
  } finally {
    process.disconnect?.();
  }
}

main(process.argv.slice(2));
