import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Output } from '../cli/output.js';
import { runDemo } from './run-demo.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('the demo goes from draft to publication with one return, and leaves PDFs, trail and verification', async () => {
  let answered: unknown;
  const told: string[] = [];
  const output: Output = {
    json: true,
    answer: (value) => void (answered = value),
    step: (text) => void told.push(text),
  };
  expect(await runDemo(output, folder)).toBe(0);
  expect(answered).toMatchObject({ ok: true });
  expect(told.filter((line) => line.includes('✗'))).toEqual([]);
  expect((await readdir(folder)).sort()).toEqual([
    'audit.json',
    'audit.txt',
    'verification.json',
    'verification.txt',
    'version-1-submit.pdf',
    'version-2-return.pdf',
    'version-3-submit.pdf',
    'version-4-score.pdf',
    'version-5-publish.pdf',
  ]);
  const { events } = JSON.parse(await readFile(join(folder, 'audit.json'), 'utf8')) as { events: { type: string }[] };
  const types = events.map(({ type }) => type);
  expect(types.filter((type) => type === 'return')).toHaveLength(1);
  expect([types[0], types.at(-1)]).toEqual(['create', 'publish']);
}, 120_000);

it('a results folder that is not plainly one is not emptied', async () => {
  const output: Output = { json: true, answer: () => undefined, step: () => undefined };
  await expect(runDemo(output, '/')).rejects.toThrow('会被清空');
  await expect(runDemo(output, '/home')).rejects.toThrow('会被清空');
});
