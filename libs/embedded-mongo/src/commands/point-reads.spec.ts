import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Binary, Int32, Long, ObjectId } from 'bson';
import fc from 'fast-check';
import { fail } from '../failure.js';
import { doc } from '../sample.js';
import { GroupCommit } from '../storage/group-commit.js';
import { openTables } from '../storage/open.js';
import { encode } from '../values/codec.js';
import { readRequest, writeReply } from '../wire/message.js';
import type { Engine } from './command.js';
import { Cursors } from './cursors.js';
import { PointReads } from './point-reads.js';
import { runCommand } from './registry.js';

const directory = mkdtempSync(join(tmpdir(), 'chengwen-point-reads-'));
const { sqlite, catalog, records, memories } = openTables(join(directory, 'store.db'));
const broken = (error: unknown): void => {
  throw error;
};
const engine: Engine = { catalog, records, cursors: new Cursors(), commit: new GroupCommit(sqlite, memories, broken) };

afterAll(() => {
  sqlite.close();
  rmSync(directory, { recursive: true, force: true });
});

const frameOf = (command: Record<string, unknown>, request = 7, flags = 0): Buffer => {
  const body = encode(command);
  const frame = Buffer.alloc(21 + body.length);
  frame.writeInt32LE(frame.length, 0);
  frame.writeInt32LE(request, 4);
  frame.writeInt32LE(2013, 12);
  frame.writeUInt32LE(flags, 16);
  frame.set(body, 21);
  return frame;
};

const session = (byte: number): unknown => ({ id: new Binary(Buffer.alloc(16, byte), 4) });
const question = (_id: unknown, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  find: 'forms',
  filter: { _id },
  limit: 1,
  singleBatch: true,
  ...more,
  $db: 'test',
});

/** Asks the long way, which every message takes the first time. */
async function ask(points: PointReads, frame: Buffer): Promise<Buffer> {
  const request = readRequest(frame);
  const reply = await runCommand(engine, request.command);
  if (reply['ok'] === 1) points.learn(frame, request.command);
  return writeReply(request, reply);
}

async function learned(command: Record<string, unknown>): Promise<PointReads> {
  const points = new PointReads(engine);
  await ask(points, frameOf(command));
  return points;
}

const identity = fc.oneof(
  fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }).map((value) => new Int32(value)),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => new ObjectId(bytes)),
);

it('what is answered from memory is byte for byte what the long way answers', async () => {
  const points = new PointReads(engine);
  let short = 0;
  await fc.assert(
    fc.asyncProperty(identity, fc.boolean(), fc.nat(255), async (_id, stored, byte) => {
      const before = await runCommand(
        engine,
        doc({ insert: 'forms', documents: stored ? [{ _id, byte }] : [], $db: 'test' }),
      );
      expect(stored ? before['ok'] : 1).toBe(1);
      const frame = frameOf(question(_id, { lsid: session(byte) }), byte);
      const known = points.answer(frame);
      const long = await ask(points, frame);
      if (known) short += 1;
      expect(known ?? long).toEqual(long);
      expect(points.answer(frame) ?? long).toEqual(long);
    }),
    { numRuns: 200 },
  );
  expect(short).toBeGreaterThan(40);
});

it.each<[string, Record<string, unknown>]>([
  ['another option', question('a', { limit: 2 })],
  ['an unknown option', question('a', { limitt: 1 })],
  ['another operator beside it', { ...question('a'), filter: { _id: 'a', n: 1 } }],
  ['an operator in its place', { ...question('a'), filter: { _id: { $in: ['a'] } } }],
  ['another collection', { ...question('a'), find: 'forma' }],
  ['another database', { ...question('a'), $db: 'tesu' }],
  ['text that is not ASCII', question('é')],
  ['another type', question(Long.fromNumber(1))],
  ['another kind of session', question('a', { lsid: { id: new Binary(Buffer.alloc(16), 0) } })],
])('a message with %s takes the long way', async (_, command) => {
  const points = await learned(question('b'));
  await ask(points, frameOf(question('b', { lsid: session(1) })));
  expect(points.answer(frameOf(question('c')))).toBeDefined();
  expect(points.answer(frameOf(command))).toBeUndefined();
});

it.each<[string, Record<string, unknown>, number?]>([
  ['leaves a cursor open', { ...question('a', { batchSize: 1 }), singleBatch: false }],
  ['shows only some fields', question('a', { projection: { n: 1 } })],
  ['skips', question('a', { skip: 1 })],
  ['hints', question('a', { hint: '_id_' })],
  ['asks for all of several fields', { ...question('a'), filter: { _id: 'a', n: 1 } }],
  ['is refused', question('a', { limit: 'x' })],
])('a message that %s is not remembered', async (_, command) => {
  const points = await learned(command);
  expect(points.answer(frameOf(command))).toBeUndefined();
});

it('a message that wants no answer is not remembered', async () => {
  const points = new PointReads(engine);
  await ask(points, frameOf(question('a'), 1, 2));
  expect(points.answer(frameOf(question('a')))).toBeUndefined();
});

describe('an answer from memory', () => {
  const shown = async (points: PointReads, _id: string): Promise<unknown> => {
    const frame = frameOf(question(_id));
    const known = points.answer(frame);
    expect(known).toEqual(await ask(points, frame));
    return known && readRequest(known).command['cursor'];
  };

  it('shows what was written last, and nothing once it is removed', async () => {
    const points = await learned(question('w0'));
    const run = (command: Record<string, unknown>): Promise<unknown> =>
      runCommand(engine, doc({ ...command, $db: 'test' }));
    await run({ insert: 'forms', documents: [{ _id: 'w1', n: 1 }] });
    expect(await shown(points, 'w1')).toMatchObject({ firstBatch: [{ n: { value: 1 } }] });
    await run({ update: 'forms', updates: [{ q: { _id: 'w1' }, u: { $set: { n: 2 } } }] });
    expect(await shown(points, 'w1')).toMatchObject({ firstBatch: [{ n: { value: 2 } }] });
    await run({ delete: 'forms', deletes: [{ q: { _id: 'w1' }, limit: 1 }] });
    expect(await shown(points, 'w1')).toMatchObject({ firstBatch: [] });
    await run({ insert: 'forms', documents: [{ _id: 'w1', n: 3 }] });
    expect(await shown(points, 'w1')).toMatchObject({ firstBatch: [{ n: { value: 3 } }] });
    await run({ drop: 'forms' });
    expect(await shown(points, 'w1')).toMatchObject({ firstBatch: [] });
  });

  it('shows nothing of a command that was undone', async () => {
    const points = await learned(question('u0'));
    const forms = catalog.find('test', 'forms') ?? catalog.create('test', 'forms');
    await engine.commit.submit(() => records.insert(forms, doc({ _id: 'u1', n: 1 })));
    await shown(points, 'u1');
    const undone = engine.commit.submit(() => {
      const found = records.byId(forms, 'u1');
      if (found) records.replace(forms, found, doc({ _id: 'u1', n: 2 }));
      expect(records.byId(forms, 'u1')?.document).toMatchObject({ n: { value: 2 } });
      fail(2, 'undone');
    });
    await expect(undone).rejects.toMatchObject({ code: 2 });
    expect(await shown(points, 'u1')).toMatchObject({ firstBatch: [{ n: { value: 1 } }] });
  });
});
