import { performance } from 'node:perf_hooks';
import { codeName, CommandFailure, fail } from '../failure.js';
import { checkDeadline } from '../query/stream.js';
import type { Document } from '../values/types.js';
import { isDocument, isNumeric } from '../values/types.js';
import { aggregate } from './aggregate.js';
import { Arguments } from './arguments.js';
import { collMod, create, drop, dropDatabase, listCollections, listDatabases } from './collections.js';
import type { Call, Command, Engine, Reply } from './command.js';
import { count, distinct } from './count.js';
import { remove } from './delete.js';
import { explain } from './explain.js';
import { find, getMore, killCursors } from './find.js';
import { findAndModify } from './find-and-modify.js';
import { handshakes } from './handshake.js';
import { createIndexes, dropIndexes, listIndexes } from './indexes.js';
import { insert } from './insert.js';
import { update } from './update.js';

const COMMANDS: ReadonlyMap<string, Command> = new Map(
  [
    ...handshakes,
    insert,
    update,
    remove,
    findAndModify,
    { ...findAndModify, name: 'findandmodify' },
    find,
    getMore,
    killCursors,
    aggregate,
    count,
    distinct,
    explain,
    create,
    collMod,
    drop,
    dropDatabase,
    listCollections,
    listDatabases,
    createIndexes,
    dropIndexes,
    { ...dropIndexes, name: 'deleteIndexes' },
    listIndexes,
  ].map((command) => [command.name, command]),
);

/** Fields that every command may have. What they ask for is checked in {@link checkGeneric}. */
const GENERIC = new Set([
  '$db',
  'lsid',
  '$readPreference',
  'readConcern',
  'writeConcern',
  'maxTimeMS',
  'comment',
  '$clusterTime',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
  'txnNumber',
  'startTransaction',
  'autocommit',
  'stmtId',
  'stmtIds',
]);

/** Runs one command and answers with the fields of its reply, an error included. Never throws. */
export async function runCommand(engine: Engine, document: Document): Promise<Reply> {
  try {
    return { ...(await dispatch(engine, document)), ok: 1 };
  } catch (error) {
    return failureReply(error);
  }
}

/** An error as a server answers it. What is not a {@link CommandFailure} is a defect and answered with code 1. */
export function failureReply(error: unknown): Reply {
  if (error instanceof CommandFailure) {
    return { ok: 0, errmsg: error.message, code: error.code, codeName: codeName(error.code), ...error.details };
  }
  process.stderr.write(`embedded-mongo: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return { ok: 0, errmsg: 'internal error of the embedded store', code: 1, codeName: codeName(1) };
}

async function dispatch(engine: Engine, document: Document): Promise<Reply> {
  const name = Object.keys(document)[0] ?? '';
  const command = COMMANDS.get(name);
  const args = new Arguments(document, name);
  const database = args.get('$db');
  if (typeof database !== 'string') return fail(40414, "BSON field '$db' is missing but a required field");
  checkGeneric(args);
  if (!command) return fail(59, `no such command: '${name}'`);
  if (command.fields !== 'any') args.only(new Set([name, ...command.fields, ...GENERIC]));
  const limit = args.count('maxTimeMS') ?? 0;
  const call: Call = {
    database,
    arguments: args,
    deadline: limit > 0 ? performance.now() + limit : Number.POSITIVE_INFINITY,
  };
  if (!command.writes) return command.run(call, engine);
  return engine.commit.submit(() => {
    checkDeadline(call.deadline);
    return command.run(call, engine) as Reply;
  });
}

/** Refuses transactions, and concerns that one server cannot honour. */
function checkGeneric(args: Arguments): void {
  if (args.has('txnNumber') || args.has('startTransaction') || args.has('autocommit')) {
    fail(20, 'Transaction numbers are only allowed on a replica set member or mongos');
  }
  const write = args.fields('writeConcern');
  const w = write?.['w'];
  if (isNumeric(w) && Number(w.toString()) > 1) fail(2, "cannot use 'w' > 1 when a host is not replicated");
  if (typeof w === 'string' && w !== 'majority')
    fail(79, `cannot use non-majority 'w' mode ${w} when a host is not a member of a replica set`);
  if (w !== undefined && w !== null && !isNumeric(w) && typeof w !== 'string')
    fail(9, 'w has to be a number or a string');
  const read = args.fields('readConcern');
  const level = read?.['level'];
  if (level !== undefined && level !== 'local' && level !== 'available' && level !== 'majority') {
    fail(123, `node needs to be a replica set member to use read concern level ${String(level)}`);
  }
  if (read && ('afterClusterTime' in read || 'atClusterTime' in read)) {
    fail(123, 'node needs to be a replica set member to read at a cluster time');
  }
  const version = args.get('apiVersion');
  if (version !== undefined && version !== '1') fail(322, `API version must be "1", not ${String(version)}`);
  if (args.flag('apiStrict')) fail(238, 'apiStrict is not supported by the embedded store');
  if (args.has('$readPreference') && !isDocument(args.get('$readPreference')))
    fail(14, '$readPreference must be a document');
}
