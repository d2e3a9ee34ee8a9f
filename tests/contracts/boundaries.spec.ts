/** The boundaries between projects hold because lint is red when one is crossed: each crossing is planted and seen. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const NX = '@nx/enforce-module-boundaries';
const TABLE = '@typescript-eslint/no-restricted-imports';
const SYNTAX = 'no-restricted-syntax';

interface Message {
  ruleId: string | null;
  message: string;
}

/** One process for all cases: loading ESLint and the project graph takes seconds. */
function lint(cases: readonly { file: string; code: string }[]): Message[][] {
  const script = join(ROOT, 'tests/contracts/lint-planted.mjs');
  const env = { ...process.env, NODE_OPTIONS: '' };
  const ran = spawnSync(process.execPath, [script], { input: JSON.stringify(cases), encoding: 'utf8', cwd: ROOT, env });
  if (ran.status !== 0) throw new Error(`lint did not run: ${ran.stderr}`);
  return JSON.parse(ran.stdout) as Message[][];
}

const uses = (module: string) => `import { x } from '${module}';\nexport const y = x;\n`;

const FORBIDDEN: readonly [file: string, code: string, rule: string, fact: string][] = [
  ['libs/domain/src/planted.ts', uses('node:fs'), TABLE, 'the domain does not read files'],
  ['libs/domain/src/planted.ts', `export const y = () => import('node:fs');\n`, SYNTAX, 'not even by import()'],
  ['libs/domain/src/planted.ts', uses('@chengwen/flow'), NX, 'the domain knows no flow'],
  ['libs/domain/src/planted.ts', `import '@chengwen/store';\n`, NX, 'not even for the side effect'],
  ['libs/domain/src/planted.ts', uses('xstate'), NX, 'the domain knows no state machine'],
  ['libs/flow/src/planted.ts', uses('mongoose'), NX, 'the flow knows no database'],
  ['libs/flow/src/planted.ts', `export * from 'mongoose';\n`, NX, 'not even to pass it on'],
  ['libs/flow/src/planted.ts', uses('@chengwen/store'), NX, 'the flow knows no store'],
  ['libs/exchange/src/planted.ts', uses('@chengwen/templates'), TABLE, 'exchange takes only types of the templates'],
  ['libs/store/src/planted.ts', uses('@chengwen/flow'), TABLE, 'the store takes only types of the flow'],
  ['libs/store/src/planted.ts', uses('@chengwen/print'), NX, 'the store does not print'],
  ['libs/embedded-mongo/src/planted.ts', uses('@chengwen/domain'), TABLE, 'the embedded store knows nothing of ours'],
  ['libs/embedded-mongo/src/planted.ts', uses('mongoose'), NX, 'the embedded store knows no client'],
  ['libs/print/src/planted.ts', uses('@chengwen/templates'), TABLE, 'printing is handed its template'],
  ['templates/planted.ts', uses('@chengwen/flow'), TABLE, 'a template knows no chain'],
  ['workflows/planted.ts', uses('xstate'), NX, 'a chain is data and imports no machine'],
  ['apps/web/src/planted.ts', uses('@chengwen/store'), NX, 'the browser reaches no store'],
  ['apps/web/src/planted.ts', uses('@chengwen/flow'), TABLE, 'the web re-implements no rule of the flow'],
  ['apps/web/src/planted.ts', uses('node:path'), TABLE, 'the web runs in a browser'],
  ['apps/web/src/planted.ts', uses('../../../libs/store/src/index.js'), NX, 'not even by a path'],
  ['apps/api/src/planted.ts', uses('puppeteer'), NX, 'the browser is driven in print alone'],
];

const ALLOWED: readonly [file: string, code: string][] = [
  ['libs/domain/src/planted.ts', uses('decimal.js')],
  ['libs/domain/src/planted.ts', uses('@noble/hashes/sha2.js')],
  ['libs/domain/src/planted.spec.ts', uses('node:fs') + `import fc from 'fast-check';\nexport const z = fc;\n`],
  ['libs/flow/src/planted.ts', uses('@chengwen/domain')],
  ['libs/store/src/planted.ts', `import type { X } from '@chengwen/flow';\nexport type Y = X;\n`],
  ['libs/embedded-mongo/src/planted.spec.ts', uses('mongodb')],
  ['libs/print/src/planted.ts', uses('puppeteer')],
  ['apps/api/src/planted.ts', uses('@chengwen/store')],
  ['apps/web/src/planted.ts', uses('@chengwen/templates')],
];

const IMPURE: readonly [file: string, code: string, fact: string][] = [
  ['libs/flow/src/planted.ts', 'export const now = Date.now();\n', 'a pure project reads no clock'],
  ['libs/exchange/src/planted.ts', 'export const now = new Date();\n', 'a pure project reads no clock'],
  ['workflows/planted.ts', 'export const chance = Math.random();\n', 'a catalogue holds nothing that changes'],
  ['libs/domain/src/score/planted.ts', `export const y = Number('1.1');\n`, 'points are never floats'],
  ['libs/domain/src/values/planted.ts', `export const y = parseFloat('1.1');\n`, 'values are never floats'],
  ['libs/flow/src/planted.ts', `export const y = () => {\n  throw new Error('no');\n};\n`, 'a refusal has a code'],
];

const planted = (rows: readonly (readonly [string, string, ...unknown[]])[]) =>
  rows.map(([file, code]) => ({ file, code }));

describe('boundaries', () => {
  let found: Message[][];
  beforeAll(() => {
    found = lint([...planted(FORBIDDEN), ...planted(ALLOWED), ...planted(IMPURE)]);
  }, 120_000);

  it.each(FORBIDDEN.map((row, index) => [row[3], row[0], index] as const))('%s (%s)', (_fact, _file, index) => {
    expect(found[index]!.map(({ ruleId }) => ruleId)).toContain(FORBIDDEN[index]![2]);
  });

  it.each(ALLOWED.map((row, index) => [row[0], row[1].split('\n')[0], index] as const))(
    'leave %s its own: %s',
    (_file, _code, index) => {
      expect(found[FORBIDDEN.length + index]).toEqual([]);
    },
  );

  it.each(IMPURE.map((row, index) => [row[2], row[0], index] as const))('%s (%s)', (_fact, _file, index) => {
    const messages = found[FORBIDDEN.length + ALLOWED.length + index]!;
    expect(messages.map(({ ruleId }) => ruleId)).toContain(SYNTAX);
  });

  it('are drawn for every project, by a row in the table and by tags in both dimensions', async () => {
    const { workspaces } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { workspaces: string[] };
    const folders = workspaces.flatMap((pattern) => {
      const parent = pattern.replace(/\/\*$/, '');
      return parent === pattern ? [pattern] : readdirSync(join(ROOT, parent)).map((name) => `${parent}/${name}`);
    });
    const { PROJECTS } = (await import('../../tools/boundaries.mjs' as string)) as { PROJECTS: object };
    expect(folders.sort()).toEqual(Object.keys(PROJECTS).sort());
    for (const folder of folders) {
      const { nx } = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')) as { nx: { tags: string[] } };
      expect(nx.tags.map((tag) => tag.split(':')[0]).sort()).toEqual(['kind', 'runs']);
    }
  });
});
