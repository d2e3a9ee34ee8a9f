/**
 * `npm run check`: format, lint (with the boundaries between projects), types, small tests. Under a minute, and the
 * same here, in the hook and in CI. `--only format,lint,types,tests` picks steps.
 */
import { jest } from './jest.mjs';
import { run, seconds, setUp } from './set-up.mjs';

const node = (...args) => run(process.execPath, args);

/** Small tests need no browser, no server and no second process: those live in tests/, in apps/ and in print. */
const SMALL = [
  'libs/',
  'workflows/',
  'templates/',
  '--testPathIgnorePatterns',
  '/node_modules/',
  '/dist/',
  'libs/print/',
];

const STEPS = {
  format: () => node('node_modules/prettier/bin/prettier.cjs', '--check', '--cache', '--log-level=warn', '.'),
  lint: () => node('node_modules/eslint/bin/eslint.js', '--max-warnings=-1', '.'),
  types: () => node('node_modules/typescript/bin/tsc', '-b'),
  tests: async () => (await jest([...SMALL])).code,
};

const only = process.argv.find((arg) => arg.startsWith('--only'))?.replace(/^--only=?/, '');
const chosen = only === undefined ? Object.keys(STEPS) : (only || process.argv.at(-1)).split(',');

await setUp({ build: false });
const begun = Date.now();
const lines = [];
for (const name of chosen) {
  const since = Date.now();
  const code = await STEPS[name]();
  lines.push(`${code === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(7)} ${seconds(since).padStart(7)}`);
  console.log(lines.at(-1));
  if (code !== 0) process.exitCode = 1;
}
console.log(`\n${lines.join('\n')}\n${process.exitCode ? 'FAILED' : 'ok    '} in ${seconds(begun)}`);
