import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EmbeddedStore } from '@chengwen/embedded-mongo';
import { startEmbeddedStore } from '@chengwen/embedded-mongo';
import { MongoClient } from 'mongodb';
import { asDecimal, compareNumbers, divideDecimals } from './number.js';
import { compare, same } from './order.js';
import { Reference, Server } from './parties.js';
import { describeDifference, run } from './run.js';
import { double, int, list, long, NULL, text, type Doc, type Value } from './value.js';
import { decimalText, toWire } from './wire.js';
import { readDocument } from './bytes.js';
import { BSON } from 'bson';

const directory = mkdtempSync(join(tmpdir(), 'cw-differential-'));
let store: EmbeddedStore;
let client: MongoClient;

beforeAll(async () => {
  store = await startEmbeddedStore({ directory });
  client = await new MongoClient(store.uri).connect();
});

afterAll(async () => {
  await client.close();
  await store.stop();
  rmSync(directory, { recursive: true, force: true });
});

describe('the embedded store and the reference evaluator', () => {
  it.each([1, 2, 3, 4])('answer 500 random operations alike, seed %i', async (seed) => {
    const subject = new Server(client.db(`differential_${seed}`));
    const differences = await run(subject, new Reference(), { operations: 500, seed });
    expect(differences.map(describeDifference)).toEqual([]);
  });

  it('are told apart by a single wrong document', async () => {
    const honest = new Server(client.db('differential_lie'));
    const liar = {
      fill: (documents: readonly Doc[]) => honest.fill(documents.slice(1)),
      perform: honest.perform.bind(honest),
    };
    expect(await run(liar, new Reference(), { operations: 200, seed: 1 })).toHaveLength(1);
  });
});

describe('the reference', () => {
  const decimal = (coefficient: bigint, exponent: number): Value => ({
    t: 'decimal',
    v: { kind: 'finite', negative: false, coefficient, exponent },
  });

  it('orders types as the manual lists them, and numbers by value', () => {
    const ascending: Value[] = [{ t: 'minKey' }, NULL, int(-1), double(0.1), decimal(1n, 0), long(2), text('a')];
    const shuffled = [...ascending].reverse().sort(compare);
    expect(shuffled).toEqual(ascending);
    expect(compareNumbers({ t: 'double', v: 0.1 }, { t: 'decimal', v: asDecimal({ t: 'double', v: 0.1 }) })).toBe(1);
    expect(compare(long(9007199254740993n), double(9007199254740992))).toBe(1);
  });

  it('divides decimals to 34 digits, half to even', () => {
    const one = asDecimal({ t: 'int', v: 1n });
    const three = asDecimal({ t: 'int', v: 3n });
    const eight = asDecimal({ t: 'int', v: 8n });
    expect(decimalText(divideDecimals(one, three))).toBe('3333333333333333333333333333333333E-34');
    expect(decimalText(divideDecimals(one, eight))).toBe('125E-3');
  });

  it('reads back from its bytes what it sends', () => {
    const value: Doc = {
      t: 'object',
      v: [
        ['b', list(int(1), long(2), double(-0), decimal(150n, -2), NULL)],
        ['1', { t: 'regex', v: 'a', options: 'i' }],
        ['a', { t: 'binData', subtype: 5, v: '01fe' }],
      ],
    };
    expect(same(readDocument(BSON.serialize(toWire(value) as BSON.Document)), value)).toBe(true);
  });
});
