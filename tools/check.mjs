/**
 * `npm run check`: format, lint (with the boundaries between projects), types, small tests. Under a minute, and the
 * same here and in CI. `--only format,lint,types,tests` picks steps.
 */
import { jest } from './jest.mjs';
import { run, runAside, seconds, setUp, stop } from './set-up.mjs';

/** Small tests need no browser, no server and no second process: those live in tests/, in apps/ and in print. */
const SMALL = [
  'libs/(domain|flow|exchange|store|embedded-mongo)/',
  'workflows/',
  'templates/',
  '--testPathIgnorePatterns',
  '/node_modules/',
  '/dist/',
  'libs/embedded-mongo/src/(commands/|process|indexes/planner)',
];

const node = (...args) => run(process.execPath, args);
const STEPS = {
  format: () => node('node_modules/prettier/bin/prettier.cjs', '--check', '--cache', '--log-level=warn', '.'),
  lint: async () => {
    const { code, spoken } = await runAside(process.execPath, ['node_modules/eslint/bin/eslint.js', '--color', '.']);
    process.stdout.write(spoken);
    return code;
  },
  types: () => node('node_modules/typescript/bin/tsc', '-b'),
  tests: async () => (await jest(SMALL)).code,
};

const at = process.argv.indexOf('--only');
const chosen = at < 0 ? Object.keys(STEPS) : (process.argv[at + 1] ?? '').split(',');
for (const name of chosen)
  if (!(name in STEPS)) stop(`check: no step "${name}"; there are ${Object.keys(STEPS).join(', ')}`);

await setUp({ build: false });
const begun = Date.now();
const lines = [];
const step = async (name) => {
  const since = Date.now();
  const code = await STEPS[name]();
  lines.push(`${code === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(7)} ${seconds(since).padStart(7)}`);
  if (code !== 0) process.exitCode = 1;
};
// Lint takes as long as all the others together, so it gets a core of its own.
const others = async () => {
  for (const name of chosen) if (name !== 'lint') await step(name);
};
await Promise.all([others(), ...(chosen.includes('lint') ? [step('lint')] : [])]);
console.log(`\n${lines.join('\n')}\n${process.exitCode ? 'FAILED' : 'ok    '} in ${seconds(begun)}`);
