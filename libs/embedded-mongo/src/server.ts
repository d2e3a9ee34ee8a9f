import type { Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import type { Engine } from './commands/command.js';
import { PointReads } from './commands/point-reads.js';
import { Connection } from './connection.js';

/** The connections of an engine. */
export class Connections {
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  private readonly points: PointReads;

  constructor(private readonly engine: Engine) {
    this.points = new PointReads(engine);
    this.server = createServer((socket) => this.accept(socket));
  }

  /** Listens on a socket path; whoever may open the file may connect. */
  listen(path: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(path, () => {
        this.server.off('error', reject);
        resolve();
      });
    });
  }

  /** Accepts nobody any more and drops the connections there are. */
  close(): void {
    this.server.close();
    for (const socket of this.sockets) socket.end();
  }

  private accept(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    new Connection(socket, this.engine, this.points);
  }
}
