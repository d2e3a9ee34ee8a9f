import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import { endWithItsConnection } from './close-race.js';

class FakeConnection extends EventEmitter {
  error: Error | null = null;
  constructor(private readonly written: Promise<unknown>) {
    super();
  }
  writeCommand(): Promise<unknown> {
    return this.written;
  }
}

it('a write that waits on a closed connection ends with the connection’s error', async () => {
  class Waiting extends FakeConnection {}
  endWithItsConnection(Waiting.prototype as never);
  const connection = new Waiting(new Promise(() => undefined));
  const write = connection.writeCommand();
  connection.error = new Error('peer is gone');
  connection.emit('close');
  await expect(write).rejects.toThrow('peer is gone');
  expect(connection.listenerCount('close')).toBe(0);
});

it('a write that succeeds leaves no listener behind', async () => {
  class Quick extends FakeConnection {}
  endWithItsConnection(Quick.prototype as never);
  const connection = new Quick(Promise.resolve('done'));
  await expect(connection.writeCommand()).resolves.toBe('done');
  expect(connection.listenerCount('close')).toBe(0);
});

it('the driver still has the method that is mended', () => {
  const fromMongoose = createRequire(createRequire(import.meta.url).resolve('mongoose'));
  const { Connection } = fromMongoose('mongodb/lib/cmap/connection.js') as { Connection: { prototype: object } };
  expect(Connection.prototype).toHaveProperty('writeCommand');
});
