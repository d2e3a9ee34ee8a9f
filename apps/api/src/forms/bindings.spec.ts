import { emptyContent, parseContent, parseValue, type FormContent } from '@chengwen/domain';
import { readWorkbook } from '@chengwen/exchange';
import { templates } from '@chengwen/templates';
import { openBureau, PEOPLE, type Bureau } from '../testing/bureau.js';
import { Bindings } from './bindings.js';
import type { Outcome } from './forms.service.js';
import { LastYears } from './last-year.js';
import { WorkbookController } from './workbook.controller.js';

let bureau: Bureau;
let bindings: Bindings;
beforeAll(async () => {
  bureau = await openBureau();
  bindings = new Bindings(bureau.forms);
}, 30_000);
afterAll(() => bureau.close());

const { author, deputyHead, head, finance, performance, stranger } = PEOPLE;
const objective = templates['fund-objective@2021']!;
const evaluation = templates['self-evaluation@2020']!;

/** A clean objective of one row, as its author would type it. */
const planned = (target: string, projectName = '工伤保险基金支出'): FormContent => {
  const blank = emptyContent(objective);
  const amount = { kind: 'amount', amount: '16658.00' } as const;
  return parseContent(objective, {
    ...blank,
    fields: { ...blank.fields, unit: '某地区医疗保障局本级', projectName: `2021年${projectName}` },
    goals: { ...blank.goals, expected: '2021年按时足额支付各项待遇，不发生基金运行风险。' },
    funding: {
      ...blank.funding,
      total: { initialBudget: amount },
      socialFund: { initialBudget: amount },
      other: { initialBudget: { kind: 'amount', amount: '0.00' } },
    },
    indicators: [
      {
        ...{ id: 'i1', category: 'output', dimension: 'quantity', name: '参保人数', target: parseValue(target) },
        ...{ actual: { kind: 'blank' }, weight: null, score: null, scoreReason: '', variance: '' },
      },
    ],
  });
};
let keys = 0;
const create = (template: string, year: number, more: { content?: unknown; from?: string[] }, by = author) =>
  bureau.service.create({ key: `01B${String(++keys).padStart(23, '0')}`, template, unit: 'own', year, ...more }, by);
const opinion = '同意';

/** From draft through every review. */
async function approved(content: FormContent): Promise<Outcome> {
  let now = await create(objective.id, 2021, { content });
  now = await bureau.give('submit', author, now);
  for (const by of [deputyHead, head, finance, performance]) now = await bureau.give('approve', by, now, { opinion });
  return now;
}
const codeOf = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'accepted',
    (error: { code?: string }) => error.code ?? String(error),
  );

describe('a form and what it rests on', () => {
  let plan: Outcome;
  beforeAll(async () => (plan = await approved(planned('≥28.451万人'))));

  it('an objective goes through review without a score, to where it can be published', () => {
    expect([plan.form.record.chain, plan.form.record.state.value]).toEqual(['form-review@1', 'approved']);
  });

  it('begins with the objective in force, bound to its version and hash', async () => {
    const { form } = await create(evaluation.id, 2021, { from: [plan.form.record._id] });
    const { content } = form.record;
    expect(content.indicators.map(({ name }) => name)).toEqual(['参保人数']);
    expect(content.funding['total']?.['revisedBudget']).toEqual({ kind: 'amount', amount: '16658.00' });
    const { number: version, hash } = plan.form.record.frozen;
    expect(content.bound?.objective).toMatchObject([{ form: plan.form.record._id, version, hash }]);
    expect(await bindings.originsOf(content)).toMatchObject([{ content: plan.form.record.content }]);
  });

  it('is not told of a newer version when the same content was published', async () => {
    const one = await approved(planned('≥40万人'));
    const { form } = await create(evaluation.id, 2021, { from: [one.form.record._id] });
    const [binding] = form.record.content.bound?.objective ?? [];
    const published = await bureau.give('publish', head, one);
    expect(published.form.record.frozen.number).toBeGreaterThan(binding!.version);
    expect(await bindings.newerThan(binding!, author)).toBeUndefined();
    const elsewhere = { ...binding!, version: 0 };
    expect(await bindings.newerThan(elsewhere, author)).toBe(published.form.record.frozen.number);
  });

  it('cannot rest on a draft, on a form nobody showed it, or on one of another kind', async () => {
    const draft = await create(objective.id, 2021, { content: planned('≥1万人') });
    expect(await codeOf(create(evaluation.id, 2021, { from: [draft.form.record._id] }))).toBe('bind.notInForce');
    expect(await codeOf(bindings.derive(evaluation, [plan.form.record._id], stranger))).toBe('form.notFound');
    expect(await codeOf(create(objective.id, 2021, { from: [plan.form.record._id] }))).toBe('bind.kind');
  });

  it('a save cannot bind it to a version that is not what it says', async () => {
    const made = await create(evaluation.id, 2021, { from: [plan.form.record._id] });
    const { content } = made.form.record;
    const [binding] = content.bound?.objective ?? [];
    const forged = { ...content, bound: { objective: [{ ...binding, hash: 'f'.repeat(64) }] } };
    expect(await codeOf(bureau.give('save', author, made, { content: forged }))).toBe('bind.version');
    expect(await codeOf(create(evaluation.id, 2021, { content: forged }))).toBe('bind.version');
    const loose = { ...content, bound: {} };
    const saved = await bureau.give('save', author, made, { content: loose });
    expect(await codeOf(bureau.give('save', author, saved, { content }))).toBe('accepted');
  });

  it('a binding is called what the form it names is called, and stays in its role', async () => {
    const made = await create(evaluation.id, 2021, { from: [plan.form.record._id] });
    const { content } = made.form.record;
    const [binding] = content.bound?.objective ?? [];
    const renamed = { ...content, bound: { objective: [{ ...binding, title: '财政局批复的目标' }] } };
    expect(await codeOf(bureau.give('save', author, made, { content: renamed }))).toBe('bind.version');
    const report = templates['evaluation-report@2020']!;
    const rested = await create(report.id, 2021, { from: [plan.form.record._id] });
    const moved = { ...rested.form.record.content, bound: { selfEvaluation: [binding] } };
    expect(await codeOf(bureau.give('save', author, rested, { content: moved }))).toBe('bind.kind');
  });

  it('rests on no form twice and on a bounded number of them', async () => {
    const id = plan.form.record._id;
    expect(await codeOf(create(evaluation.id, 2021, { from: [id, id] }))).toBe('command.malformed');
    const many = Array.from({ length: 41 }, (_, at) => `${id}${at}`);
    expect(await codeOf(create(evaluation.id, 2021, { from: many }))).toBe('command.malformed');
    const { content } = (await create(evaluation.id, 2021, { from: [id] })).form.record;
    const [binding] = content.bound?.objective ?? [];
    const twice = { ...content, bound: { objective: [binding, { ...binding, title: '另一个名称' }] } };
    expect(await codeOf(create(evaluation.id, 2021, { content: twice }))).toBe('content.malformed');
  });

  it('only what was published can be rested on by those who see no more', async () => {
    const first = await create(objective.id, 2021, { content: planned('≥3万人') });
    const now = await bureau.give('submit', author, first);
    const [early] = await bureau.forms.versions(now.form.record);
    const record = { ...now.form.record, state: { ...now.form.record.state, value: 'published' } };
    const outside = new Bindings({
      load: async () => ({ ...record, frozen: { number: 2, hash: 'later' } }),
      versions: (form: Parameters<typeof bureau.forms.versions>[0]) => bureau.forms.versions(form),
    } as unknown as typeof bureau.forms);
    const title = `${objective.title} ${record.number}`;
    const bound = { objective: [{ form: record._id, version: early!.number, hash: early!.hash, title }] };
    const blank = emptyContent(evaluation);
    const bind = (by: typeof author) => codeOf(outside.verify(evaluation, blank, { ...blank, bound }, by));
    expect(await bind(author)).toBe('accepted');
    expect(await bind(stranger)).toBe('bind.version');
  });

  it('a newer version is told to whoever may see it', async () => {
    const { _id: form, frozen } = plan.form.record;
    const overtaken = { form, version: frozen.number - 1, hash: '', title: '' };
    expect(await bindings.newerThan(overtaken, author)).toBe(frozen.number);
    expect(await bindings.newerThan(overtaken, stranger)).toBeUndefined();
    expect(await bindings.newerThan(overtaken, undefined)).toBeUndefined();
  });

  it('shows the figures its text takes from there in its workbook', async () => {
    const report = templates['evaluation-report@2020']!;
    const made = await create(report.id, 2021, { from: [plan.form.record._id] });
    const { content } = made.form.record;
    const [chapter] = content.chapters ?? [];
    const text = '年初批复预算{{objective:1/funding/total/initialBudget}}万元。';
    const chapters = [{ ...chapter, blocks: [{ kind: 'text', id: 'b1', text }] }];
    const { form } = await bureau.give('save', author, made, { content: { ...content, chapters } });
    const sent: Buffer[] = [];
    const reply = {
      header: () => reply,
      type: () => reply,
      code: () => reply,
      send: (bytes: Buffer) => sent.push(bytes),
    };
    const logins = { personOf: async () => author };
    const parts = [bureau.service, bindings, logins, { production: false }, { error: () => undefined }];
    const controller = new WorkbookController(
      ...(parts as unknown as ConstructorParameters<typeof WorkbookController>),
    );
    const request = { cookies: { chengwen: 't'.repeat(43) } };
    await controller.workbook(form.record._id, request as never, reply as never);
    const read = readWorkbook(new Uint8Array(sent[0]!));
    const shown = read.sheets.filter(({ hidden }) => !hidden).flatMap(({ rows }) => rows.flatMap(({ cells }) => cells));
    expect(shown).toContain('年初批复预算16658.00万元。');
  });

  it('is not submitted with another target than the approved one', async () => {
    const count = async (target: string): Promise<number> => {
      const made = await create(evaluation.id, 2021, { from: [plan.form.record._id] });
      const { content } = made.form.record;
      const [row] = content.indicators;
      const changed = { ...content, indicators: [{ ...row, target: parseValue(target) }] };
      const saved = await bureau.give('save', author, made, { content: changed });
      const no = await bureau.give('submit', author, saved).catch((error: { params?: { count?: number } }) => error);
      return 'params' in no ? (no.params?.count ?? 0) : 0;
    };
    expect((await count('≥20万人')) - (await count('≥28.451万人'))).toBe(1);
  });
});

describe('last year beside this year', () => {
  it('is the same project of the same unit a year before, row by row', async () => {
    const last = await approved(planned('≥30万人', '失业保险基金支出'));
    const [row] = last.form.record.content.indicators;
    const years = new LastYears(bureau.forms);
    const now = { ...last.form.record, year: 2022, projectName: '2022年失业保险基金支出' };
    const renamed = { ...now, content: { ...now.content, indicators: [{ ...row!, id: 'i7' }] } };
    const found = await years.of(renamed, author);
    expect(found).toMatchObject({ year: 2021, rows: [{ row: 'i7', target: { kind: 'compare', amount: '30' } }] });
    expect(found?.forms.map(({ number }) => number)).toEqual([last.form.record.number]);
    expect(await years.of(renamed, stranger)).toBeUndefined();
    expect(await years.of({ ...renamed, projectName: '别的项目' }, author)).toBeUndefined();
  });
});
