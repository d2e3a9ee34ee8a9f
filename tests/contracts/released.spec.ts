/**
 * Forms are pinned to an edition and a chain for life, so released ones are never edited: `released.json` beside each
 * catalogue records their hashes. A change is a new edition or version; `npm run release` records what is new and never
 * what has changed.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { templateHash } from '@chengwen/domain';
import { chainHash } from '@chengwen/flow';
import { templates } from '@chengwen/templates';
import { chains } from '@chengwen/workflows';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const recordedIn = (catalogue: string) => JSON.parse(textOf(`${catalogue}/released.json`)) as Record<string, unknown>;

/** What a form of this edition looks like on paper is pinned with what it asks. */
const printHash = (id: string, name: string) =>
  createHash('sha256')
    .update(textOf(`templates/${id.replace('@', '/')}/${name}`))
    .digest('hex');

describe('what is released', () => {
  it('is recorded, every chain and every edition, and nothing else', () => {
    expect(Object.keys(recordedIn('workflows')).sort()).toEqual(Object.keys(chains).sort());
    expect(Object.keys(recordedIn('templates')).sort()).toEqual(Object.keys(templates).sort());
  });

  it.each(Object.entries(chains))('keeps chain %s as it was', (id, chain) => {
    expect(chainHash(chain)).toBe(recordedIn('workflows')[id]);
  });

  it.each(Object.entries(templates))('keeps template %s as it was, on paper too', (id, template) => {
    const present = {
      form: templateHash(template),
      html: printHash(id, 'print.html'),
      css: printHash(id, 'print.css'),
    };
    expect(present).toEqual(recordedIn('templates')[id]);
  });
});
