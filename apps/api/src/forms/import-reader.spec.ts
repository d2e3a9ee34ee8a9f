import { ImportReader } from './import-reader.js';

const source = (text: string) => ({ bytes: new TextEncoder().encode(text), name: '' });
const TABLE = '项目支出绩效自评表\n（2020年度）\n项目名称\t甲\n';

let reader: ImportReader;
beforeEach(() => (reader = new ImportReader()));
afterEach(() => reader.onApplicationShutdown());

describe('the thread that reads sources', () => {
  it('answers with what a source holds, each with its own findings', async () => {
    const { forms } = await reader.read(source(TABLE + TABLE.replace('2020', '2021')));
    expect(forms.map(({ template, year }) => [template, year])).toEqual([
      ['self-evaluation@2020', 2020],
      ['self-evaluation@2020', 2021],
    ]);
    for (const { findings } of forms) expect(findings.map(({ rule }) => rule)).toContain('blank-field');
  });

  it('hands on a refusal as a refusal', async () => {
    await expect(reader.read(source('%PDF-1.7'))).rejects.toMatchObject({ code: 'import.kind' });
  });

  it('is ended when time is up, and the next source is read by another', async () => {
    reader.longest = 0;
    await expect(reader.read(source(TABLE))).rejects.toMatchObject({ code: 'import.tooLarge' });
    reader.longest = 10_000;
    expect((await reader.read(source(TABLE))).forms).toHaveLength(1);
  });

  it('lets so many wait and asks the others to come back', async () => {
    const all = await Promise.allSettled(Array.from({ length: 20 }, () => reader.read(source(TABLE))));
    const refused = all.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(8);
    for (const each of refused) expect(each).toMatchObject({ reason: { code: 'import.busy' } });
    expect((await reader.read(source(TABLE))).forms).toHaveLength(1);
  });
});
