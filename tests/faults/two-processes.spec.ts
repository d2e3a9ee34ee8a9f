import { connectStore, FormRepository, formModels } from '@chengwen/store';
import { House, type Api } from './house.js';
import { Office, seen } from './office.js';
import { newKey, Refused, type Seen } from './visitor.js';

/** Two API processes on one store, as behind a balancer: what each says to racing people. */
const PAIRS = 500;
const SIDE_BY_SIDE = 10;

let house: House;
let office: Office;
let left: Api;
let right: Api;

beforeAll(async () => {
  house = await House.open(2);
  [left, right] = house.apis as [Api, Api];
  office = await Office.move(house);
}, 120_000);
afterAll(() => house.close(), 60_000);

type Result = { readonly won: Seen } | { readonly lost: Refused };
const outcome = async (command: Promise<Seen>): Promise<Result> => {
  try {
    return { won: await command };
  } catch (error) {
    if (error instanceof Refused) return { lost: error };
    throw error;
  }
};

/** Runs `pair` so many times, a few side by side as real offices do. */
async function times(count: number, pair: (n: number) => Promise<void>): Promise<void> {
  let next = 0;
  const clerk = async (): Promise<void> => {
    while (next < count) await pair(next++);
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, clerk));
}

describe('two API processes on one store', () => {
  it(`of ${PAIRS} conflicting pairs one wins each and the loser is told`, async () => {
    const told = new Map<string, number>();
    const author = office.who('tianbao');
    const deputy = office.who('fenguan');
    const race = async (one: Promise<Seen>, other: Promise<Seen>): Promise<Seen> => {
      const results = await Promise.all([outcome(one), outcome(other)]);
      const winners = results.flatMap((result) => ('won' in result ? [result.won] : []));
      expect(winners).toHaveLength(1);
      for (const result of results)
        if ('lost' in result) told.set(result.lost.code, (told.get(result.lost.code) ?? 0) + 1);
      return winners[0] as Seen;
    };
    const rounds = PAIRS / 2;
    await times(SIDE_BY_SIDE, async () => {
      let now = await office.draft(left);
      for (let n = 0; n < rounds / SIDE_BY_SIDE; n++) {
        // Two colleagues save over each other.
        const [first, second] = [office.changed(`甲${n}`), office.changed(`乙${n}`)];
        now = await race(
          author.command(left, 'save', { ...seen(now), content: first }),
          author.command(right, 'save', { ...seen(now), content: second }),
        );
        // The author takes back what the deputy head is just opening.
        now = await author.command(left, 'submit', seen(now));
        const winner = await race(
          author.command(right, 'withdraw', seen(now)),
          deputy.command(left, 'open', seen(now)),
        );
        now = winner.form.state === 'draft' ? winner : await sentBack(winner);
      }
    });
    expect([...told.values()].reduce((sum, count) => sum + count, 0)).toBe(PAIRS);
    expect(
      [...told.keys()].filter((code) => !['form.stale', 'flow.opened', 'flow.notAvailable'].includes(code)),
    ).toEqual([]);
  }, 600_000);

  it(`${PAIRS} pairs of parallel ballots both succeed`, async () => {
    await times(PAIRS, async () => {
      const now = await office.who('tianbao').command(left, 'submit', seen(await office.draft(right)));
      const ballots = await Promise.all([
        office.who('fenguan').command(left, 'approve', { ...seen(now), opinion: '同意' }),
        office.who('fuze').command(right, 'approve', { ...seen(now), opinion: '同意' }),
      ]);
      // The head's approval is carried over to the department, one body with the unit: finance is next.
      expect(ballots.map(({ form }) => form.state)).toContain('financeReview');
      expect(new Set(ballots.map(({ event }) => event.seq)).size).toBe(2);
    });
  }, 600_000);

  it('every command of the road sent twice, to both processes at once, counts once', async () => {
    const twice = async (login: string, name: string, input: object): Promise<Seen> => {
      const command = { key: newKey(), ...input };
      const answers = await Promise.all([
        office.who(login).command(left, name, command),
        office.who(login).command(right, name, command),
      ]);
      expect(answers[1]?.event).toEqual(answers[0]?.event);
      return answers[0] as Seen;
    };
    let now = await office.draft(left);
    const step = async (login: string, name: string, more: object = {}): Promise<void> => {
      now = await twice(login, name, { ...seen(now), ...more });
      const id = now.form.id;
      const fresh = `{ form(id: "${id}") { id round contentVersion state } }`;
      now = { ...now, form: (await office.who('tianbao').ask<{ form: Seen['form'] }>(right, fresh)).form };
    };
    const steps: [string, string, object?][] = [
      ['tianbao', 'save', { content: office.changed('（已核对）') }],
      ['tianbao', 'submit'],
      ['fenguan', 'open'],
      ['fenguan', 'approve', { opinion: '同意' }],
      ['fuze', 'approve', { opinion: '同意' }],
      ['caizheng', 'approve', { opinion: '同意' }],
      ['jixiao', 'score', { rows: [] }],
      ['jixiao', 'approve', { opinion: '同意' }],
      ['fuze', 'publish'],
    ];
    for (const [login, name, more] of steps) await step(login, name, more);
    expect(now.form.state).toBe('published');
    const connection = await connectStore(house.uri);
    const forms = new FormRepository(formModels(connection));
    const form = await forms.load(now.form.id);
    expect(form?.head.seq).toBe(steps.length + 1);
    await connection.close();
  }, 120_000);
});

/** The deputy head, having opened it, sends it back, so that the next pair has a form to race for. */
async function sentBack(now: Seen): Promise<Seen> {
  const comment = { where: { part: 'goals', field: 'actual' }, text: '请核实' };
  const returned = await office
    .who('fenguan')
    .command(left, 'return', { ...seen(now), reason: 'other', opinion: '请核实', comments: [comment] });
  const query = `{ form(id: "${returned.form.id}") { comments { id resolved } } }`;
  const { form } = await office
    .who('tianbao')
    .ask<{ form: { comments: { id: string; resolved: boolean }[] } }>(left, query);
  let last = returned;
  for (const { id, resolved } of form.comments)
    if (!resolved)
      last = await office.who('tianbao').command(right, 'resolve', { ...seen(last), comment: id, answer: '已核实' });
  return last;
}
