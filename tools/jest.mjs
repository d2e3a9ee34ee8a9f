/** Runs Jest and counts honestly. */
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './set-up.mjs';

// Jest runs our ES modules as they are, which Node still calls experimental.
const NODE_OPTIONS = [process.env.NODE_OPTIONS, '--experimental-vm-modules', '--disable-warning=ExperimentalWarning']
  .filter(Boolean)
  .join(' ');

/**
 * Runs the tests that `args` (Jest's own) select and answers `{ passed, failed, code }`.
 * A suite that could not run, a skipped test and a run without any test prove nothing: each counts as failed.
 */
export async function jest(args) {
  const report = join(tmpdir(), `chengwen-test-${process.pid}.json`);
  const code = await run(
    process.execPath,
    ['node_modules/jest/bin/jest.js', '--json', `--outputFile=${report}`, ...args],
    { env: { NODE_OPTIONS }, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  let result;
  try {
    result = JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, code: code || 1 };
  } finally {
    rmSync(report, { force: true });
  }
  const passed = result.numPassedTests;
  // A name pattern leaves the other tests out on purpose, and Jest calls those pending as well.
  const narrowed = args.some((arg) => /^(-t|--testNamePattern)(=|$)/.test(arg));
  const skipped = narrowed ? 0 : result.numPendingTests + result.numTodoTests;
  if (skipped > 0) process.stderr.write(`${skipped} skipped: counted as failed\n`);
  let failed = result.numFailedTests + result.numRuntimeErrorTestSuites + skipped;
  if (failed === 0 && (passed === 0 || code !== 0)) failed = 1;
  return { passed, failed, code: failed > 0 ? code || 1 : 0 };
}
