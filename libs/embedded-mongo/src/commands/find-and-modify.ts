import { fail } from '../failure.js';
import { compileProjection } from '../query/projection.js';
import { search } from '../query/search.js';
import { parseSort } from '../query/sort.js';
import { steadily } from '../query/stream.js';
import type { Document, Value } from '../values/types.js';
import type { Call, Command, Engine, Reply } from './command.js';
import { variablesOf } from './variables.js';
import { applyUpdate } from './writes.js';

/**
 * `findAndModify`: finds one document, changes or removes it and answers with it, all in one step. With a revision in
 * the query it is the compare-and-set by which the product commits.
 */
export const findAndModify: Command = {
  name: 'findAndModify',
  fields: [
    'query',
    'sort',
    'remove',
    'update',
    'new',
    'fields',
    'upsert',
    'arrayFilters',
    'hint',
    'let',
    'bypassDocumentValidation',
  ],
  writes: true,
  run(call, engine) {
    const { database, arguments: args, deadline } = call;
    args.unsupported('bypassDocumentValidation');
    const name = args.text(args.where);
    const filter = args.fields('query') ?? {};
    const variables = variablesOf(args);
    const projection = compileProjection(args.fields('fields') ?? {}, { find: true, filter, variables });
    const shown = (document: Document | undefined): Value => (document ? projection(document) : null);
    if (args.flag('remove')) return removeOne(engine, call, name, filter, shown);
    if (!args.has('update')) fail(9, 'Either an update or remove=true must be specified');
    const upsert = args.flag('upsert');
    const known = engine.catalog.find(database, name);
    const result = applyUpdate(engine, known ?? (upsert ? engine.catalog.create(database, name) : undefined), {
      filter,
      update: args.get('update'),
      multi: false,
      upsert,
      arrayFilters: args.list('arrayFilters') ?? [],
      hint: args.get('hint'),
      sort: parseSort(args.fields('sort') ?? {}),
      variables,
      deadline,
    });
    const lastErrorObject: Reply = {
      n: result.matched + (result.upserted ? 1 : 0),
      updatedExisting: result.matched > 0,
    };
    if (result.upserted) lastErrorObject['upserted'] = result.upserted['_id'];
    return { lastErrorObject, value: shown(args.flag('new') ? result.after : result.before) };
  },
};

function removeOne(
  { catalog, records }: Engine,
  { database, arguments: args, deadline }: Call,
  name: string,
  filter: Document,
  shown: (document: Document | undefined) => Value,
): Reply {
  if (args.has('update')) fail(9, 'Cannot specify both an update and remove=true');
  if (args.flag('new'))
    fail(9, "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document");
  if (args.flag('upsert')) fail(9, 'Cannot specify both upsert=true and remove=true');
  const collection = catalog.find(database, name);
  const wanted = {
    filter,
    sort: parseSort(args.fields('sort') ?? {}),
    limit: 1,
    hint: args.get('hint'),
    variables: variablesOf(args),
  };
  const [found] = [...steadily(search(records, collection, wanted), deadline)];
  if (collection && found) records.remove(collection, found);
  return { lastErrorObject: { n: found ? 1 : 0 }, value: shown(found?.document) };
}
