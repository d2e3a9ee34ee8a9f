import type { Value } from '../values/types.js';
import { Arguments } from './arguments.js';
import type { Command, Reply } from './command.js';
import { variablesOf } from './variables.js';
import { applyUpdate, checkBatch, eachStatement } from './writes.js';

const STATEMENT = new Set(['q', 'u', 'c', 'multi', 'upsert', 'collation', 'arrayFilters', 'hint']);

/** `update`: one or many statements, each atomic for every document it changes. */
export const update: Command = {
  name: 'update',
  fields: ['updates', 'ordered', 'bypassDocumentValidation', 'let'],
  writes: true,
  run({ database, arguments: args, deadline }, engine) {
    args.unsupported('bypassDocumentValidation');
    const statements = args.documents('updates').map((s) => new Arguments(s, 'update.updates').only(STATEMENT));
    checkBatch(statements);
    const name = args.text('update');
    let n = 0;
    let nModified = 0;
    const upserted: { index: number; _id: Value }[] = [];
    const errors = eachStatement(statements, { ordered: args.flag('ordered', true), deadline }, (statement, index) => {
      statement.unsupported();
      const upsert = statement.flag('upsert');
      const known = engine.catalog.find(database, name);
      const result = applyUpdate(engine, known ?? (upsert ? engine.catalog.create(database, name) : undefined), {
        filter: statement.fields('q') ?? {},
        update: statement.get('u'),
        multi: statement.flag('multi'),
        upsert,
        arrayFilters: statement.list('arrayFilters') ?? [],
        hint: statement.get('hint'),
        sort: [],
        variables: { ...variablesOf(args), ...statement.fields('c') },
        deadline,
      });
      n += result.matched + (result.upserted ? 1 : 0);
      nModified += result.modified;
      if (result.upserted) upserted.push({ index, _id: result.upserted['_id'] });
    });
    const reply: Reply = { n, nModified, ...errors };
    return upserted.length > 0 ? { ...reply, upserted } : reply;
  },
};
