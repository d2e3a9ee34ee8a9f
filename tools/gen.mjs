/**
 * `npm run gen`: writes everything that is derived and committed: catalogue indexes, chain diagrams, the GraphQL schema,
 * the web's operation types. `npm run gen -- --check` fails on any difference from what is committed and names the files.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { genTemplates, genWorkflows } from './gen-catalogue.mjs';
import { API, ROOT, run, say, setUp, stop } from './set-up.mjs';

const script = (...args) => run(process.execPath, args, { stdio: ['ignore', 2, 'inherit'] });

/** In order: the schema needs the build, the build needs the catalogues, the web's types need the schema. */
const GENERATORS = [
  { name: 'templates', writes: ['templates/index.generated.ts'], work: genTemplates },
  { name: 'workflows', writes: ['workflows/index.generated.ts'], work: genWorkflows },
  { name: 'build', writes: [], work: () => setUp() },
  {
    name: 'diagrams',
    writes: [':(glob)workflows/*/*.md'],
    work: () => script('tools/gen-diagrams.mjs'),
  },
  {
    name: 'schema',
    writes: ['apps/api/schema.graphql'],
    work: () => script(API, 'schema', '--out', 'apps/api/schema.graphql'),
  },
  {
    name: 'operations',
    writes: ['apps/web/src/gql'],
    work: () => script('apps/web/codegen.mjs'),
  },
];

await setUp({ build: false });
for (const { name, work } of GENERATORS) {
  const code = (await work()) ?? 0;
  if (code !== 0) stop(`gen: ${name} failed (exit code ${code})`);
}
say('gen: done');

if (process.argv.includes('--check')) {
  if (!existsSync(join(ROOT, '.git'))) stop('gen --check compares with what is committed, and this is no git clone.');
  const writes = GENERATORS.flatMap((generator) => generator.writes);
  const git = (...args) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).split('\n').filter(Boolean);
  const differing = [
    ...git('diff', '--name-only', 'HEAD', '--', ...writes),
    ...git('ls-files', '--others', '--exclude-standard', '--', ...writes),
  ];
  if (differing.length > 0) {
    process.stderr.write(
      execFileSync('git', ['diff', '--stat', 'HEAD', '--', ...writes], { cwd: ROOT, encoding: 'utf8' }),
    );
    stop(`gen: not as committed; run \`npm run gen\` and commit:\n${differing.map((file) => `  ${file}`).join('\n')}`);
  }
  say('gen: as committed');
}
