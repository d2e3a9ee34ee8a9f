/**
 * `node tests/reference-scoring/run.mjs [--rows 1000000] [--seed 1]`, after a build
 *
 * Random rows through the product's scoring and through the reference in whole-number fractions. Tells the first
 * difference with its row and pack and ends with code 1; ends with 0 if there was none.
 */
import { parseArgs } from 'node:util';
import { run } from '../dist/reference-scoring/run.js';

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '1' } },
});
const [rows, seed] = [values.rows, values.seed].map(Number);
const inWords = (_key, value) => (typeof value === 'bigint' ? `${value}` : value);
const started = performance.now();
const difference = run(rows, seed, (done) => {
  if (done > 0) console.error(`${done} rows, ${Math.round((performance.now() - started) / 1000)} s`);
});
console.log(
  difference === undefined
    ? `${rows} rows, seed ${seed}: no difference`
    : `${JSON.stringify(difference, inWords, 2)}\ndiffers; to see it again: node tests/reference-scoring/run.mjs --rows ${rows} --seed ${seed}`,
);
process.exitCode = difference === undefined ? 0 : 1;
