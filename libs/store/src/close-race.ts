import { createRequire } from 'node:module';

/** What is used of the driver's connection; it is internal to the driver, which is pinned. */
interface DriverConnection {
  writeCommand(...given: unknown[]): Promise<unknown>;
  once(event: 'close', listener: () => void): void;
  off(event: 'close', listener: () => void): void;
  readonly error?: Error | null;
}

/**
 * Ends a command whose connection closes between the driver's check and its write. MongoDB's driver (7.8) looks at the
 * connection, then builds the message, then writes: on a socket that closed in between, it waits for a drain that never
 * comes, under no time limit. A request would hang for ever, and a monitor so caught never sees its server again. Seen
 * when the store's process is killed under load.
 */
export function endWithItsConnection(prototype: DriverConnection): void {
  const write = prototype.writeCommand;
  prototype.writeCommand = async function (this: DriverConnection, ...given: unknown[]): Promise<unknown> {
    let closed: () => void = () => undefined;
    const ended = new Promise<never>((_, reject) => {
      closed = () => reject(this.error ?? new Error('the connection closed'));
      this.once('close', closed);
    });
    try {
      return await Promise.race([write.apply(this, given), ended]);
    } finally {
      this.off('close', closed);
    }
  };
}

let mended = false;

/** Mends the driver that Mongoose uses, once per process. */
export function mendDriver(): void {
  if (mended) return;
  mended = true;
  const fromMongoose = createRequire(createRequire(import.meta.url).resolve('mongoose'));
  const { Connection } = fromMongoose('mongodb/lib/cmap/connection.js') as {
    Connection: { prototype: DriverConnection };
  };
  endWithItsConnection(Connection.prototype);
}
