import { fail } from '../failure.js';
import { search } from '../query/search.js';
import { checkDeadline, steadily } from '../query/stream.js';
import { Arguments } from './arguments.js';
import type { Command } from './command.js';
import { variablesOf } from './variables.js';
import { checkBatch, eachStatement } from './writes.js';

const STATEMENT = new Set(['q', 'limit', 'collation', 'hint']);

/** `delete`: of each statement one (`limit: 1`) or all (`limit: 0`) matching documents. */
export const remove: Command = {
  name: 'delete',
  fields: ['deletes', 'ordered', 'let'],
  writes: true,
  run({ database, arguments: args, deadline }, { catalog, records }) {
    const statements = args.documents('deletes').map((s) => new Arguments(s, 'delete.deletes').only(STATEMENT));
    checkBatch(statements);
    const collection = catalog.find(database, args.text('delete'));
    let n = 0;
    const errors = eachStatement(statements, { ordered: args.flag('ordered', true), deadline }, (statement) => {
      statement.unsupported();
      const limit = statement.whole('limit');
      if (limit !== 0 && limit !== 1) fail(9, 'The limit field in delete objects must be 0 or 1.');
      const wanted = {
        filter: statement.fields('q') ?? {},
        limit,
        hint: statement.get('hint'),
        variables: variablesOf(args),
      };
      const found = [...steadily(search(records, collection, wanted), deadline)];
      for (const [i, item] of found.entries()) {
        if (i > 0) checkDeadline(deadline);
        if (collection) records.remove(collection, item);
      }
      n += found.length;
    });
    return { n, ...errors };
  },
};
