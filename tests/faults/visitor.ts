import { randomUUID } from 'node:crypto';
import type { Api } from './house.js';

/** An expected no, as the API answers it. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    readonly params: Readonly<Record<string, unknown>>,
    message: string,
  ) {
    super(`${code}: ${message}`);
  }
}

/** No answer came: nobody knows whether the command landed. */
export class NoAnswer extends Error {}

/** What a command comes back with. */
export interface Seen {
  readonly form: {
    readonly id: string;
    readonly round: number;
    readonly contentVersion: number;
    readonly state: string;
  };
  readonly event: { readonly seq: number; readonly type: string; readonly hash: string };
}
const SEEN = 'form { id round contentVersion state } event { seq type hash }';

/** A person at a browser: logged in, with a cookie, talking to one API process or another. */
export class Visitor {
  private constructor(
    private readonly cookie: string,
    readonly login: string,
  ) {}

  static async logIn(api: Api, login: string, password: string): Promise<Visitor> {
    const query = 'mutation ($input: LoginInput!) { login(input: $input) { id } }';
    const answer = await post(api, '', { query, variables: { input: { login, password } } });
    await settled(answer);
    const cookie = answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    return new Visitor(cookie, login);
  }

  async ask<T>(api: Api, query: string, variables: object = {}): Promise<T> {
    return (await settled(await post(api, this.cookie, { query, variables }))) as T;
  }

  /** One command; `input` may carry a key of its own, to be sent again. */
  async command(api: Api, name: string, input: object): Promise<Seen> {
    const type = INPUTS[name] ?? 'CommandInput';
    const query = `mutation ($input: ${type}!) { done: ${name}Form(input: $input) { ${SEEN} } }`;
    const answer = await this.ask<{ done: Seen }>(api, query, { input: { key: newKey(), ...input } });
    return answer.done;
  }
}

const INPUTS: Readonly<Record<string, string>> = {
  create: 'CreateFormInput',
  save: 'SaveFormInput',
  resolve: 'ResolveInput',
  approve: 'ApproveInput',
  return: 'ReturnInput',
  score: 'ScoreInput',
  void: 'VoidInput',
};

export const newKey = (): string => randomUUID().replaceAll('-', '');

async function post(api: Api, cookie: string, body: object): Promise<Response> {
  try {
    return await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: api.url, ...(cookie ? { cookie } : {}) },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(20_000),
    });
  } catch (error) {
    throw new NoAnswer('no answer', { cause: error });
  }
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string; readonly params?: Record<string, unknown> };
  }[];
}

async function settled(response: Response): Promise<unknown> {
  const text = await response.text().catch((error: unknown) => {
    throw new NoAnswer('half an answer', { cause: error });
  });
  const answer = JSON.parse(text) as Answer;
  const first = answer.errors?.[0];
  if (!first && response.status >= 500) throw new NoAnswer(text);
  if (!first) return answer.data;
  const code = first.extensions?.code ?? 'unknown';
  // The store was away while the command ran: the person sees an error and does not know.
  if (code.startsWith('internal')) throw new NoAnswer(first.message);
  throw new Refused(code, first.extensions?.params ?? {}, first.message);
}
