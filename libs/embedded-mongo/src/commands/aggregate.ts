import { fail } from '../failure.js';
import { compilePipeline } from '../aggregate/pipeline.js';
import type { Search } from '../query/search.js';
import { search } from '../query/search.js';
import { parseSort } from '../query/sort.js';
import { flatMapped } from '../query/stream.js';
import { toNumber } from '../values/number.js';
import type { Document, Value } from '../values/types.js';
import { isDocument, isNumeric } from '../values/types.js';
import { Arguments } from './arguments.js';
import type { Command } from './command.js';
import { FIRST_BATCH } from './cursors.js';
import { variablesOf } from './variables.js';

const CURSOR = new Set(['batchSize']);

/** `aggregate`. The leading `$match`, `$sort` and `$limit` are answered by the planner. */
export const aggregate: Command = {
  name: 'aggregate',
  fields: ['pipeline', 'cursor', 'explain', 'allowDiskUse', 'hint', 'let', 'collation', 'bypassDocumentValidation'],
  async run({ database, arguments: args, deadline }, { catalog, records, cursors }) {
    args.unsupported('explain');
    const cursor = args.fields('cursor');
    if (!cursor) fail(9, "The 'cursor' option is required, except for aggregate with the explain argument");
    const size = new Arguments(cursor, 'aggregate.cursor').only(CURSOR).count('batchSize') ?? FIRST_BATCH;
    const stages =
      args.list('pipeline') ?? fail(40414, "BSON field 'aggregate.pipeline' is missing but a required field");
    if (stages.some((stage) => isDocument(stage) && '$changeStream' in stage)) {
      fail(40573, 'The $changeStream stage is only supported on replica sets');
    }
    const name = args.get('aggregate');
    if (typeof name !== 'string') return fail(73, 'an aggregation without a collection is not supported');
    const variables = variablesOf(args);
    const read = (from: string, filter: Document) =>
      flatMapped(search(records, catalog.find(database, from), { filter, variables }), ({ document }) => [document]);
    const run = compilePipeline(stages, variables, read);
    const { used, wanted } = leading(stages, args.get('hint'));
    const rest = used === 0 ? run : compilePipeline(stages.slice(used), variables, read);
    const source = search(records, catalog.find(database, name), { ...wanted, variables });
    const stream = rest(flatMapped(source, ({ document }) => [document]));
    return { cursor: await cursors.first(`${database}.${name}`, stream, size, deadline) };
  },
};

/** The part of a pipeline that a search can do, and how many stages it is. */
export function leading(stages: readonly Value[], hint: Value): { used: number; wanted: Search } {
  let used = 0;
  const next = (name: string): Value => {
    const stage = stages[used];
    return isDocument(stage) ? stage[name] : undefined;
  };
  const match = next('$match');
  if (isDocument(match)) used += 1;
  const order = next('$sort');
  const sort = isDocument(order) ? parseSort(order) : [];
  if (sort.length > 0) used += 1;
  const most = next('$limit');
  const limit = isNumeric(most) ? toNumber(most) : 0;
  if (limit > 0) used += 1;
  return { used, wanted: { filter: isDocument(match) ? match : {}, sort, limit, hint } };
}
