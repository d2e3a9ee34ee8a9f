import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { refusal, type Person } from '@chengwen/domain';
import { FormRepository, PeopleRepository } from '@chengwen/store';
import { templates } from '@chengwen/templates';
import type { INestApplicationContext } from '@nestjs/common';
import { ROOT } from '../edge/config.js';
import { printedSample } from './printed-sample.js';
import { FormsService } from '../forms/forms.service.js';
import { seedDemoPeople } from '../people/seed-people.js';

/** Key of the seeded draft, fixed: seeding twice asks for the same form twice. */
export const SEEDED_FORM_KEY = '01EVTC5Y00CHENGWENDEM00001';

/** 喀什地区医疗保障局本级, for which the demo's author fills in. */
const UNIT = '653100361001';

/**
 * The demo prefecture, and in its author's inbox a draft of every form of the trade; the newest is a self-evaluation as
 * it was printed, defects and all.
 */
export async function seedDemo(app: INestApplicationContext): Promise<void> {
  await seedDemoPeople(app.get(PeopleRepository));
  const sample = await printedSample();
  const author = await demoPerson(app, 'tianbao');
  if (await app.get(FormRepository).load(`653100-${sample.year}-${SEEDED_FORM_KEY}`)) return;
  await seedEditions(app, author);
  await app.get(FormsService).create(
    {
      key: SEEDED_FORM_KEY,
      template: sample.template,
      unit: UNIT,
      year: sample.year,
      content: sample.content,
    },
    author,
  );
}

/** One draft of every other edition, filled in as its sample is: what each kind of form looks like. */
async function seedEditions(app: INestApplicationContext, author: Person): Promise<void> {
  const others = Object.values(templates).filter(({ kind }) => kind !== 'self-evaluation');
  for (const [at, { id, kind, edition }] of others.entries()) {
    const sample = join(ROOT, 'templates', kind, edition, 'sample.json');
    const text = await readFile(sample, 'utf8').catch(() => undefined);
    // An edition that is being written has no sample yet.
    if (text === undefined) continue;
    const content: unknown = JSON.parse(text);
    const key = `${SEEDED_FORM_KEY.slice(0, -4)}${String(at + 101).padStart(4, '0')}`;
    await app.get(FormsService).create({ key, template: id, unit: UNIT, year: Number(edition), content }, author);
  }
}

async function demoPerson(app: INestApplicationContext, login: string): Promise<Person> {
  const record = await app.get(PeopleRepository).byLogin(login);
  const person = record && (await app.get(PeopleRepository).person(record._id));
  if (!person) throw refusal('person.forbidden', { what: login });
  return person;
}
