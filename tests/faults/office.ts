import { randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Api, House } from './house.js';
import { Visitor, type Seen } from './visitor.js';

const sample = fileURLToPath(new URL('../../templates/self-evaluation/2020/sample.json', import.meta.url));
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const newUlid = (): string => '0' + Array.from({ length: 25 }, () => DIGITS[randomInt(32)]).join('');

/** The people of the demo prefecture, each logged in, and a form to work on. */
export class Office {
  private constructor(
    readonly house: House,
    private readonly people: ReadonlyMap<string, Visitor>,
    private readonly content: unknown,
  ) {}

  static async move(house: House): Promise<Office> {
    const api = house.apis[0] as Api;
    const anybody = await askAnybody(api);
    const people = new Map<string, Visitor>();
    for (const { login, password } of anybody) people.set(login, await Visitor.logIn(api, login, password));
    return new Office(house, people, JSON.parse(await readFile(sample, 'utf8')));
  }

  who(login: string): Visitor {
    const visitor = this.people.get(login);
    if (!visitor) throw new RangeError(`nobody logs in as ${login}: ${[...this.people.keys()].join(', ')}`);
    return visitor;
  }

  /** A sound draft of the author's. */
  async draft(api: Api): Promise<Seen> {
    return this.who('tianbao').command(api, 'create', {
      key: newUlid(),
      template: 'self-evaluation@2020',
      unit: await this.unit(api),
      year: 2020,
      content: this.content,
    });
  }

  /** The same draft with a small change, for saving. */
  changed(note: string): unknown {
    const content = structuredClone(this.content) as { goals: Record<string, string> };
    content.goals['actual'] = `${content.goals['actual'] ?? ''}${note}`;
    return content;
  }

  private home: string | undefined;
  private async unit(api: Api): Promise<string> {
    const query = '{ me { positions { role unit { id } } } }';
    const { me } = await this.who('tianbao').ask<{ me: { positions: { role: string; unit: { id: string } }[] } }>(
      api,
      query,
    );
    this.home ??= me.positions.find(({ role }) => role === 'author')?.unit.id ?? '';
    return this.home;
  }
}

async function askAnybody(api: Api): Promise<readonly { login: string; password: string }[]> {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: api.url },
    body: JSON.stringify({ query: '{ demoPeople { login password } }' }),
  });
  const { data } = (await response.json()) as { data: { demoPeople: { login: string; password: string }[] } };
  return data.demoPeople;
}

/** What a command is sent with: the form as this person last saw it. */
export const seen = ({ form }: Seen): { formId: string; round: number; contentVersion: number } => ({
  formId: form.id,
  round: form.round,
  contentVersion: form.contentVersion,
});
