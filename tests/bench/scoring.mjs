/**
 * `node tests/bench/scoring.mjs [--rounds 30]`, after a build
 *
 * Rows scored: ours against a naïve loop over decimal.js that only reckons the score, in one run, interleaved. Ours is told
 * for the score alone, for rows with formula, ratio and steps in words seen for the first time, and for a form of which
 * one row changed.
 */
import { parseArgs } from 'node:util';
import { automaticScore, parseValue, scoreForm, scoreRow } from '@chengwen/domain';
import { templates } from '@chengwen/templates';
import { Decimal } from 'decimal.js';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '30' } } });
const rounds = Number(values.rounds);
const template = templates['self-evaluation@2020'];
const ROWS = 500;
/** A round scores ten thousand rows: what a collection of garbage costs falls on whoever made it. */
const AGAIN = 20;

const figures = Array.from({ length: ROWS }, (_, at) => ({
  target: `${(80 + (at % 15)).toFixed(1)}`,
  actual: `${(77 + ((at * 7) % 30)).toFixed(2)}`,
  weight: '0.18',
}));
const rowOf = ({ target, actual, weight }, at) => ({
  ...{ id: `i${at}`, category: 'output', dimension: 'quality', name: `指标${at}`, scoreReason: '', variance: '' },
  ...{ target: parseValue(`≥${target}%`), actual: parseValue(`${actual}%`), weight, score: null },
});
const content = { fields: {}, goals: {}, funding: {}, indicators: figures.map(rowOf) };

/** What anyone would write first: no unit, no cap, no words. */
const naive = () => {
  let total = new Decimal(0);
  for (const { target, actual, weight } of figures) {
    const [t, a, w] = [new Decimal(target), new Decimal(actual), new Decimal(weight)];
    total = total.plus(a.gte(t) ? w : w.times(a).div(t).toDecimalPlaces(2, Decimal.ROUND_HALF_UP));
  }
  return total;
};

const CASES = {
  'naïve decimal.js loop': () => naive,
  'automaticScore, the score alone': () => () => content.indicators.map((row) => automaticScore(row, template.scoring)),
  'scoreRow, every row for the first time': () => () =>
    content.indicators.map((row) => scoreRow(row, template.scoring)),
  'scoreForm, one row changed': (round) => {
    const at = round % ROWS;
    const indicators = content.indicators.map((row, place) =>
      place === at ? { ...row, actual: parseValue(`${round}.5%`) } : row,
    );
    return () => scoreForm(template, { ...content, indicators });
  },
};
const times = Object.fromEntries(Object.keys(CASES).map((name) => [name, []]));
for (let round = 0; round < rounds * 2; round += 1)
  for (const [name, prepare] of Object.entries(CASES)) {
    const work = prepare(round);
    const started = process.cpuUsage();
    for (let again = 0; again < AGAIN; again += 1) work();
    const { user, system } = process.cpuUsage(started);
    // The first half warms up.
    if (round >= rounds) times[name].push((user + system) / AGAIN / ROWS);
  }
const median = (all) => all.sort((a, b) => a - b)[all.length >> 1];
const base = median(times['naïve decimal.js loop']);
for (const [name, all] of Object.entries(times)) {
  const of = median(all);
  console.log(`${name}: ${of.toFixed(3)} µs a row, ${(base / of).toFixed(2)} times the speed of the naïve loop`);
}
