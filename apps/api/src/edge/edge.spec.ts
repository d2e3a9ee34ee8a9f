import { connect } from 'node:net';
import { jest } from '@jest/globals';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import { FormsService } from '../forms/forms.service.js';
import { LIMITS } from './limits.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
}, 60_000);
afterAll(() => api.stop(), 30_000);

const ME = '{ me { id } }';
const post = (body: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${api.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
const codeOf = async (response: Response): Promise<string | undefined> =>
  ((await response.json()) as { errors?: { extensions: { code: string } }[] }).errors?.[0]?.extensions.code;

describe('requests from foreign pages', () => {
  const query = JSON.stringify({ query: ME });

  it.each([
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'application/json; charset=utf-16',
  ])('content-type %s is refused: what a form on a foreign page can send is not read', async (type) => {
    const response = await post(query, { 'content-type': type });
    expect([response.status, await codeOf(response)]).toEqual([400, 'edge.badBody']);
  });

  it.each([
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('%j is refused', async (headers) => {
    const response = await post(query, headers as unknown as Record<string, string>);
    expect([response.status, await codeOf(response)]).toEqual([403, 'edge.forbiddenOrigin']);
  });

  it('our own page passes', async () => {
    const response = await post(query, { origin: api.url, 'sec-fetch-site': 'same-origin' });
    expect(response.status).toBe(200);
  });

  it('GET and HEAD reach no query, however the path is written', async () => {
    for (const path of ['/graphql', '/graphql/', '//graphql', '/GRAPHQL', '/%67raphql'])
      for (const method of ['GET', 'HEAD']) {
        const response = await fetch(`${api.url}${path}?query=${encodeURIComponent(ME)}`, { method });
        const text = await response.text();
        expect(text).not.toContain('"me"');
      }
    expect((await fetch(`${api.url}/graphql?query=${encodeURIComponent(ME)}`)).status).toBe(405);
  });

  it('the session cookie is HttpOnly and SameSite=Strict', async () => {
    const variables = { input: { login: 'tianbao', password: 'chengwen2020' } };
    const response = await post(
      JSON.stringify({ query: 'mutation ($input: LoginInput!) { login(input: $input) { id } }', variables }),
    );
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Strict/);
  });
});

describe('malformed requests', () => {
  it.each([
    ['', 'edge.badBody'],
    ['{"query"', 'edge.badBody'],
    ['[]', 'edge.badBody'],
    ['"x"', 'edge.badBody'],
    ['{}', 'edge.badBody'],
    ['{"query":1}', 'edge.badSyntax'],
    ['{"query":"null"}', 'edge.badSyntax'],
    ['{"query":"{ me { id } }","variables":[]}', 'edge.badBody'],
    ['{"__proto__":{"x":1},"query":"{ me { id } }"}', 'edge.badBody'],
    ['{"query":"{ me {"}', 'edge.badSyntax'],
    ['{"query":"{\\"kind\\":\\"Document\\"}"}', 'edge.badSyntax'],
    ['{"query":"{ nothing }"}', 'edge.unknownField'],
    ['{"query":"{ form(id: \\"x\\", nope: 1) { id } }"}', 'edge.unknownField'],
    ['{"query":"{ form { id } }"}', 'edge.badQuery'],
    ['{"query":"{ me { id } } { me { name } }"}', 'edge.tooDeep'],
  ])('%s is refused as %#', async (body, code) => {
    const response = await post(body);
    expect([response.status, await codeOf(response)]).toEqual([400, code]);
  });

  it.each([
    [{ formId: 'x', key: 'abcdefgh', round: 'one', contentVersion: 1, content: {} }, 'i.round'],
    [{ formId: 'x', key: 'abcdefgh', round: 1.5, contentVersion: 1, content: {} }, 'i.round'],
    [{ formId: 'x', key: 'abcdefgh', contentVersion: 1, content: {} }, 'i'],
    [{ formId: 'x', key: 'abcdefgh', round: 1, contentVersion: 1, content: [] }, 'i.content'],
    [{ formId: 'x', key: 'abcdefgh', round: 1, contentVersion: 1, content: {}, extra: 1 }, 'i'],
    [{ formId: { $ne: 1 }, key: 'abcdefgh', round: 1, contentVersion: 1, content: {} }, 'i.formId'],
    [{ formId: ['x'], key: 'abcdefgh', round: 1, contentVersion: 1, content: {} }, 'i.formId'],
  ])('wrong values %j are named by their place, in Chinese, also when the query is compiled', async (input, path) => {
    const query = 'mutation ($i: SaveFormInput!) { saveForm(input: $i) { event { seq } } }';
    for (let time = 0; time < 3; time += 1) {
      const response = await post(JSON.stringify({ query, variables: { i: input } }));
      const { errors } = (await response.json()) as { errors: { message: string; extensions: object }[] };
      expect(response.status).toBe(400);
      expect(errors[0]).toMatchObject({ extensions: { code: 'command.malformed', params: { path } } });
      expect(errors[0]?.message).toMatch(/^提交的内容有误/);
    }
  });

  it('a password of the wrong type is not repeated in the answer or the log', async () => {
    const query = 'mutation ($i: LoginInput!) { login(input: $i) { id } }';
    const response = await post(
      JSON.stringify({ query, variables: { i: { login: 'tianbao', password: { secret: 'canary-7' } } } }),
    );
    expect(await response.text()).not.toContain('canary-7');
    expect(JSON.stringify(api.lines)).not.toContain('canary-7');
  });

  it('a missing variable is one answer on the first, second and third use of a query', async () => {
    const query = 'query M($id: ID!) { form(id: $id) { id } }';
    const answers: unknown[] = [];
    for (let time = 0; time < 3; time += 1) {
      const response = await post(JSON.stringify({ query, variables: {} }));
      answers.push([response.status, await codeOf(response)]);
    }
    expect(answers).toEqual(Array(3).fill([400, 'command.malformed']));
  });

  it('a body over the limit is refused with its limit', async () => {
    const response = await post(JSON.stringify({ query: ME, variables: { x: 'x'.repeat(LIMITS.body) } }));
    expect([response.status, await codeOf(response)]).toEqual([413, 'edge.tooLarge']);
  });

  it('a compressed body is not unpacked', async () => {
    const response = await post('x', { 'content-encoding': 'gzip' });
    expect(await codeOf(response)).toBe('edge.badBody');
  });

  it('a batch of log-ins in one request is refused, as an array and as aliases', async () => {
    const login = 'login(input: { login: "tianbao", password: "x" }) { id }';
    expect((await post(JSON.stringify([{ query: `mutation { ${login} }` }]))).status).toBe(400);
    const aliases = Array.from({ length: 20 }, (_, n) => `a${n}: ${login}`).join(' ');
    expect(await codeOf(await post(JSON.stringify({ query: `mutation { ${aliases} }` })))).toBe('edge.tooDeep');
  });

  it('two operations in one document cannot take each other’s compiled place', async () => {
    const query = 'query A { me { id } } query B { demoPeople { login } }';
    for (const operationName of ['A', 'B', 'B', 'A'])
      expect(await codeOf(await post(JSON.stringify({ query, operationName })))).toBe('edge.tooDeep');
  });

  it('a path that is nothing is an error, not the web app', async () => {
    const response = await fetch(`${api.url}/graphql/x`);
    expect([response.status, await codeOf(response)]).toEqual([404, 'edge.notFound']);
    expect((await fetch(`${api.url}/nope`, { method: 'POST' })).status).toBe(404);
  });
});

describe('what nobody expected', () => {
  it('is logged whole under a number, and the answer holds the number only', async () => {
    const author = await api.as('tianbao');
    const service = api.app.get(FormsService);
    const broken = jest.spyOn(service, 'inbox').mockRejectedValue(new Error('canary-42 at mongodb://secret'));
    try {
      const { status, errors, data } = await author.ask('{ inbox { totalCount } }');
      expect(status).toBe(200);
      expect(data).toBeNull();
      expect(errors[0]?.extensions.code).toBe('internal.error');
      expect(errors[0]?.message).toMatch(/^系统内部错误，请稍后重试（编号 [0-9a-f]{8}）$/);
      expect(JSON.stringify(errors)).not.toContain('canary-42');
      const logged = api.lines.filter(({ event }) => event === 'internal.error');
      expect(logged).toHaveLength(1);
      expect(logged[0]).toMatchObject({
        id: errors[0]?.extensions.params['id'],
        error: expect.stringContaining('canary-42') as string,
      });
    } finally {
      broken.mockRestore();
    }
  });

  it('a refusal is an answer and leaves no error in the log', async () => {
    const author = await api.as('tianbao');
    const before = api.lines.filter(({ level }) => level === 'error').length;
    const { errors, status } = await author.ask('{ form(id: "653100-2020-NOPE") { id } }');
    expect([status, errors[0]?.extensions.code]).toEqual([200, 'form.notFound']);
    expect(api.lines.filter(({ level }) => level === 'error')).toHaveLength(before);
  });
});

describe('who is not logged in', () => {
  it.each([
    '{ inbox { totalCount } }',
    '{ forms { totalCount } }',
    '{ form(id: "x") { id } }',
    '{ previewImport(text: "x") { forms { title } } }',
  ])('%s is refused, on the first use and compiled', async (query) => {
    for (let time = 0; time < 3; time += 1)
      expect((await api.client().refused(query)).extensions.code).toBe('login.required');
  });

  it('a session token that was never given out is nobody’s', async () => {
    const { data } = await api.client().ask<{ me: null }>(ME, {}, { cookie: `chengwen=${'A'.repeat(43)}` });
    expect(data?.me).toBeNull();
  });
});

describe('answers', () => {
  it('carry the security headers, whatever they are', async () => {
    for (const path of ['/', '/healthz', '/nope.js', '/forms/x/versions/1.pdf']) {
      const { headers } = await fetch(`${api.url}${path}`);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    }
  });

  it('leave one line each in the log, without bodies, query strings or cookies', async () => {
    await post(JSON.stringify({ query: 'query Named { me { id } }', operationName: 'Named' }), {
      cookie: 'chengwen=canary-9',
    });
    await fetch(`${api.url}/healthz?token=canary-9`);
    const lines = api.lines.filter(({ event }) => event === 'request');
    expect(lines.some(({ operation, status }) => operation === 'Named' && status === 200)).toBe(true);
    expect(JSON.stringify(lines)).not.toContain('canary-9');
  });

  it('readiness asks the store', async () => {
    expect((await fetch(`${api.url}/readyz`)).status).toBe(200);
    expect((await fetch(`${api.url}/healthz`)).status).toBe(200);
  });

  it('a request cut off in the middle harms nobody', async () => {
    const { port } = new URL(api.url);
    const socket = connect(Number(port), '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.write(
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"que',
    );
    socket.destroy();
    expect((await post(JSON.stringify({ query: ME }))).status).toBe(200);
  });
});
