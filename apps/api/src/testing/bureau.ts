import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FormContent, OrgUnit, Person, Role } from '@chengwen/domain';
import { connectStore, createFormIndexes, FormRepository, formModels, type FormModels } from '@chengwen/store';
import { Bindings } from '../forms/bindings.js';
import { type Clock } from '../forms/clock.js';
import type { CommandInput } from '../forms/commands.js';
import { FormsService, type Outcome } from '../forms/forms.service.js';
import { OutboxWorker } from '../outbox/outbox.worker.js';
import { Directory } from '../people/directory.js';
import type { CommandType } from '@chengwen/flow';
import { openTestServer } from './test-server.js';

const bureau: OrgUnit = {
  id: 'own',
  name: '某地区医疗保障局本级',
  region: '653100',
  kind: 'unit',
  department: 'department',
  finance: 'finance',
  body: 'bureau',
};
const UNITS: readonly OrgUnit[] = [
  bureau,
  { id: 'department', name: '某地区医疗保障局', region: '653100', kind: 'department', body: 'bureau' },
  { id: 'finance', name: '某地区财政局', region: '653100', kind: 'finance', body: 'finance' },
];
const person = (id: string, name: string, ...positions: [Role, string][]): Person => ({
  id,
  name,
  positions: positions.map(([role, unit]) => ({ role, unit })),
});
/** One bureau with its department and finance office, without log-ins: what the service needs of people, in memory. */
export const PEOPLE = {
  author: person('author', '填报人', ['author', 'own']),
  colleague: person('colleague', '填报人乙', ['author', 'own']),
  deputyHead: person('deputyHead', '分管领导', ['deputyHead', 'own']),
  head: person('head', '主要负责人', ['head', 'own'], ['head', 'department']),
  finance: person('finance', '财政社保科', ['financeSection', 'finance']),
  performance: person('performance', '财政绩效科', ['performanceSection', 'finance']),
  administrator: person('administrator', '管理员', ['administrator', 'own']),
  stranger: person('stranger', '外单位填报人', ['author', 'elsewhere']),
} as const;

class MemoryDirectory extends Directory {
  async unit(id: string): Promise<OrgUnit | undefined> {
    return UNITS.find((unit) => unit.id === id);
  }
  async person(id: string): Promise<Person | undefined> {
    return Object.values(PEOPLE).find((candidate) => candidate.id === id);
  }
  async holders(role: Role, unit: string): Promise<readonly Person[]> {
    return Object.values(PEOPLE).filter(({ positions }) => positions.some((p) => p.role === role && p.unit === unit));
  }
}

/** The forms service on a server of its own, with people in memory and a clock that ticks a second a command. */
export interface Bureau {
  readonly service: FormsService;
  readonly forms: FormRepository;
  readonly models: FormModels;
  readonly outbox: OutboxWorker;
  give(type: CommandType, by: Person, last: Outcome, more?: Partial<CommandInput>): Promise<Outcome>;
  draft(content: FormContent): Promise<Outcome>;
  close(): Promise<void>;
}

export async function openBureau(): Promise<Bureau> {
  const directory = await mkdtemp(join(tmpdir(), 'cw-'));
  const store = await openTestServer(directory);
  const connection = await connectStore(store.uri);
  const models = formModels(connection);
  await createFormIndexes(models);
  const forms = new FormRepository(models);
  const outbox = new OutboxWorker(forms);
  let tick = Date.parse('2021-02-20T02:00:00Z');
  let keys = 0;
  const clock: Clock = { now: () => new Date((tick += 1000)) };
  const service = new FormsService(forms, new MemoryDirectory(), outbox, clock, new Bindings(forms));
  return {
    service,
    forms,
    models,
    outbox,
    give: (type, by, { form: { record } }, more = {}) =>
      service.command(
        type,
        {
          formId: record._id,
          key: `command-${++keys}`,
          round: record.state.context.round,
          contentVersion: record.contentVersion,
          ...more,
        },
        by,
      ),
    draft: (content) =>
      service.create(
        {
          key: `0${String(++keys).padStart(25, '0')}`,
          template: 'self-evaluation@2020',
          unit: bureau.id,
          year: 2020,
          content,
        },
        PEOPLE.author,
      ),
    close: async () => {
      await connection.close();
      await store.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Plays one form from draft to published, with one return on the way. */
export async function playRoad(bureau: Bureau, content: FormContent): Promise<Outcome> {
  const { author, deputyHead, head, finance, performance } = PEOPLE;
  const opinion = '同意';
  let now = await bureau.draft(content);
  const row = content.indicators[0]?.id ?? '';
  now = await bureau.give('save', author, now, { content });
  now = await bureau.give('submit', author, now);
  now = await bureau.give('open', deputyHead, now);
  now = await bureau.give('approve', deputyHead, now, { opinion });
  now = await bureau.give('approve', head, now, { opinion });
  now = await bureau.give('return', finance, now, {
    reason: '佐证不足',
    opinion: '请补充说明',
    comments: [{ where: { part: 'indicators', row, field: 'actual' }, text: '请核对参保人数' }],
  });
  const comment = now.form.record.state.context.comments[0]?.id ?? '';
  now = await bureau.give('resolve', author, now, { comment, answer: '已核对' });
  now = await bureau.give('submit', author, now);
  now = await bureau.give('approve', deputyHead, now, { opinion });
  now = await bureau.give('approve', head, now, { opinion });
  now = await bureau.give('approve', finance, now, { opinion });
  now = await bureau.give('score', performance, now, { rows: [], opinion: '复核一致' });
  now = await bureau.give('approve', performance, now, { opinion });
  return bureau.give('publish', head, now);
}
