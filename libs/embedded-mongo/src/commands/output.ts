import { fail } from '../failure.js';
import type { Variables } from '../aggregate/expression.js';
import { stageOf } from '../aggregate/pipeline.js';
import { compileUpdatePipeline } from '../aggregate/update-pipeline.js';
import { search } from '../query/search.js';
import { valueAt } from '../query/path.js';
import { steadily } from '../query/stream.js';
import type { Collection } from '../storage/catalog.js';
import type { Found } from '../storage/records.js';
import { identical } from '../values/compare.js';
import type { Document, Value } from '../values/types.js';
import { isDocument } from '../values/types.js';
import { Arguments } from './arguments.js';
import type { Engine } from './command.js';
import { withId } from './writes.js';

/** Where the documents of a pipeline go: `$out` replaces a collection, `$merge` writes into one. */
export interface Output {
  readonly database: string;
  readonly collection: string;
  readonly merge: Merge | undefined;
}

interface Merge {
  readonly on: readonly string[];
  readonly whenMatched: Value;
  readonly whenNotMatched: string;
}

const TARGET = new Set(['db', 'coll']);
const MERGE = new Set(['into', 'on', 'whenMatched', 'whenNotMatched']);

/** Reads the last stage of a pipeline; undefined if it is neither `$out` nor `$merge`. */
export function outputOf(stage: Value, database: string): Output | undefined {
  if (stage === undefined) return undefined;
  const { name, specification } = stageOf(stage);
  if (name === '$out') return { ...targetOf(specification, database, '$out'), merge: undefined };
  if (name !== '$merge') return undefined;
  const options: Document =
    typeof specification === 'string' ? { into: specification } : isDocument(specification) ? specification : {};
  const args = new Arguments(options, '$merge').only(MERGE);
  const on = args.get('on') ?? '_id';
  const whenMatched = args.get('whenMatched') ?? 'merge';
  const whenNotMatched = args.has('whenNotMatched') ? args.text('whenNotMatched') : 'insert';
  if (!Array.isArray(whenMatched) && !['replace', 'keepExisting', 'merge', 'fail'].includes(String(whenMatched))) {
    fail(51191, `unknown whenMatched mode of $merge: ${String(whenMatched)}`);
  }
  if (!['insert', 'discard', 'fail'].includes(whenNotMatched))
    fail(51191, `unknown whenNotMatched mode of $merge: ${whenNotMatched}`);
  return {
    ...targetOf(args.get('into'), database, '$merge.into'),
    merge: { on: (Array.isArray(on) ? on : [on]).map(String), whenMatched, whenNotMatched },
  };
}

function targetOf(target: Value, database: string, where: string): { database: string; collection: string } {
  if (typeof target === 'string') return { database, collection: target };
  if (!isDocument(target)) return fail(16990, `${where} only supports a string or object argument`);
  const args = new Arguments(target, where).only(TARGET);
  return { database: args.has('db') ? args.text('db') : database, collection: args.text('coll') };
}

/** Writes the result of a pipeline. Runs inside a group commit: all of it lands or none. */
export function writeOutput(
  engine: Engine,
  output: Output,
  documents: readonly Document[],
  variables: Variables,
): void {
  const { catalog, records } = engine;
  const known = catalog.find(output.database, output.collection);
  const collection = known ?? catalog.create(output.database, output.collection);
  const { merge } = output;
  if (merge) {
    if (!isUniqueOn(collection, merge.on)) fail(51183, 'Cannot find index to verify that join fields will be unique');
    for (const document of documents) mergeInto(engine, collection, withId(document), merge, variables);
    return;
  }
  for (const found of [...records.scan(collection)]) records.remove(collection, found);
  for (const document of documents) records.insert(collection, withId(document));
}

const isUniqueOn = ({ indexes }: Collection, on: readonly string[]): boolean =>
  indexes.some(
    ({ unique, partial, fields }) =>
      unique &&
      !partial &&
      [...fields]
        .map(({ path }) => path)
        .sort()
        .join('\0') === [...on].sort().join('\0'),
  );

function mergeInto(
  { records }: Engine,
  collection: Collection,
  document: Document,
  merge: Merge,
  variables: Variables,
): void {
  const filter: Document = Object.fromEntries(
    merge.on.map((path) => [path, { $eq: valueAt(document, path.split('.')) ?? null }]),
  );
  const [found] = [...steadily(search(records, collection, { filter, limit: 1 }))];
  if (found) replaceFound(records, collection, found, document, merge, variables);
  else if (merge.whenNotMatched === 'insert') records.insert(collection, document);
  else if (merge.whenNotMatched === 'fail')
    fail(13113, '$merge could not find a matching document in the target collection');
}

function replaceFound(
  records: Engine['records'],
  collection: Collection,
  found: Found,
  document: Document,
  { whenMatched }: Merge,
  variables: Variables,
): void {
  const id = { _id: found.document['_id'] };
  if (whenMatched === 'keepExisting') return;
  if (whenMatched === 'fail') fail(11000, 'E11000 duplicate key error: $merge found a matching document');
  let after: Document;
  if (Array.isArray(whenMatched)) {
    const run = compileUpdatePipeline(whenMatched, { ...variables, new: document });
    after = { ...run(found.document), ...id };
  } else after = whenMatched === 'replace' ? { ...document, ...id } : { ...found.document, ...document, ...id };
  if (!identical(found.document, after)) records.replace(collection, found, after);
}
