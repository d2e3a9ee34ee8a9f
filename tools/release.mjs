/**
 * `npm run release`: records the hashes of editions and chains that are not recorded yet. It never changes a recorded
 * one: what forms are pinned to does not change.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, say, setUp } from './set-up.mjs';

await setUp();
const { templateHash } = await import('../libs/domain/dist/index.js');
const { chainHash } = await import('../libs/flow/dist/index.js');
const { templates } = await import('../templates/dist/index.js');
const { chains } = await import('../workflows/dist/index.js');

const target = join(ROOT, 'tests/contracts/released.json');
const released = JSON.parse(readFileSync(target, 'utf8'));
const fileHash = (id, name) =>
  createHash('sha256')
    .update(readFileSync(join(ROOT, 'templates', id.replace('@', '/'), name)))
    .digest('hex');

for (const [id, chain] of Object.entries(chains)) {
  record(released.chains, id, () => chainHash(chain));
}
for (const [id, template] of Object.entries(templates)) {
  record(released.templates, id, () => ({
    form: templateHash(template),
    html: fileHash(id, 'print.html'),
    css: fileHash(id, 'print.css'),
  }));
}
writeFileSync(target, `${JSON.stringify(released, null, 2)}\n`);

function record(records, id, hash) {
  if (id in records) return;
  records[id] = hash();
  say(`recorded ${id}`);
}
