import { refusal, type Person } from '@chengwen/domain';
import { PeopleRepository } from '@chengwen/store';
import type { INestApplicationContext } from '@nestjs/common';
import { printedSample } from '../demo/printed-sample.js';
import { FormsService } from '../forms/forms.service.js';
import { DEMO_PASSWORD, DEMO_PEOPLE, DEMO_UNITS } from './demo-people.js';
import { hashPassword } from './passwords.js';

/** Key of the seeded draft, fixed: seeding twice asks for the same form twice. */
export const SEEDED_FORM_KEY = '01EVTC5Y00CHENGWENDEM00001';

/** Units and people of the demo prefecture; what is there stays as it is. */
export async function seedDemoPeople(people: PeopleRepository): Promise<void> {
  for (const unit of DEMO_UNITS) await people.keepUnit(unit);
  for (const { id, login, name, positions } of DEMO_PEOPLE) {
    if (await people.byLogin(login)) continue;
    await people.keepPerson({ _id: id, login, name, positions, password: await hashPassword(DEMO_PASSWORD) });
  }
}

/** The demo prefecture, and in its author's inbox a draft of the form as it was printed, defects and all. */
export async function seedDemo(app: INestApplicationContext): Promise<void> {
  await seedDemoPeople(app.get(PeopleRepository));
  const sample = await printedSample();
  const author = await demoPerson(app, 'tianbao');
  await app
    .get(FormsService)
    .create(
      {
        key: SEEDED_FORM_KEY,
        template: sample.template,
        unit: 'ks-yibao-benji',
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
