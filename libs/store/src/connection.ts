import mongoose, { type Connection } from 'mongoose';
import { mendDriver } from './close-race.js';

/**
 * Opens the store. Durability is set here and nowhere else: a reply means a majority of the servers has it in its
 * journal (`w: majority, j: true`).
 */
export async function connectStore(uri: string, options: { readonly maxPoolSize?: number } = {}): Promise<Connection> {
  mendDriver();
  return mongoose
    .createConnection(uri, {
      writeConcern: { w: 'majority', j: true },
      retryWrites: false,
      autoIndex: false,
      autoCreate: false,
      serverSelectionTimeoutMS: 10_000,
      ...options,
    })
    .asPromise();
}
