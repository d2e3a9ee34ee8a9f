import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { refusal } from '@chengwen/domain';
import type { ImportSource } from '../forms/import-preview.js';
import { WrongUse } from './output.js';

const LARGEST = 20 * 1024 * 1024;

/** The file to import, whatever it is; "-" reads stdin. One that is not there is wrong use. */
export async function readSource(path: string): Promise<ImportSource> {
  if (path === '-') return { bytes: await buffer(process.stdin), name: '' };
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new WrongUse(`找不到文件 ${path}`);
  if (found.size > LARGEST) throw refusal('import.unreadable', { problem: `超过 ${LARGEST / 1024 / 1024} MB` });
  return { bytes: await readFile(path), name: basename(path) };
}
