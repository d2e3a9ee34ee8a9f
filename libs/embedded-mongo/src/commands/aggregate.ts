import { fail } from '../failure.js';
import type { Variables } from '../aggregate/expression.js';
import { compilePipeline } from '../aggregate/pipeline.js';
import { Budget } from '../query/budget.js';
import type { Search } from '../query/search.js';
import { search } from '../query/search.js';
import { parseSort } from '../query/sort.js';
import type { Stream } from '../query/stream.js';
import { checkDeadline, flatMapped, steadily } from '../query/stream.js';
import { sizeOf } from '../values/codec.js';
import { toNumber } from '../values/number.js';
import type { Document, Value } from '../values/types.js';
import { isDocument, isNumeric } from '../values/types.js';
import { Arguments } from './arguments.js';
import type { Command, Engine } from './command.js';
import { FIRST_BATCH } from './cursors.js';
import { outputOf, writeOutput } from './output.js';
import { variablesOf } from './variables.js';

const CURSOR = new Set(['batchSize']);

/** `aggregate`. The leading `$match`, `$sort` and `$limit` are answered by the planner. */
export const aggregate: Command = {
  name: 'aggregate',
  fields: ['pipeline', 'cursor', 'explain', 'allowDiskUse', 'hint', 'let', 'collation', 'bypassDocumentValidation'],
  async run({ database, arguments: args, deadline }, engine) {
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
    const namespace = `${database}.${name}`;
    const output = outputOf(stages.at(-1), database);
    if (!output) {
      const stream = pipelineOver(engine, database, name, stages, args.get('hint'), variables);
      return { cursor: await engine.cursors.first(namespace, stream, size, deadline) };
    }
    await engine.commit.submit(() => {
      const stream = pipelineOver(engine, database, name, stages.slice(0, -1), args.get('hint'), variables);
      writeOutput(engine, output, held(steadily(stream, deadline)), variables);
      checkDeadline(deadline);
    });
    return { cursor: await engine.cursors.first(namespace, [], size, deadline) };
  },
};

/** The result of a pipeline that goes into a collection. */
function held(documents: Iterable<Document>): Document[] {
  const budget = new Budget('the result of the pipeline');
  const all: Document[] = [];
  for (const document of documents) {
    all.push(document);
    budget.take(sizeOf(document));
    budget.check();
  }
  return all;
}

function pipelineOver(
  { catalog, records }: Engine,
  database: string,
  name: string,
  stages: readonly Value[],
  hint: Value,
  variables: Variables,
): Stream<Document> {
  const read = (from: string, filter: Document) =>
    flatMapped(search(records, catalog.find(database, from), { filter, variables }), ({ document }) => [document]);
  const all = compilePipeline(stages, variables, read);
  const { used, wanted } = leading(stages, hint);
  const rest = used === 0 ? all : compilePipeline(stages.slice(used), variables, read);
  const source = search(records, catalog.find(database, name), { ...wanted, variables });
  return rest(flatMapped(source, ({ document }) => [document]));
}

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
