import { search } from '../query/search.js';
import { Budget, weightOf } from '../query/budget.js';
import { valuesAt } from '../query/path.js';
import { sliced } from '../query/stream.js';
import { keyOf } from '../values/key.js';
import type { Value } from '../values/types.js';
import type { Command } from './command.js';
import { drained } from './cursors.js';
import { variablesOf } from './variables.js';

/** `count`. */
export const count: Command = {
  name: 'count',
  fields: ['query', 'limit', 'skip', 'hint', 'collation', 'fields'],
  async run({ database, arguments: args, deadline }, { catalog, records }) {
    args.unsupported();
    const collection = catalog.find(database, args.text('count'));
    const filter = args.fields('query') ?? {};
    const skip = args.count('skip') ?? 0;
    const limit = Math.abs(args.whole('limit') ?? 0);
    if (collection && Object.keys(filter).length === 0) {
      const all = Math.max(0, records.count(collection) - skip);
      return { n: limit > 0 ? Math.min(all, limit) : all };
    }
    const wanted = { filter, hint: args.get('hint'), variables: variablesOf(args) };
    let n = 0;
    await drained(sliced(search(records, collection, wanted), skip, limit), deadline, () => (n += 1));
    return { n };
  },
};

/** `distinct`: the values of a path, elements of arrays apart, in BSON order. */
export const distinct: Command = {
  name: 'distinct',
  fields: ['key', 'query', 'hint', 'collation'],
  async run({ database, arguments: args, deadline }, { catalog, records }) {
    args.unsupported();
    const collection = catalog.find(database, args.text('distinct'));
    const parts = args.text('key').split('.');
    const wanted = { filter: args.fields('query') ?? {}, hint: args.get('hint'), variables: variablesOf(args) };
    const values = new Map<string, { key: Buffer; value: Value }>();
    const budget = new Budget('distinct');
    await drained(search(records, collection, wanted), deadline, ({ document }) => {
      const found = valuesAt(document, parts).flatMap((value) => (Array.isArray(value) ? value : [value]));
      for (const value of found) {
        if (value === undefined) continue;
        const key = keyOf(value);
        if (values.has(key.toString('latin1'))) continue;
        values.set(key.toString('latin1'), { key, value });
        budget.take(2 * key.length + weightOf(value));
        budget.check();
      }
    });
    return { values: [...values.values()].sort((a, b) => Buffer.compare(a.key, b.key)).map(({ value }) => value) };
  },
};
