/**
 * `npm run release`: records the hashes of editions, rule packs and chains that are not recorded yet. It never changes a recorded
 * one: what forms are pinned to does not change.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, say, setUp } from './set-up.mjs';

await setUp();
const { packHash, templateHash } = await import('../libs/domain/dist/index.js');
const { chainHash } = await import('../libs/flow/dist/index.js');
const { rulePacks, templates } = await import('../templates/dist/index.js');
const { chains } = await import('../workflows/dist/index.js');

const fileHash = (id, name) =>
  createHash('sha256')
    .update(readFileSync(join(ROOT, 'templates', id.replace('@', '/'), name)))
    .digest('hex');

record('workflows', chains, (_id, chain) => chainHash(chain));
record('templates', templates, (id, template) => ({
  form: templateHash(template),
  html: fileHash(id, 'print.html'),
  css: fileHash(id, 'print.css'),
}));
record('templates/rule-packs', rulePacks, (_id, pack) => packHash(pack));

function record(catalogue, present, hash) {
  const target = join(ROOT, catalogue, 'released.json');
  const recorded = JSON.parse(readFileSync(target, 'utf8'));
  const fresh = Object.keys(present).filter((id) => !(id in recorded));
  for (const id of fresh) recorded[id] = hash(id, present[id]);
  if (fresh.length > 0) writeFileSync(target, `${JSON.stringify(recorded, null, 2)}\n`);
  for (const id of fresh) say(`${catalogue}/released.json: recorded ${id}`);
}
