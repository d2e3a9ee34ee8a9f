import { readFile, stat } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { refusal } from '@chengwen/domain';
import { WrongUse } from './output.js';

const LARGEST = 8 * 1024 * 1024;

/**
 * The text of a file to import: UTF-8, or GB18030, in which older office software still saves. "-" reads stdin.
 * A file that is not there is wrong use; one that is no text is refused (`import.unreadable`).
 */
export async function readSource(path: string): Promise<string> {
  if (path !== '-') {
    const found = await stat(path).catch(() => undefined);
    if (!found?.isFile()) throw new WrongUse(`找不到文件 ${path}`);
    if (found.size > LARGEST) throw refusal('import.unreadable', { problem: `超过 ${LARGEST / 1024 / 1024} MB` });
  }
  const bytes = path === '-' ? await buffer(process.stdin) : await readFile(path);
  if (bytes.subarray(0, 4).equals(ZIP)) throw refusal('import.unreadable', { problem: '尚不支持 Excel、Word 文件' });
  if (bytes.includes(0)) throw refusal('import.unreadable', { problem: '不是文本文件' });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeChinese(bytes);
  }
}
const ZIP = Buffer.from('PK\u0003\u0004');

function decodeChinese(bytes: Uint8Array): string {
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  } catch {
    throw refusal('import.unreadable', { problem: '文字编码无法识别，应为 UTF-8 或 GB18030' });
  }
}
