/**
 * `node tests/bench/check-500.mjs [--rounds 40]`, after a build
 *
 * A form of 500 indicators checked and scored: whole and anew, and after one cell was typed into. Told as a ratio to
 * JSON.parse(JSON.stringify(content)) in the same run, interleaved so that both see the same machine.
 * Times are of the processor, so that what else runs there counts less.
 */
import { parseArgs } from 'node:util';
import { checkForm, parseValue, scoreForm } from '@chengwen/domain';
import { templates } from '@chengwen/templates';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '40' } } });
const rounds = Number(values.rounds);
const template = templates['self-evaluation@2020'];
const amount = (text) => ({ kind: 'amount', amount: text });
const rowOf = (at) => {
  const name = `${at}类参保人员住院费用政策范围内报销比例`;
  const missed = at % 7 === 0;
  return {
    id: `i${at}`,
    category: at % 3 === 0 ? 'outcome' : 'output',
    dimension: at % 3 === 0 ? 'social' : 'quality',
    name,
    target: parseValue(at % 5 === 0 ? '95%≤x≤105%' : `≥${80 + (at % 15)}.5%`, { name }),
    actual: parseValue(missed ? '77.31%' : '101.2%', { name }),
    weight: '0.18',
    score: missed ? null : '0.18',
    scoreReason: '',
    variance: missed ? '受就医人次减少影响，低于目标。措施：加强政策宣传。' : '',
  };
};
const grid = (budget, executed) => ({
  initialBudget: amount(budget),
  revisedBudget: amount(budget),
  executed: amount(executed),
});
const content = {
  fields: {
    projectName: '某市本级医疗保障能力提升项目',
    department: '某市医疗保障局',
    unit: '某市医疗保障中心',
    note: '',
  },
  funding: { total: grid('1200.50', '1180.00'), other: grid('1200.50', '1180.00') },
  goals: { expected: '巩固参保成果，待遇按时足额拨付。', actual: '2020年各月待遇均在25日前拨付，参保人数稳定。' },
  indicators: Array.from({ length: 500 }, (_, at) => rowOf(at)),
};
const typed = (at) => ({
  ...content,
  indicators: content.indicators.map((row, place) =>
    place === at % 500 ? { ...row, actual: parseValue(`9${at % 10}.${at}%`) } : row,
  ),
});

const CASES = {
  'JSON round trip': () => JSON.parse(JSON.stringify(content)),
  'check + score, every row new': (at) => {
    const fresh = structuredClone(content);
    return () => [checkForm(template, fresh, { year: 2020 }), scoreForm(template, fresh), at];
  },
  'check + score, one cell typed': (at) => {
    const next = typed(at);
    return () => [checkForm(template, next, { year: 2020 }), scoreForm(template, next)];
  },
};
const times = Object.fromEntries(Object.keys(CASES).map((name) => [name, []]));
for (let round = 0; round < rounds * 2; round += 1)
  for (const [name, work] of Object.entries(CASES)) {
    const prepared = name === 'JSON round trip' ? work : work(round);
    const started = process.cpuUsage();
    prepared();
    const { user, system } = process.cpuUsage(started);
    // The first half warms up.
    if (round >= rounds) times[name].push((user + system) / 1000);
  }
const median = (all) => all.sort((a, b) => a - b)[all.length >> 1];
const base = median(times['JSON round trip']);
for (const [name, all] of Object.entries(times)) {
  const of = median(all);
  console.log(`${name}: ${of.toFixed(2)} ms, ${(of / base).toFixed(1)} round trips`);
}
