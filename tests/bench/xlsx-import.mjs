/**
 * Reading a workbook of 10,000 rows of thirty cells beside exceljs's streaming reader, in one run, taking turns.
 *
 *     npm run build && node tests/bench/xlsx-import.mjs [--rounds 5] [--rows 10000]
 *
 * Ours reads the sheet, reads the three indicator values of every row by their grammar, holds its fifteen figures to be
 * figures, and collects what is wrong, row by row; exceljs only reads the rows. Each turn is a process of its own, so that
 * memory is the turn's own: the most it ever took beyond what it had with its modules and the file loaded. The ratio is one
 * of processor time, which others on the machine add nothing to. exceljs is no part of the project: it is installed into a
 * temporary folder by npm, which takes a network, unless --exceljs names a folder that has it.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const argument = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : process.argv[at + 1];
};
const ROUNDS = Number(argument('rounds', 5));
const ROWS = Number(argument('rows', 10_000));
const EXCELJS = 'exceljs@4.4.0';
const TIME_GOAL = 0.5;
const MEMORY_GOAL = 120;

/** Columns by what stands in them; values are written as the forms of the trade write them. */
const VALUES = ['≥', '万人', '', '%', '≤', '元/人', '', '万元', '>=', '人次'];
const HEAD = [
  ...['一级指标', '二级指标', '三级指标', '单位', '依据', '佐证资料', '备注', '赋分规则', '填报日期', '地区'],
  ...['年度指标值', '实际完成值', '上年完成值'],
  ...Array.from({ length: 12 }, (_, at) => `金额${at + 1}`),
  ...['分值', '得分', '权重', '偏差原因', '改进措施'],
];
const VALUE_COLUMNS = [10, 11, 12];
const FIGURE_COLUMNS = Array.from({ length: 15 }, (_, at) => 13 + at);

/** A row that depends on its number alone: two runs measure the same file. */
function rowOf(at) {
  const figure = (salt, places) => Number((((at + 1) * (salt + 7) * 7919) % 1_000_000) / 100).toFixed(places);
  const value = (salt) => {
    const pair = ((at + salt) % 5) * 2;
    return at % 97 === 0 && salt === 0 ? '105%≤≥95%' : `${VALUES[pair]}${figure(salt, salt % 3)}${VALUES[pair + 1]}`;
  };
  return [
    ...['产出指标', ['数量指标', '质量指标', '时效指标'][at % 3], `第${at + 1}项参保及待遇保障指标`, '万人'],
    ...['历史标准', '工作资料', '', '按照正常比例赋分', '2021年2月20日', `第${at % 90}县`],
    ...[0, 1, 2].map(value),
    ...Array.from({ length: 12 }, (_, salt) => Number(figure(salt, 2))),
    ...[7, Number(figure(1, 1)), 0.5, `受政策调整影响，第${at + 1}项少于预期`, '按季度核对参保数据'],
  ];
}

async function writeFile(path) {
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const rows = [HEAD, ...Array.from({ length: ROWS }, (_, at) => rowOf(at))];
  await writeExcelFile(rows.map((row) => row.map((cell) => (cell === '' ? null : cell)))).toFile(path);
}

async function ours(path) {
  const { readWorkbook } = await import('@chengwen/exchange');
  const { parseValue } = await import('@chengwen/domain');
  return measured(path, (bytes) => {
    const errors = [];
    let cells = 0;
    const [sheet] = readWorkbook(bytes).sheets;
    for (const { number, cells: row } of sheet.rows.slice(1)) {
      cells += row.length;
      const fault = (column, problem) => errors.push({ row: number, column: HEAD[column], problem });
      for (const column of VALUE_COLUMNS) {
        const value = parseValue(row[column] ?? '', { name: row[2] });
        if (value.kind === 'malformed') fault(column, value.problem);
      }
      for (const column of FIGURE_COLUMNS)
        if (!/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(row[column] ?? '')) fault(column, '应为数字');
    }
    return { rows: sheet.rows.length, cells, errors: errors.length };
  });
}

async function exceljs(path, folder) {
  const { stream } = createRequire(join(folder, 'package.json'))('exceljs');
  return measured(path, async (bytes) => {
    const options = {
      worksheets: 'emit',
      sharedStrings: 'cache',
      styles: 'cache',
      hyperlinks: 'ignore',
      entries: 'ignore',
    };
    let rows = 0;
    let cells = 0;
    for await (const sheet of new stream.xlsx.WorkbookReader(Readable.from([Buffer.from(bytes)]), options))
      for await (const row of sheet) {
        rows += 1;
        cells += row.values.length - 1;
      }
    return { rows, cells };
  });
}

async function measured(path, read) {
  const bytes = new Uint8Array(readFileSync(path));
  const before = process.memoryUsage.rss();
  const begun = performance.now();
  const busy = process.cpuUsage();
  const result = await read(bytes);
  const milliseconds = performance.now() - begun;
  const { user, system } = process.cpuUsage(busy);
  return {
    processor: (user + system) / 1000,
    milliseconds,
    megabytes: process.resourceUsage().maxRSS / 1024 - before / 1024 / 1024,
    ...result,
  };
}

const turn = (reader, path, folder) => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [fileURLToPath(import.meta.url), '--turn', reader, '--file', path, '--exceljs', folder],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`${reader}: ${stderr}`);
  return JSON.parse(stdout);
};

const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];

async function main() {
  const root = mkdtempSync(join(tmpdir(), 'chengwen-bench-'));
  try {
    let folder = argument('exceljs');
    if (folder === undefined) {
      folder = root;
      console.log(`installing ${EXCELJS} into ${root}, for this run only`);
      writeFileSync(join(root, 'package.json'), '{}');
      execFileSync('npm', ['install', '--prefix', root, '--no-audit', '--no-fund', '--silent', EXCELJS], { cwd: root });
    }
    const path = join(root, 'rows.xlsx');
    await writeFile(path);
    console.log(
      `${ROWS} rows of ${HEAD.length} cells, ${(readFileSync(path).length / 1024 / 1024).toFixed(1)} MB packed; node ${process.version}, ${availableParallelism()} processors, ${ROUNDS} rounds`,
    );
    const turns = { ours: [], exceljs: [] };
    for (let round = 0; round <= ROUNDS; round++)
      for (const reader of round % 2 ? ['ours', 'exceljs'] : ['exceljs', 'ours']) {
        const result = turn(reader, path, folder);
        // The first turn of each fills the caches of the disk and is not counted.
        if (round > 0) turns[reader].push(result);
      }
    const figure = (reader, key) => median(turns[reader].map((result) => result[key]));
    for (const reader of ['ours', 'exceljs']) {
      const { processor: _, milliseconds: __, megabytes: ___, ...counts } = turns[reader][0];
      const [processor, wall, megabytes] = ['processor', 'milliseconds', 'megabytes'].map((key) => figure(reader, key));
      console.log(
        `${reader.padEnd(8)} ${processor.toFixed(0)} ms of processor, ${wall.toFixed(0)} ms by the clock, +${megabytes.toFixed(0)} MB  ${JSON.stringify(counts)}`,
      );
    }
    const ratioOf = (key) => figure('ours', key) / figure('exceljs', key);
    const ratio = ratioOf('processor');
    const memory = figure('ours', 'megabytes');
    console.log(
      `ratio ${ratio.toFixed(2)} of processor (goal ≤ ${TIME_GOAL}), ${ratioOf('milliseconds').toFixed(2)} by the clock; memory +${memory.toFixed(0)} MB (goal ≤ +${MEMORY_GOAL} MB)`,
    );
    if (ratio > TIME_GOAL || memory > MEMORY_GOAL) process.exitCode = 1;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const reader = argument('turn');
if (reader === undefined) await main();
else console.log(JSON.stringify(await { ours, exceljs }[reader](argument('file'), argument('exceljs'))));
