import { MAX_DOCUMENT } from '../values/codec.js';
import type { Command, Reply } from './command.js';

/** The largest message that is read, in bytes. */
export const MAX_MESSAGE = 48_000_000;

/** A standalone server: no replica set name, so drivers neither retry writes nor offer transactions. */
export const handshake = (): Reply => ({
  helloOk: true,
  ismaster: true,
  isWritablePrimary: true,
  maxBsonObjectSize: MAX_DOCUMENT,
  maxMessageSizeBytes: MAX_MESSAGE,
  maxWriteBatchSize: 100_000,
  localTime: new Date(),
  logicalSessionTimeoutMinutes: 30,
  minWireVersion: 0,
  maxWireVersion: 21,
  readOnly: false,
});

const buildInfo = (): Reply => ({
  version: '7.0.0',
  versionArray: [7, 0, 0, 0],
  gitVersion: 'embedded',
  modules: ['embedded'],
  bits: 64,
  maxBsonObjectSize: MAX_DOCUMENT,
});

/** What a driver asks before and beside the work. Sessions are only acknowledged: there is nothing to keep. */
export const handshakes: readonly Command[] = [
  { name: 'hello', fields: 'any', run: handshake },
  { name: 'isMaster', fields: 'any', run: handshake },
  { name: 'ismaster', fields: 'any', run: handshake },
  { name: 'ping', fields: [], run: () => ({}) },
  { name: 'buildInfo', fields: [], run: buildInfo },
  // The spelling of the drivers' own helper.
  { name: 'buildinfo', fields: [], run: buildInfo },
  {
    name: 'connectionStatus',
    fields: ['showPrivileges'],
    run: () => ({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] } }),
  },
  { name: 'endSessions', fields: [], run: () => ({}) },
  { name: 'refreshSessions', fields: [], run: () => ({}) },
];
