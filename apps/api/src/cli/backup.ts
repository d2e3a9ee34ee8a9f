import { resolve } from 'node:path';
import { refusal } from '@chengwen/domain';
import {
  backupStore,
  compactStore,
  restoreStore,
  startEmbeddedStore,
  StoreRefusal,
  type Step,
} from '@chengwen/embedded-mongo';
import { formModels, FormRepository } from '@chengwen/store';
import { readConfig } from '../edge/config.js';
import { DATABASE, openConnection } from '../edge/store-process.js';
import { storeProblem } from '../edge/store-problem.js';
import { verifyForm, type Discrepancy } from '../verify/verify-form.js';
import { EXIT, WrongUse, type Output } from './output.js';
import { describeDiscrepancy } from './verify.js';

/** What a backup or restore ends with: where the data are, and what the proof of every form's history found. */
interface Proof {
  readonly directory: string;
  readonly bytes: number;
  readonly verified: number;
  readonly intact: boolean;
  readonly problems: readonly Discrepancy[];
}

/**
 * `backup DIR`: a copy of the store as it is now (备份), also while the server runs. Says that it is good only after it
 * was opened and every form in it was proved (留痕校验).
 */
export async function backup(target: string, output: Output): Promise<number> {
  const source = embeddedDirectory('mongodump');
  const copied = await asked(() => backupStore(source, resolve(target), (step) => output.step(STEPS[step])));
  return prove(copied, output, {
    good: '备份完成',
    bad: '备份中有表单的留痕不符：原库可能已被改动，请用 verify 核对',
  });
}

/** `restore DIR`: puts a backup where no store is yet (恢复), and proves every form in it. */
export async function restore(source: string, output: Output): Promise<number> {
  const target = embeddedDirectory('mongorestore');
  const copied = await asked(() => restoreStore(resolve(source), target, (step) => output.step(STEPS[step])));
  return prove(copied, output, { good: '恢复完成', bad: '已恢复，但有表单的留痕不符：该备份可能已被改动' });
}

/** `compact`: gives the room of deleted data back to the disk (压缩), while the server is stopped. */
export async function compact(output: Output): Promise<number> {
  const directory = embeddedDirectory('compact');
  const { before, after } = await asked(() => compactStore(directory, (step) => output.step(STEPS[step])));
  output.answer({ directory, before, after }, () => `压缩完成：${megabytes(before)} → ${megabytes(after)}`);
  return EXIT.fine;
}

const STEPS: Readonly<Record<Step, string>> = {
  copying: '正在复制数据…',
  checking: '正在检查数据和索引…',
  compacting: '正在压缩数据…',
};
/** Forms between two lines of progress. */
const STRIDE = 100;

/** The directory of our own store; with any other one its own tool is named. */
function embeddedDirectory(tool: string): string {
  const { store } = readConfig(process.env);
  if (store.kind === 'embedded') return store.directory;
  const where = store.kind === 'uri' ? 'MONGODB_URI 所指的数据库' : 'mongod 的数据';
  throw new WrongUse(`${where}不由本程序备份、恢复或压缩，请用 MongoDB 自带的 ${tool}`);
}

/** A refusal of the store, as the product says it. */
async function asked<T>(job: () => Promise<T>): Promise<T> {
  try {
    return await job();
  } catch (error) {
    if (error instanceof StoreRefusal) throw refusal('store.unavailable', { problem: storeProblem(error) });
    throw error;
  }
}

async function prove(
  { directory, bytes }: { readonly directory: string; readonly bytes: number },
  output: Output,
  say: { readonly good: string; readonly bad: string },
): Promise<number> {
  output.step('正在逐张校验留痕…');
  const { verified, problems } = await verifyAll(directory, output);
  const proof: Proof = { directory, bytes, verified, intact: problems.length === 0, problems };
  output.answer(proof, () =>
    [
      `${proof.intact ? say.good : say.bad}：${directory}（${megabytes(bytes)}，已校验表单 ${verified} 张）`,
      ...problems.map(describeDiscrepancy),
    ].join('\n'),
  );
  return proof.intact ? EXIT.fine : EXIT.findings;
}

async function verifyAll(
  directory: string,
  output: Output,
): Promise<{ readonly verified: number; readonly problems: readonly Discrepancy[] }> {
  const store = await asked(() => startEmbeddedStore({ directory, database: DATABASE }));
  try {
    const connection = await openConnection(store.uri);
    try {
      const forms = new FormRepository(formModels(connection));
      const problems: Discrepancy[] = [];
      let verified = 0;
      for (const id of await forms.ids()) {
        problems.push(...(await verifyForm(forms, id)).problems);
        verified += 1;
        if (verified % STRIDE === 0) output.step(`已校验 ${verified} 张…`);
      }
      return { verified, problems };
    } finally {
      await connection.close();
    }
  } finally {
    await store.stop();
  }
}

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
