/** The load under which the embedded store is killed, and what each worker expects to find after it. */
import { isDeepStrictEqual } from 'node:util';

/** Documents of a worker above which it deletes rather than inserts. */
const ENOUGH = 120;
const random = (below) => Math.floor(Math.random() * below);
const any = (list) => list[random(list.length)];

/** Over all workers and lives of the store. */
export const totals = { acknowledged: 0, refused: 0, cutOff: 0, cutOffLanded: 0, compared: 0 };

/** What one worker knows of its own documents; nobody else touches them. `pending` is the command it has no answer to. */
export class Worker {
  documents = new Map();
  pending = undefined;
  serial = 0;

  constructor(number) {
    this.name = `w${number}`;
  }

  fresh(extra = {}) {
    const _id = `${this.name}-${this.serial++}`;
    return {
      _id,
      worker: this.name,
      revision: 0,
      number: `n-${_id}`,
      state: any(STATES),
      tags: [any(STATES), _id],
      batch: '',
      ...extra,
    };
  }

  /** Sends commands until the store is gone. */
  async work(forms) {
    for (;;) {
      const command = this.choose();
      this.pending = command;
      try {
        await command.send(forms);
        if (command.refused) throw new Difference(`${command.kind} was not refused`);
        totals.acknowledged += 1;
      } catch (error) {
        if (error instanceof Difference) throw error;
        if (error.code === 11000 && command.refused) totals.refused += 1;
        else if (isCutOff(error)) return;
        else throw new Difference(`${command.kind} was answered with ${error}`);
      }
      this.documents = apply(this.documents, command.after);
      this.pending = undefined;
    }
  }

  choose() {
    const mine = [...this.documents.values()];
    if (mine.length < 4) return this.insertMany();
    if (mine.length > ENOUGH) return this.deleteMany(mine);
    const kinds = [
      'insert',
      'insert',
      'move',
      'move',
      'move',
      'move',
      'renumber',
      'conflict',
      'insertMany',
      'prefix',
      'updateMany',
      'delete',
    ];
    return this[any(kinds)](mine);
  }

  insert() {
    const document = this.fresh();
    return { kind: 'insert', after: { [document._id]: document }, send: (forms) => forms.insertOne({ ...document }) };
  }

  /** Compare-and-set on the revision, which moves an index entry and adds one. */
  move(mine) {
    const { _id, revision, ...rest } = any(mine);
    const state = any(STATES);
    const tags = rest.tags.length > 6 ? [state] : [...rest.tags, `${state}${revision}`];
    return {
      kind: 'compare-and-set',
      after: { [_id]: { _id, ...rest, revision: revision + 1, state, tags } },
      send: async (forms) => {
        const moved = await forms.findOneAndUpdate({ _id, revision }, { $inc: { revision: 1 }, $set: { state, tags } });
        if (moved?.revision !== revision)
          throw new Difference(`compare-and-set of ${_id} at ${revision} found ${moved?.revision}`);
      },
    };
  }

  renumber(mine) {
    const document = any(mine);
    const number = `${document.number.split('+')[0]}+${document.revision}`;
    const changed = { ...document, number, revision: document.revision + 1 };
    return {
      kind: 'change of a unique key',
      after: { [document._id]: changed },
      send: (forms) => forms.updateOne({ _id: document._id }, { $set: { number }, $inc: { revision: 1 } }),
    };
  }

  conflict(mine) {
    const document = this.fresh({ number: any(mine).number });
    return {
      kind: 'insert of a number that is taken',
      refused: true,
      after: {},
      send: (forms) => forms.insertOne(document),
    };
  }

  insertMany() {
    const batch = `${this.name}-b${this.serial++}`;
    const documents = Array.from({ length: 3 + random(6) }, () => this.fresh({ batch }));
    return {
      kind: 'insertMany',
      after: Object.fromEntries(documents.map((document) => [document._id, document])),
      send: (forms) => forms.insertMany(documents.map((document) => ({ ...document }))),
    };
  }

  /** An ordered insertMany with a number that is taken in its middle: what comes before it lands, the rest does not. */
  prefix(mine) {
    const documents = Array.from({ length: 5 }, () => this.fresh());
    const sent = documents.map((document, i) => (i === 3 ? { ...document, number: any(mine).number } : document));
    return {
      kind: 'insertMany up to a conflict',
      refused: true,
      after: Object.fromEntries(documents.slice(0, 3).map((document) => [document._id, document])),
      send: (forms) => forms.insertMany(sent.map((document) => ({ ...document }))),
    };
  }

  updateMany(mine) {
    const { batch } = any(mine);
    const members = mine.filter((document) => document.batch === batch && batch !== '');
    const state = any(STATES);
    return {
      kind: 'updateMany',
      after: Object.fromEntries(members.map((one) => [one._id, { ...one, state, revision: one.revision + 1 }])),
      send: (forms) =>
        forms.updateMany({ worker: this.name, batch: batch || 'none' }, { $set: { state }, $inc: { revision: 1 } }),
    };
  }

  delete(mine) {
    const { _id } = any(mine);
    return { kind: 'delete', after: { [_id]: undefined }, send: (forms) => forms.deleteOne({ _id }) };
  }

  deleteMany(mine) {
    const ids = mine.filter(() => random(3) > 0).map(({ _id }) => _id);
    return {
      kind: 'deleteMany',
      after: Object.fromEntries(ids.map((id) => [id, undefined])),
      send: (forms) => forms.deleteMany({ _id: { $in: ids } }),
    };
  }

  /** Holds what is stored to what was acknowledged; a command without an answer is done whole or not at all. */
  compare(stored) {
    const before = this.documents;
    const found = difference(before, stored);
    totals.compared += before.size;
    if (!this.pending) {
      if (found) throw new Difference(`${this.name}: ${found}`);
      return;
    }
    totals.cutOff += 1;
    const after = apply(before, this.pending.after);
    if (found) {
      const other = difference(after, stored);
      if (other) throw new Difference(`${this.name}, ${this.pending.kind} half done or worse: ${found}; ${other}`);
      totals.cutOffLanded += 1;
      this.documents = after;
    }
    this.pending = undefined;
  }
}

const STATES = ['draft', 'review', 'returned', 'approved', 'published'];

/** The store is not as it has to be. */
export class Difference extends Error {}

/** Not an answer of the store but the loss of it; a bulk write wraps it in an error of its own. */
const isCutOff = ({ name, code, message }) =>
  typeof code !== 'number' &&
  (/^Mongo(Network|ServerSelection|PoolCleared|Topology|NotConnected|ClientClosed)/.test(name) ||
    /ECONNRESET|ECONNREFUSED|EPIPE|ENOENT|connection .*closed|Connection pool .*cleared/.test(message));

function apply(documents, changes) {
  const changed = new Map(documents);
  for (const [id, document] of Object.entries(changes)) {
    if (document) changed.set(id, document);
    else changed.delete(id);
  }
  return changed;
}

/** The first document that is not as expected, in words. */
function difference(expected, stored) {
  for (const [id, document] of expected) {
    if (!stored.has(id)) return `${id} is lost`;
    if (!isDeepStrictEqual(stored.get(id), document))
      return `${id} is ${JSON.stringify(stored.get(id))}, not ${JSON.stringify(document)}`;
  }
  for (const id of stored.keys()) if (!expected.has(id)) return `${id} is there and should not be`;
  return undefined;
}
