import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, normalize, sep } from 'node:path';

const BLOCK = 512;

/** Writes the plain files of an uncompressed ustar archive below `target`; links and anything outside it are left out. */
export async function extractTar(archive: Buffer, target: string): Promise<void> {
  for (let at = 0; at + BLOCK <= archive.length;) {
    const header = archive.subarray(at, at + BLOCK);
    const name = text(header, 0, 100);
    if (name === '') return;
    const size = Number.parseInt(text(header, 124, 12).trim() || '0', 8);
    const mode = Number.parseInt(text(header, 100, 8).trim() || '644', 8);
    const type = text(header, 156, 1);
    const path = normalize(join(target, name));
    if ((type === '0' || type === '') && path.startsWith(target + sep)) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, archive.subarray(at + BLOCK, at + BLOCK + size), { mode: mode & 0o755 });
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
}

function text(header: Buffer, offset: number, length: number): string {
  const field = header.subarray(offset, offset + length);
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end === -1 ? length : end);
}
