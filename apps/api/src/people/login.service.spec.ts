import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refusal } from '@chengwen/domain';
import {
  connectStore,
  createPeopleIndexes,
  LoginRepository,
  peopleModels,
  PeopleRepository,
  type PeopleModels,
} from '@chengwen/store';
import type { Connection } from 'mongoose';
import { Clock } from '../forms/clock.js';
import { openTestServer, type TestServer } from '../testing/test-server.js';
import { DEMO_PASSWORD, DEMO_PEOPLE } from './demo-people.js';
import { LoginService, SESSION, THROTTLE } from './login.service.js';
import { seedDemoPeople } from './seed-people.js';

class SetClock extends Clock {
  time = Date.parse('2021-03-01T00:00:00Z');
  override now(): Date {
    return new Date(this.time);
  }
}

describe('local log-in', () => {
  let directory: string;
  let store: TestServer;
  let connection: Connection;
  let models: PeopleModels;
  let people: PeopleRepository;
  let clock: SetClock;
  let service: LoginService;
  const right = { login: 'tianbao', password: DEMO_PASSWORD };
  const wrong = { login: 'tianbao', password: 'wrong' };

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'chengwen-login-'));
    store = await openTestServer(directory);
    connection = await connectStore(store.uri);
    models = peopleModels(connection);
    await createPeopleIndexes(models);
    people = new PeopleRepository(models);
    await seedDemoPeople(people);
  });
  beforeEach(async () => {
    await models.attempts.deleteMany({});
    await models.sessions.deleteMany({});
    clock = new SetClock();
    service = new LoginService(people, new LoginRepository(models), clock);
  });
  afterAll(async () => {
    await connection.close();
    await store.stop();
    await rm(directory, { recursive: true, force: true });
  });

  const refusalOf = async (work: Promise<unknown>): Promise<Refusal> => {
    const error: unknown = await work.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(Refusal);
    return error as Refusal;
  };
  const guess = async (times: number, address: string): Promise<Refusal[]> => {
    const answers: Refusal[] = [];
    for (let n = 0; n < times; n += 1) answers.push(await refusalOf(service.login(wrong, address)));
    return answers;
  };

  it('seeding twice leaves the same people, with the same passwords', async () => {
    const before = await models.people.find().lean();
    await seedDemoPeople(people);
    expect(await models.people.find().lean()).toEqual(before);
    expect(before).toHaveLength(DEMO_PEOPLE.length);
  });

  it('the store holds no password and no token', async () => {
    const { token } = await service.login(right, '10.0.0.1');
    const kept = JSON.stringify([
      await models.people.find().lean(),
      await models.sessions.find().lean(),
      await models.attempts.find().lean(),
    ]);
    expect(kept).toContain('$argon2id$');
    expect(kept).not.toContain(token);
    expect(kept).not.toContain(DEMO_PASSWORD);
  });

  it('an unknown login and a wrong password are one answer, and both cost a hash', async () => {
    const [known] = await guess(1, '10.0.0.1');
    const unknown = await refusalOf(service.login({ login: 'nobody', password: 'wrong' }, '10.0.0.1'));
    expect(unknown).toMatchObject({ code: known?.code, params: known?.params });
    expect(known?.code).toBe('login.failed');
  });

  it('the right password does not open an account that is closed for too many guesses', async () => {
    const answers = await guess(THROTTLE.failures + 1, '10.0.0.1');
    expect(answers.at(-1)?.code).toBe('login.locked');
    expect((await refusalOf(service.login(right, '10.0.0.1'))).code).toBe('login.locked');
  });

  it('guesses sent at once are all counted', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => refusalOf(service.login(wrong, '10.0.0.1'))));
    expect(answers.filter(({ code }) => code === 'login.failed').length).toBeLessThanOrEqual(THROTTLE.failures);
  });

  it('guesses from one address do not lock the person out at another', async () => {
    await guess(THROTTLE.failures + 1, '10.0.0.1');
    expect((await service.login(right, '10.0.0.2')).person.id).toBe('ks-tianbao');
  });

  it('a lock ends by itself, and with it the count', async () => {
    await guess(THROTTLE.failures + 1, '10.0.0.1');
    clock.time += THROTTLE.lock;
    expect((await guess(1, '10.0.0.1'))[0]?.code).toBe('login.failed');
    expect((await service.login(right, '10.0.0.1')).person.name).toBe('填报人');
  });

  it('a success forgets the failures before it', async () => {
    for (let n = 0; n < 3; n += 1) {
      await guess(THROTTLE.failures - 1, '10.0.0.1');
      await service.login(right, '10.0.0.1');
    }
    expect(await models.attempts.countDocuments()).toBe(0);
  });

  it('a session ends when idle, whatever its age', async () => {
    const { token } = await service.login(right, '10.0.0.1');
    clock.time += SESSION.idle - 1;
    expect((await service.personOf(token))?.id).toBe('ks-tianbao');
    clock.time += SESSION.idle;
    expect(await service.personOf(token)).toBeUndefined();
    expect(await models.sessions.countDocuments()).toBe(0);
  });

  it('a session in constant use ends at its absolute age', async () => {
    const { token } = await service.login(right, '10.0.0.1');
    const end = clock.time + SESSION.absolute;
    while (clock.time + SESSION.idle / 2 < end) {
      clock.time += SESSION.idle / 2;
      expect(await service.personOf(token)).toBeDefined();
    }
    clock.time = end;
    expect(await service.personOf(token)).toBeUndefined();
  });

  it('logging in again gives a new token and ends the one presented: a planted session is worth nothing', async () => {
    const first = await service.login(right, '10.0.0.1');
    const second = await service.login(right, '10.0.0.1', first.token);
    expect(second.token).not.toBe(first.token);
    expect(await service.personOf(first.token)).toBeUndefined();
    expect(await service.personOf(second.token)).toBeDefined();
  });

  it('logging out ends the session on the server', async () => {
    const { token } = await service.login(right, '10.0.0.1');
    await service.logout(token);
    expect(await service.personOf(token)).toBeUndefined();
  });

  it('a person who is moved or suspended is seen as such by sessions already open', async () => {
    const { token } = await service.login({ login: 'yc-guanli', password: DEMO_PASSWORD }, '10.0.0.1');
    await models.people.updateOne(
      { _id: 'yc-guanli' },
      { $set: { positions: [{ unit: '653126361001', role: 'author' }] } },
    );
    expect((await service.personOf(token))?.positions).toEqual([{ unit: '653126361001', role: 'author' }]);
    await models.people.updateOne({ _id: 'yc-guanli' }, { $set: { disabled: true } });
    expect(await service.personOf(token)).toBeUndefined();
    expect((await refusalOf(service.login({ login: 'yc-guanli', password: DEMO_PASSWORD }, '10.0.0.1'))).code).toBe(
      'login.failed',
    );
  });
});
