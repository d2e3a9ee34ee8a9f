import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { connectStore, FormRepository, formModels } from '@chengwen/store';
import { House, type Api } from './house.js';
import { Office, seen } from './office.js';
import { newKey, NoAnswer, Refused, type Seen } from './visitor.js';

const main = fileURLToPath(new URL('../../apps/api/dist/cli/main.js', import.meta.url));
const KILLS = 10;
const CLERKS = 6;

let house: House;
let office: Office;

beforeAll(async () => {
  house = await House.open(2);
  office = await Office.move(house);
}, 120_000);
afterAll(() => house.close(), 60_000);

it(`${KILLS} kill -9 of store and API under load lose nothing acknowledged`, async () => {
  const acknowledged = new Map<string, Seen['event'][]>();
  let busy = true;
  let landed = 0;

  /** Sends one command until it is answered: whoever gets no answer presses the same button again. */
  const insist = async (clerk: number, login: string, name: string, input: object): Promise<Seen> => {
    const command = { key: newKey(), ...input };
    for (let attempt = 0; ; attempt++) {
      const api = house.apis[(clerk + attempt) % house.apis.length] as Api;
      try {
        const answer = await office.who(login).command(api, name, command);
        acknowledged.set(answer.form.id, [...(acknowledged.get(answer.form.id) ?? []), answer.event]);
        landed++;
        return answer;
      } catch (error) {
        if (!(error instanceof NoAnswer) || attempt > 400) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  };
  const work = async (clerk: number): Promise<void> => {
    while (busy) {
      let now = await drafted(clerk);
      for (let n = 0; n < 3; n++)
        now = await insist(clerk, 'tianbao', 'save', { ...seen(now), content: office.changed(`${n}`) });
      now = await insist(clerk, 'tianbao', 'submit', seen(now));
      await Promise.all([
        insist(clerk, 'fenguan', 'approve', { ...seen(now), opinion: '同意' }),
        insist(clerk, 'fuze', 'approve', { ...seen(now), opinion: '同意' }),
      ]);
    }
  };
  const drafted = async (clerk: number): Promise<Seen> => {
    for (;;) {
      try {
        return await office.draft(house.apis[clerk % 2] as Api);
      } catch (error) {
        if (error instanceof Refused) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  };
  const kill = async (): Promise<void> => {
    for (let n = 0; n < KILLS; n++) {
      const from = landed;
      while (landed < from + 5 + Math.floor(Math.random() * 20))
        await new Promise((resolve) => setTimeout(resolve, 10));
      if (n % 2 === 0) await house.killStore();
      else await house.killApi((n >> 1) % 2);
    }
    busy = false;
  };
  await Promise.all([kill(), ...Array.from({ length: CLERKS }, (_, clerk) => work(clerk))]);

  const connection = await connectStore(house.uri);
  const forms = new FormRepository(formModels(connection));
  let checked = 0;
  for (const [id, events] of acknowledged) {
    const form = await forms.load(id);
    const kept = new Map((form ? await forms.events(form) : []).map((event) => [event.seq, event.hash]));
    for (const event of events)
      expect({ id, seq: event.seq, hash: kept.get(event.seq) }).toEqual({ id, seq: event.seq, hash: event.hash });
    checked += events.length;
  }
  expect(checked).toBe(landed);
  expect(acknowledged.size).toBeGreaterThan(KILLS);
  await connection.close();

  const verified = await promisify(execFile)(process.execPath, [main, 'verify', '--json'], {
    env: { ...process.env, MONGODB_URI: house.uri, CHENGWEN_DATA: house.directory, NODE_OPTIONS: '' },
    maxBuffer: 64 * 1024 * 1024,
  });
  const { forms: proved } = JSON.parse(verified.stdout) as { forms: { problems: unknown[] }[] };
  expect(proved.length).toBeGreaterThanOrEqual(acknowledged.size);
  expect(proved.flatMap(({ problems }) => problems)).toEqual([]);
}, 600_000);
