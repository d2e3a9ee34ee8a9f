/** One error of an answer. */
export interface AnsweredError {
  readonly message: string;
  readonly extensions: { readonly code: string; readonly params: Readonly<Record<string, string | number>> };
}

/** An answer with all that came with it. */
export interface Answer<T> {
  readonly status: number;
  readonly data: T | null;
  readonly errors: readonly AnsweredError[];
}

/** The server said no, and the caller had counted on a yes. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly params: Readonly<Record<string, string | number>>,
  ) {
    super(`${code}: ${message}`);
  }
}

/** One person's browser, as far as GraphQL sees it: keeps the cookie, sends JSON. */
export class GraphqlClient {
  private cookie = '';

  constructor(readonly url: string) {}

  /** Asks and hands back whatever came. */
  async ask<T>(
    query: string,
    variables: object = {},
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<T>> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(this.cookie ? { cookie: this.cookie } : {}), ...headers },
      body: JSON.stringify({ query, variables }),
    });
    for (const cookie of response.headers.getSetCookie()) this.cookie = cookie.split(';')[0] ?? '';
    const { data = null, errors = [] } = (await response.json()) as Partial<Answer<T>>;
    return { status: response.status, data, errors };
  }

  /** Asks and counts on a yes. */
  async get<T>(query: string, variables: object = {}): Promise<T> {
    const { data, errors } = await this.ask<T>(query, variables);
    const [error] = errors;
    if (error) throw new Refused(error.extensions.code, error.message, error.extensions.params);
    if (data === null) throw new Refused('empty', 'no data', {});
    return data;
  }

  /** Asks and counts on a no. */
  async refused(query: string, variables: object = {}): Promise<AnsweredError> {
    const { errors } = await this.ask(query, variables);
    const [error] = errors;
    if (!error) throw new Refused('accepted', 'expected a refusal', {});
    return error;
  }

  async login(login: string, password: string): Promise<void> {
    await this.get('mutation ($input: LoginInput!) { login(input: $input) { id } }', { input: { login, password } });
  }

  /** A file of the server, with this person's cookie. */
  async file(path: string): Promise<Response> {
    return fetch(`${this.url}${path}`, { headers: { cookie: this.cookie } });
  }

  /** The session token, for tests that look at it. */
  get session(): string {
    return this.cookie;
  }
}
