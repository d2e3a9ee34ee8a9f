import { parentPort } from 'node:worker_threads';
import { Refusal, type RefusalCode } from '@chengwen/domain';
import { OFFICE_LIMITS, type OfficeLimits } from '@chengwen/exchange';
import { LARGEST_FILE } from '../edge/file-body.js';
import { readForms, type CheckedSource, type ImportSource } from './import-preview.js';

/** What the server reads of one file: any form of the trade many times over, in bounded memory. */
const SERVER_LIMITS: OfficeLimits = {
  ...OFFICE_LIMITS,
  packed: LARGEST_FILE,
  entries: 400,
  entry: 8 * 1024 * 1024,
  unpacked: 16 * 1024 * 1024,
  rows: 5000,
  cells: 60_000,
  characters: 1024 * 1024,
};

/** What comes back of a source: what it holds, an expected no, or a fault with its trace. */
export type ImportAnswer =
  | { readonly read: CheckedSource }
  | { readonly refused: { readonly code: RefusalCode; readonly params: Refusal['params'] } }
  | { readonly fault: string };

function answerTo(source: ImportSource): ImportAnswer {
  try {
    return { read: readForms(source, SERVER_LIMITS) };
  } catch (error) {
    if (error instanceof Refusal) return { refused: { code: error.code, params: error.params } };
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

// The thread of `ImportReader`: one source in, one answer out, as long as it is kept.
parentPort?.on('message', (source: ImportSource) => parentPort?.postMessage(answerTo(source)));
