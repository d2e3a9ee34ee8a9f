import { parseContent, scoreForm } from '@chengwen/domain';
import { templates } from '@chengwen/templates';
import { readFileSync } from 'node:fs';
import { openBureau, PEOPLE, type Bureau } from '../testing/bureau.js';
import { templateFor } from './catalogue.js';

let bureau: Bureau;
beforeAll(async () => (bureau = await openBureau()), 30_000);
afterAll(() => bureau.close());

const template = templates['self-evaluation@2020']!;
const sample = new URL('../../../../templates/self-evaluation/2020/sample.json', import.meta.url);
const content = parseContent(template, JSON.parse(readFileSync(sample, 'utf8')));
let keys = 0;
const create = (pack?: string) =>
  bureau.service.create(
    {
      ...{ key: `01P${String(++keys).padStart(23, '0')}`, template: template.id, unit: 'own', year: 2020, content },
      ...(pack === undefined ? {} : { pack }),
    },
    PEOPLE.author,
  );

describe('the rule pack of a form', () => {
  it('is pinned when the form begins, named in its first event, and frozen with its versions', async () => {
    const made = await create('execution-20@2020');
    expect(made.form.record.pack).toBe('execution-20@2020');
    expect(made.event.created?.pack).toBe('execution-20@2020');
    expect((await create()).form.record.pack).toBe(template.scoring.id);
    const plain = await create();
    await bureau.give('submit', PEOPLE.author, plain);
    const [version] = await bureau.service.versions(plain.form.record._id, PEOPLE.author);
    expect(version?.pack).toBe(template.scoring.id);
  });

  it('is what the form is scored by', () => {
    const weightOf = (pack?: string) =>
      scoreForm(templateFor({ template: template.id, ...(pack ? { pack } : {}) }), content).execution.weight;
    expect([weightOf(), weightOf('execution-20@2020')]).toEqual(['10', '20']);
  });

  it('that nobody released is refused', async () => {
    await expect(create('generous@2020')).rejects.toMatchObject({ code: 'pack.unknown' });
    await expect(create('__proto__')).rejects.toMatchObject({ code: 'pack.unknown' });
  });
});
