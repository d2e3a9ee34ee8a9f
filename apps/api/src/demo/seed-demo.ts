import { refusal, type Person } from '@chengwen/domain';
import { FormRepository, PeopleRepository } from '@chengwen/store';
import type { INestApplicationContext } from '@nestjs/common';
import { printedSample } from './printed-sample.js';
import { FormsService } from '../forms/forms.service.js';
import { seedDemoPeople } from '../people/seed-people.js';

/** Key of the seeded draft, fixed: seeding twice asks for the same form twice. */
export const SEEDED_FORM_KEY = '01EVTC5Y00CHENGWENDEM00001';

/** The demo prefecture, and in its author's inbox a draft of the form as it was printed, defects and all. */
export async function seedDemo(app: INestApplicationContext): Promise<void> {
  await seedDemoPeople(app.get(PeopleRepository));
  const sample = await printedSample();
  const author = await demoPerson(app, 'tianbao');
  const unit = '653100361001';
  if (await app.get(FormRepository).load(`653100-${sample.year}-${SEEDED_FORM_KEY}`)) return;
  await app.get(FormsService).create(
    {
      key: SEEDED_FORM_KEY,
      template: sample.template,
      unit,
      year: sample.year,
      content: sample.content,
    },
    author,
  );
}

async function demoPerson(app: INestApplicationContext, login: string): Promise<Person> {
  const record = await app.get(PeopleRepository).byLogin(login);
  const person = record && (await app.get(PeopleRepository).person(record._id));
  if (!person) throw refusal('person.forbidden', { what: login });
  return person;
}
