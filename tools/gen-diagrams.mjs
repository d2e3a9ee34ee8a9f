/** Writes the diagram of every chain beside it: workflows/<chain>/v<n>.md, from the chain alone. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagram } from '../libs/flow/dist/index.js';
import { chains } from '../workflows/dist/index.js';
import { ROOT } from './set-up.mjs';

for (const chain of Object.values(chains)) {
  const [folder, version] = chain.id.split('@');
  writeFileSync(join(ROOT, 'workflows', folder, `v${version}.md`), diagram(chain));
}
