import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Collection, Document } from 'mongodb';
import { Decimal128, MongoClient } from 'mongodb';
import mongoose from 'mongoose';
import { StoreServer } from '../store-server.js';

/** The whole server in this process, on a socket of its own. */
const directory = mkdtempSync(join(tmpdir(), 'chengwen-clients-'));
const socket = join(directory, 'test.sock');
const uri = `mongodb://${encodeURIComponent(socket)}/test`;
const server = new StoreServer(join(directory, 'store.db'), (error) => {
  throw error;
});
const client = new MongoClient(uri);
let next = 0;

const fresh = (): Collection<Document> => client.db().collection(`c${next++}`);
const decimal = (text: string): Decimal128 => Decimal128.fromString(text);

beforeAll(async () => {
  await server.listen(socket);
  await client.connect();
});

afterAll(async () => {
  await mongoose.disconnect();
  await client.close();
  await server.close();
  rmSync(directory, { recursive: true, force: true });
});

describe('an aggregation', () => {
  it('adds decimals exactly', async () => {
    const forms = fresh();
    await forms.insertMany(Array.from({ length: 10 }, (_, i) => ({ unit: i % 2 ? 'a' : 'b', sum: decimal('0.10') })));
    const totals = await forms
      .aggregate([
        { $group: { _id: '$unit', total: { $sum: '$sum' }, mean: { $avg: '$sum' }, n: { $sum: 1 } } },
        { $sort: { _id: 1 } },
      ])
      .toArray();
    expect(totals.map(({ total, mean, n }) => [String(total), String(mean), n])).toEqual([
      ['0.50', '0.10', 5],
      ['0.50', '0.10', 5],
    ]);
  });

  it('matches, unwinds, looks up, counts and facets', async () => {
    const [forms, units] = [fresh(), fresh()];
    await units.insertMany([{ _id: 'u' as never, name: '甲' }]);
    await forms.insertMany([
      { unit: 'u', lines: [1, 2] },
      { unit: 'v', lines: [] },
    ]);
    const joined = await forms
      .aggregate([
        { $lookup: { from: units.collectionName, localField: 'unit', foreignField: '_id', as: 'of' } },
        { $sort: { unit: 1 } },
        { $project: { _id: 0, name: '$of.name' } },
      ])
      .toArray();
    expect(joined).toEqual([{ name: ['甲'] }, { name: [] }]);
    const [facets] = await forms
      .aggregate([{ $facet: { lines: [{ $unwind: '$lines' }, { $count: 'n' }], units: [{ $sortByCount: '$unit' }] } }])
      .toArray();
    expect(facets).toMatchObject({ lines: [{ n: 2 }], units: [{ count: 1 }, { count: 1 }] });
  });
});

describe('Mongoose', () => {
  it('saves, finds, populates and guards versions', async () => {
    await mongoose.connect(uri);
    const Unit = mongoose.model('Unit', new mongoose.Schema({ name: { type: String, unique: true } }));
    const Form = mongoose.model(
      'Form',
      new mongoose.Schema(
        {
          unit: { type: mongoose.Schema.Types.ObjectId, ref: 'Unit' },
          budget: mongoose.Schema.Types.Decimal128,
          lines: [{ no: Number }],
        },
        { optimisticConcurrency: true, timestamps: true },
      ),
    );
    await Promise.all([Unit.init(), Form.init()]);
    const unit = await Unit.create({ name: '社保中心' });
    await expect(Unit.create({ name: '社保中心' })).rejects.toMatchObject({ code: 11000 });
    const form = await Form.create({ unit: unit._id, budget: '100.50', lines: [{ no: 1 }] });
    const [mine, theirs] = await Promise.all([Form.findById(form), Form.findById(form)]);
    mine?.lines.push({ no: 2 });
    await mine?.save();
    theirs?.lines.push({ no: 3 });
    await expect(theirs?.save()).rejects.toMatchObject({ name: 'VersionError' });
    const read = await Form.findOne({ 'lines.no': 2 }).populate<{ unit: { name: string } }>('unit').lean();
    expect([read?.unit.name, String(read?.budget)]).toEqual(['社保中心', '100.50']);
  });
});
