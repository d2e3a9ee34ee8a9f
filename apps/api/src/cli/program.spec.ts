import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { ROOT } from '../edge/config.js';
import { run } from './program.js';

const PRINTED = join(ROOT, 'templates/self-evaluation/2020/printed.txt');
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'chengwen-cli-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

/** Runs the command line in this process, with its own exit code, output and store. */
async function chengwen(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const said = { stdout: '', stderr: '' };
  const hear = (stream: 'stdout' | 'stderr') =>
    jest.spyOn(process[stream], 'write').mockImplementation((text) => {
      said[stream] += String(text);
      return true;
    });
  const spies = [hear('stdout'), hear('stderr')];
  const { CHENGWEN_DATA } = process.env;
  process.env['CHENGWEN_DATA'] = join(directory, 'data');
  process.exitCode = 0;
  try {
    await run(['node', 'chengwen', ...args]);
    return { code: Number(process.exitCode), ...said };
  } finally {
    process.exitCode = 0;
    for (const spy of spies) spy.mockRestore();
    if (CHENGWEN_DATA === undefined) delete process.env['CHENGWEN_DATA'];
    else process.env['CHENGWEN_DATA'] = CHENGWEN_DATA;
  }
}

describe('wrong use ends with 2', () => {
  it.each([
    ['frobnicate'],
    ['serve', '--nope'],
    ['serve', '--port', '99999'],
    ['import'],
    ['import', '/nowhere/at-all.txt'],
    ['check', 'a', 'b'],
    ['render'],
    ['render', PRINTED, '--form', 'x'],
    ['render', '--form', 'x', '--version', 'last'],
  ])('%s %s %s %s', async (...args) => {
    const { code, stdout } = await chengwen(...args.filter((word) => typeof word === 'string'));
    expect([code, stdout]).toEqual([2, '']);
  });

  it('help is no wrong use', async () => expect((await chengwen('--help')).code).toBe(0));
});

describe('import', () => {
  it('answers an array of forms, decimals as strings, printed texts beside typed values, nothing lost', async () => {
    const { code, stdout } = await chengwen('import', PRINTED, '--json');
    const forms = JSON.parse(stdout) as { indicators: object[]; lost: unknown[] }[];
    expect(code).toBe(0);
    expect(forms).toHaveLength(1);
    expect(forms[0]).toMatchObject({
      id: 'self-evaluation@2020',
      template: 'self-evaluation',
      edition: '2020',
      title: '项目支出绩效自评表',
      year: 2020,
      fields: { unit: '喀什地区医疗保障局本级', total: '165692.15', executed: '155863.72' },
      lost: [],
    });
    expect(forms[0]?.indicators[3]).toMatchObject({ target: { kind: 'malformed', raw: '105%≤≥95%' }, weight: '8' });
  });

  it('reads what older office software saves (GB18030)', async () => {
    const file = join(directory, 'gb.txt');
    // “绩效” in GB18030; no form in it, but readable.
    await writeFile(file, Buffer.from([0xbc, 0xa8, 0xd0, 0xa7, 0x0a]));
    const { code, stdout } = await chengwen('import', file, '--json');
    expect([code, (JSON.parse(stdout) as { error: { code: string } }).error.code]).toEqual([1, 'import.empty']);
  });

  it.each([
    [Buffer.from('PK\u0003\u0004rest'), 'import.unreadable'],
    [Buffer.from([0x41, 0x00, 0x42]), 'import.unreadable'],
    [Buffer.from([0xff, 0xff, 0xff]), 'import.unreadable'],
    [Buffer.from(''), 'import.empty'],
  ])('%j is refused as %s', async (bytes, code) => {
    const file = join(directory, 'odd.bin');
    await writeFile(file, bytes);
    const answered = await chengwen('check', file, '--json');
    expect([answered.code, (JSON.parse(answered.stdout) as { error: { code: string } }).error.code]).toEqual([1, code]);
  });
});

describe('check', () => {
  it('answers an array of findings with their form and place, and ends with 1', async () => {
    const { code, stdout } = await chengwen('check', PRINTED, '--json');
    const findings = JSON.parse(stdout) as { rule: string; where: object }[];
    expect(code).toBe(1);
    expect(findings).toContainEqual(
      expect.objectContaining({
        rule: 'range-notation',
        severity: 'error',
        quote: '105%≤≥95%',
        where: { form: 0, part: 'indicators', row: 'i4', field: 'target' },
      }),
    );
  });

  it('tells people the same in Chinese', async () => {
    const { stdout } = await chengwen('check', PRINTED);
    expect(stdout).toContain('[错误]');
    expect(stdout).toContain('105%≤≥95%');
  });
});

describe('verify', () => {
  it('with nothing to verify does not say that all is well', async () => {
    const { code, stdout } = await chengwen('verify', '--json');
    expect([code, JSON.parse(stdout)]).toEqual([1, { verified: 0, intact: false, forms: [] }]);
  });

  it('a form that is not there is a finding', async () => {
    const { code, stdout } = await chengwen('verify', '--form', '653100-2020-X', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ intact: false, forms: [{ problems: [{ record: 'form' }] }] });
  });
});
