import { Long } from 'bson';
import { fail } from '../failure.js';
import { compileProjection } from '../query/projection.js';
import type { Search } from '../query/search.js';
import { search } from '../query/search.js';
import { parseSort } from '../query/sort.js';
import { flatMapped } from '../query/stream.js';
import type { Document } from '../values/types.js';
import type { Arguments } from './arguments.js';
import type { Command } from './command.js';
import { FIRST_BATCH } from './cursors.js';
import { variablesOf } from './variables.js';

/** Fields of `find`, shared with `explain`. */
export const FIND_FIELDS: readonly string[] = [
  'filter',
  'sort',
  'projection',
  'skip',
  'limit',
  'batchSize',
  'singleBatch',
  'hint',
  'let',
  'collation',
  'allowDiskUse',
  'noCursorTimeout',
  'allowPartialResults',
  'min',
  'max',
  'returnKey',
  'showRecordId',
  'tailable',
  'awaitData',
  'oplogReplay',
];

/** What a `find` searches for. */
export function searchOf(args: Arguments): Search {
  args.unsupported('min', 'max', 'returnKey', 'showRecordId', 'tailable', 'awaitData', 'oplogReplay');
  return {
    filter: args.fields('filter') ?? {},
    sort: sortOf(args.fields('sort')),
    skip: args.count('skip') ?? 0,
    limit: args.count('limit') ?? 0,
    hint: args.get('hint'),
    variables: variablesOf(args),
  };
}

/** `{$natural: 1}` is the order of the scan and needs no sorting; backwards it is refused. */
function sortOf(sort: Document | undefined): Search['sort'] & object {
  if (sort && String(sort['$natural']) === '1') return [];
  return parseSort(sort ?? {});
}

/** `find`. */
export const find: Command = {
  name: 'find',
  fields: FIND_FIELDS,
  async run({ database, arguments: args, deadline }, { catalog, records, cursors }) {
    const name = args.text('find');
    const wanted = searchOf(args);
    const project = compileProjection(args.fields('projection') ?? {}, {
      find: true,
      filter: wanted.filter,
      variables: wanted.variables ?? {},
    });
    const found = search(records, catalog.find(database, name), wanted);
    const stream = flatMapped(found, ({ document }) => [project(document)]);
    const size = args.count('batchSize') ?? FIRST_BATCH;
    return { cursor: await cursors.first(`${database}.${name}`, stream, size, deadline, args.flag('singleBatch')) };
  },
};

/** `getMore`: the next batch of an open cursor. */
export const getMore: Command = {
  name: 'getMore',
  fields: ['collection', 'batchSize'],
  async run({ database, arguments: args, deadline }, { cursors }) {
    const id = args.get('getMore');
    if (!(id instanceof Long)) return fail(14, "BSON field 'getMore.getMore' is the wrong type, expected type 'long'");
    const size = args.count('batchSize') || Number.MAX_SAFE_INTEGER;
    return { cursor: await cursors.next(id, `${database}.${args.text('collection')}`, size, deadline) };
  },
};

/** `killCursors`. */
export const killCursors: Command = {
  name: 'killCursors',
  fields: ['cursors'],
  run({ arguments: args }, { cursors }) {
    const ids = (args.list('cursors') ?? []).map((id) =>
      id instanceof Long ? id : fail(14, 'cursor ids must be longs'),
    );
    const cursorsKilled = ids.filter((id) => cursors.kill(id));
    return {
      cursorsKilled,
      cursorsNotFound: ids.filter((id) => !cursorsKilled.includes(id)),
      cursorsAlive: [],
      cursorsUnknown: [],
    };
  },
};

/** A list as a single batch, for the commands that list definitions. */
export const listed = (namespace: string, documents: readonly unknown[]): Record<string, unknown> => ({
  cursor: { firstBatch: documents, id: Long.ZERO, ns: namespace },
});
