import type { PeopleRepository } from '@chengwen/store';
import { DEMO_PASSWORD, DEMO_PEOPLE, DEMO_UNITS } from './demo-people.js';
import { hashPassword } from './passwords.js';

/** Units and people of the demo prefecture; what is there stays as it is. */
export async function seedDemoPeople(people: PeopleRepository): Promise<void> {
  for (const unit of DEMO_UNITS) await people.keepUnit(unit);
  for (const { id, login, name, positions } of DEMO_PEOPLE) {
    if (await people.byLogin(login)) continue;
    await people.keepPerson({ _id: id, login, name, positions, password: await hashPassword(DEMO_PASSWORD) });
  }
}
