import { basename } from 'node:path';
import { startEmbeddedStore } from '@chengwen/embedded-mongo';
import mongoose from 'mongoose';

/** A server for one test file: an embedded store of its own, or a database of its own on the server of MONGODB_URI. */
export interface TestServer {
  readonly uri: string;
  stop(): Promise<void>;
}

/** @param directory a fresh temporary one; its name is the name of the database */
export async function openTestServer(directory: string): Promise<TestServer> {
  const given = process.env['MONGODB_URI'];
  if (!given) return startEmbeddedStore({ directory });
  const uri = given.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)\/?[^?]*/, `$1/${basename(directory)}`);
  return {
    uri,
    stop: async () => {
      const connection = await mongoose.createConnection(uri).asPromise();
      await connection.dropDatabase();
      await connection.close();
    },
  };
}
