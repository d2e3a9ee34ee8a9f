import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportWorkbook } from '@chengwen/exchange';
import { parseContent } from '@chengwen/domain';
import { templates } from '@chengwen/templates';
import { zipSync } from 'fflate';
import type { GraphqlClient } from '../demo/graphql-client.js';
import { SEEDED_FORM_KEY } from '../demo/seed-demo.js';
import { ROOT } from '../edge/config.js';
import { startTestApi, type TestApi } from '../testing/test-api.js';

let api: TestApi;
let author: GraphqlClient;
beforeAll(async () => {
  api = await startTestApi();
  author = await api.as('tianbao');
}, 60_000);
afterAll(() => api.stop(), 30_000);

const template = templates['project-objective@2023']!;
const sample = parseContent(
  template,
  JSON.parse(readFileSync(join(ROOT, 'templates/project-objective/2023/sample.json'), 'utf8')),
);
const workbook = (): Promise<Uint8Array> => exportWorkbook(template, sample, { year: 2023 });

interface Preview {
  readonly forms: readonly { template: string; year: number; content: unknown; lost: unknown[] }[];
  readonly notes: readonly string[];
}
const QUERY =
  'query ($file: ImportFileInput) { previewImport(file: $file) { forms { template year content lost { line } } notes } }';
const upload = (bytes: Uint8Array, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${api.url}/imports?name=${encodeURIComponent('目标表.xlsx')}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', ...headers },
    body: new Uint8Array(bytes),
  });
describe('a file to import', () => {
  it('is previewed inside a request, content and all, and nothing is kept', async () => {
    const countOf = async (): Promise<number> =>
      (await author.get<{ forms: { totalCount: number } }>('{ forms { totalCount } }')).forms.totalCount;
    const before = await countOf();
    const file = { name: '目标表.xlsx', content: Buffer.from(await workbook()).toString('base64') };
    const { previewImport } = await author.get<{ previewImport: Preview }>(QUERY, { file });
    expect(previewImport.forms).toMatchObject([{ template: template.id, year: 2023, content: sample, lost: [] }]);
    expect(await countOf()).toBe(before);
  });

  it('is previewed as it is, at an address of its own, for people who are known', async () => {
    const bytes = await workbook();
    expect((await upload(bytes)).status).toBe(401);
    const answer = await upload(bytes, { cookie: author.session });
    expect(answer.status).toBe(200);
    expect(((await answer.json()) as Preview).forms).toMatchObject([{ template: template.id, content: sample }]);
  });

  it('too large, hostile or of another kind is refused with what to do', async () => {
    const cookie = author.session;
    const codeOf = async (bytes: Uint8Array, headers = {}): Promise<string> => {
      const answer = (await (await upload(bytes, { cookie, ...headers })).json()) as {
        errors: { extensions: { code: string } }[];
      };
      return answer.errors[0]?.extensions.code ?? '';
    };
    expect(await codeOf(new Uint8Array(2 * 1024 * 1024))).toBe('edge.tooLarge');
    expect(await codeOf(zipSync({ '../../x.xml': new Uint8Array(10) }))).toBe('import.hostile');
    expect(await codeOf(new TextEncoder().encode('%PDF-1.7 …'))).toBe('import.kind');
    expect(await codeOf(new TextEncoder().encode('一页没有表的文字'))).toBe('import.empty');
    expect(await codeOf(await workbook(), { origin: 'http://elsewhere.example' })).toBe('edge.forbiddenOrigin');
    expect(await codeOf(await workbook(), { 'content-type': 'text/plain' })).toBe('edge.badBody');
    const { extensions } = await author.refused(QUERY, { file: { name: 'x', content: 'no base64!' } });
    expect(extensions.code).toBe('command.malformed');
  });

  it('that takes long keeps nobody else waiting', async () => {
    let read = false;
    const sentences = '社会保险基金绩效评价报告\n一、基本情况\n' + '收入1亿元，'.repeat(40_000);
    const reading = upload(new TextEncoder().encode(sentences), { cookie: author.session }).then((answer) => {
      read = true;
      return answer;
    });
    for (let other = 0; other < 4; other++) await author.get('{ forms { totalCount } }');
    expect(read).toBe(false);
    expect((await reading).status).toBe(200);
  });
});

describe('a form as a workbook', () => {
  it('is handed to whoever may see it, and comes back as it was', async () => {
    const id = `653100-2020-${SEEDED_FORM_KEY}`;
    const stranger = await api.as('yc-tianbao');
    expect((await stranger.file(`/forms/${id}/form.xlsx`)).status).toBe(404);
    expect((await api.client().file(`/forms/${id}/form.xlsx`)).status).toBe(401);
    const answer = await author.file(`/forms/${id}/form.xlsx`);
    expect(answer.status).toBe(200);
    const content = Buffer.from(await answer.arrayBuffer()).toString('base64');
    const { previewImport } = await author.get<{ previewImport: Preview }>(QUERY, { file: { name: 'x', content } });
    const { form } = await author.get<{ form: { content: unknown } }>(`{ form(id: "${id}") { content } }`);
    expect(previewImport.forms[0]?.content).toEqual(form.content);
  });
});
