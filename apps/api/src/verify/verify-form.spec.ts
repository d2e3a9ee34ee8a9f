import { readFile } from 'node:fs/promises';
import type { FormContent } from '@chengwen/domain';
import type { FormEvent, FormRecord, FormVersion } from '@chengwen/store';
import { openBureau, playRoad, type Bureau } from '../testing/bureau.js';
import { examine, verifyForm } from './verify-form.js';

let bureau: Bureau;
let id: string;
let form: FormRecord;
let events: FormEvent[];
let versions: FormVersion[];
/** The form without its own copies of the newest events, which are verified beside them. */
let alone: FormRecord;

beforeAll(async () => {
  bureau = await openBureau();
  const sample = new URL('../../../../templates/self-evaluation/2020/sample.json', import.meta.url);
  const published = await playRoad(bureau, JSON.parse(await readFile(sample, 'utf8')) as FormContent);
  id = published.form.record._id;
  await bureau.outbox.drain();
  form = (await bureau.forms.load(id)) as FormRecord;
  alone = { ...form, tail: [] };
  events = await bureau.forms.events(form);
  versions = await bureau.forms.versions(form);
}, 60_000);
afterAll(() => bureau.close());

type Path = readonly (string | number)[];
const leaves = (value: unknown, path: Path = []): { path: Path; value: unknown }[] =>
  value !== null && typeof value === 'object' && Object.keys(value).length > 0
    ? Object.entries(value).flatMap(([key, part]) => leaves(part, [...path, Array.isArray(value) ? Number(key) : key]))
    : [{ path, value }];

/** One bit of one byte turned round. */
function flipped(value: unknown): unknown {
  if (typeof value === 'number') return value ^ 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string' && value !== '') {
    const middle = value.length >> 1;
    return value.slice(0, middle) + String.fromCharCode(value.charCodeAt(middle) ^ 1) + value.slice(middle + 1);
  }
  return 'x';
}

function altered<T>(record: T, path: Path): T {
  const copy = structuredClone(record) as Record<string | number, unknown>;
  let at = copy;
  for (const part of path.slice(0, -1)) at = at[part] as Record<string | number, unknown>;
  const last = path.at(-1) as string | number;
  at[last] = flipped(at[last]);
  return copy as T;
}

describe('verify', () => {
  it('finds nothing wrong with a form that went its road', async () => {
    expect(await verifyForm(bureau.forms, id)).toMatchObject({ form: id, problems: [] });
    expect(events.length).toBeGreaterThanOrEqual(14);
    expect(versions.map(({ cause }) => cause)).toEqual(['submit', 'return', 'submit', 'score', 'publish']);
  });

  it('names form, event and field for one flipped byte in any field of any event', () => {
    let flips = 0;
    for (const [place, event] of events.entries())
      for (const { path } of leaves(event)) {
        const changed = events.map((other, at) => (at === place ? altered(other, path) : other));
        const { problems } = examine(alone, changed, []);
        const seqs = [event.seq, changed[place]?.seq];
        const named = problems
          .filter(({ record }) => seqs.some((seq) => record === `event ${seq}`))
          .map(({ field }) => field);
        expect({ seq: event.seq, field: path.join('.'), form: problems[0]?.form, named }).toEqual({
          seq: event.seq,
          field: path.join('.'),
          form: id,
          named: expect.arrayContaining([path.join('.')]) as unknown,
        });
        flips++;
      }
    expect(flips).toBeGreaterThan(300);
  }, 180_000);

  it('names form, version and field for one flipped byte in any field of any version', () => {
    let flips = 0;
    for (const [place, version] of versions.entries()) {
      // Only the record in question and what promises it: the rest is proved untouched above, and hashing it takes time.
      const promising = events.filter((event) => event.version?.number === version.number);
      for (const { path } of leaves(version)) {
        const changed = versions.map((other, at) => (at === place ? altered(other, path) : other));
        const { problems } = examine(alone, promising, changed);
        const named = problems.filter(({ record }) => record === `version ${version.number}`).map(({ field }) => field);
        expect({ version: version.number, field: path.join('.'), named }).toEqual({
          version: version.number,
          field: path.join('.'),
          named: expect.arrayContaining([path.join('.')]) as unknown,
        });
        flips++;
      }
    }
    expect(flips).toBeGreaterThan(500);
  }, 180_000);

  it('names the event that was deleted, last or not', () => {
    for (const gone of [events.at(-1), events[3]]) {
      const { problems } = examine(
        form,
        events.filter((event) => event !== gone),
        versions,
      );
      expect(problems).toContainEqual(
        expect.objectContaining({ form: id, record: `event ${gone?.seq}`, field: '_id' }),
      );
    }
  });

  it('sees through the store: a byte changed in the database, a last event deleted there', async () => {
    const last = events.at(-1) as FormEvent;
    await bureau.models.events.collection.updateOne({ _id: last._id as never }, { $set: { 'by.name': '另一人' } });
    expect((await verifyForm(bureau.forms, id)).problems).toContainEqual(
      expect.objectContaining({ record: `event ${last.seq}`, field: 'by.name' }),
    );
    await bureau.models.events.collection.deleteOne({ _id: last._id as never });
    expect((await verifyForm(bureau.forms, id)).problems).toContainEqual(
      expect.objectContaining({ record: `event ${last.seq}`, field: '_id' }),
    );
    await bureau.forms.keepEvent(last);
    const version = versions[0] as FormVersion;
    const path = 'content.indicators.0.name';
    await bureau.models.versions.collection.updateOne({ _id: version._id as never }, { $set: { [path]: '改' } });
    expect((await verifyForm(bureau.forms, id)).problems).toEqual([
      expect.objectContaining({ form: id, record: 'version 1', field: path }),
    ]);
    await bureau.models.versions.collection.updateOne(
      { _id: version._id as never },
      { $set: { [path]: version.content.indicators[0]?.name } },
    );
    expect((await verifyForm(bureau.forms, id)).problems).toEqual([]);
  });

  it('names the part of the form that no longer agrees with its events', () => {
    const changes: [string, Partial<FormRecord>][] = [
      ['number', { number: 'x' }],
      ['unit', { unit: 'x' }],
      ['state.value', { state: { ...form.state, value: 'draft' } }],
      ['state', { state: { ...form.state, context: { ...form.state.context, round: 99 } } }],
      ['content', { content: { ...form.content, goals: {} } }],
      ['contentVersion', { contentVersion: 99 }],
      ['frozen.hash', { frozen: { ...form.frozen, hash: 'x' } }],
      ['projectName', { projectName: 'x' }],
      ['updatedAt', { updatedAt: new Date(0) }],
      ['createdAt', { createdAt: new Date(0) }],
      ['scope', { scope: ['elsewhere'] }],
    ];
    for (const [field, change] of changes)
      expect(examine({ ...form, ...change }, events, versions).problems).toContainEqual(
        expect.objectContaining({ form: id, record: 'form', field }),
      );
  });

  it('names a form that was deleted, by the records it left', async () => {
    expect(await bureau.forms.ids()).toEqual([id]);
    await bureau.models.forms.collection.deleteOne({ _id: id as never });
    const [left] = await bureau.forms.ids();
    expect(left).toBe(id);
    expect((await verifyForm(bureau.forms, id)).problems).toEqual([
      expect.objectContaining({ form: id, record: 'form', field: '_id' }),
    ]);
  });

  it('has something to say when there is nothing to verify', async () => {
    expect((await verifyForm(bureau.forms, '653100-2020-0NONE')).problems).toHaveLength(1);
    expect(examine({ ...form, head: { seq: 0, hash: '' }, tail: [] }, [], []).problems).not.toHaveLength(0);
  });
});
