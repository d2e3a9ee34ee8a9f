import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The committed fonts; the browser is shown these and no others. */
export const FONT_FOLDER = fileURLToPath(new URL('../../fonts', import.meta.url));

/** Where the browser is unpacked unless the caller names a folder: `var/browser` of the repository. */
export const DEFAULT_BROWSER_FOLDER = fileURLToPath(new URL('../../../../var/browser', import.meta.url));

/** Writes the font configuration that shows the browser our fonts only, and returns its path. */
export async function writeFontConfiguration(home: string): Promise<string> {
  const prefer = (generic: string, family: string): string =>
    `<alias binding="same"><family>${generic}</family><prefer><family>${family}</family></prefer></alias>`;
  const content = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    `<dir>${xml(FONT_FOLDER)}</dir>`,
    `<cachedir>${xml(join(home, 'font-cache'))}</cachedir>`,
    prefer('serif', 'Chengwen Song'),
    prefer('sans-serif', 'Chengwen Hei'),
    prefer('monospace', 'Chengwen Song'),
    '</fontconfig>',
    '',
  ].join('\n');
  // Named by content: a running browser of another checkout never sees its configuration change.
  const path = join(home, `fonts-${createHash('sha256').update(content).digest('hex').slice(0, 12)}.conf`);
  const present = await readFile(path, 'utf8').catch(() => '');
  if (present !== content) {
    await mkdir(join(home, 'font-cache'), { recursive: true });
    const temporary = `${path}.${process.pid}`;
    await writeFile(temporary, content);
    await rename(temporary, path);
  }
  return path;
}

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
