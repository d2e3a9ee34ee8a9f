import type { Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import { fail } from './failure.js';
import type { Engine } from './commands/command.js';
import { MAX_MESSAGE } from './commands/handshake.js';
import { failureReply, runCommand } from './commands/registry.js';
import { Frames } from './wire/frames.js';
import type { Request } from './wire/message.js';
import { ProtocolError, readRequest, writeReply } from './wire/message.js';
import { CommandFailure } from './failure.js';

/** The connections of an engine. Requests of one connection are answered one after another, in order. */
export class Connections {
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();

  constructor(private readonly engine: Engine) {
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
    const frames = new Frames(MAX_MESSAGE);
    let last = Promise.resolve();
    socket.on('close', () => this.sockets.delete(socket));
    // A client that goes away in the middle of an answer is no fault of the server.
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: Buffer) => {
      try {
        for (const frame of frames.push(chunk)) last = last.then(() => this.answer(socket, frame));
      } catch (error) {
        if (!(error instanceof ProtocolError)) throw error;
        socket.destroy();
      }
    });
  }

  private async answer(socket: Socket, frame: Buffer): Promise<void> {
    if (socket.destroyed) return;
    const request = readOrRefuse(socket, frame);
    if (!request) return;
    const reply = await runCommand(this.engine, request.command);
    if (request.answered && !socket.destroyed) socket.write(encoded(request, reply));
  }
}

/** A frame that cannot be read is answered with code 17 or 22, and the connection closed. */
function readOrRefuse(socket: Socket, frame: Buffer): Request | undefined {
  try {
    return readRequest(frame);
  } catch (error) {
    const refusal =
      error instanceof CommandFailure ? error : new CommandFailure(17, error instanceof Error ? error.message : '');
    socket.end(writeReply({ id: frame.readInt32LE(4), legacy: false }, failureReply(refusal)));
    return undefined;
  }
}

function encoded(request: Request, reply: Readonly<Record<string, unknown>>): Buffer {
  try {
    const bytes = writeReply(request, reply);
    return bytes.length <= MAX_MESSAGE ? bytes : fail(10334, 'the answer is larger than a message may be');
  } catch (error) {
    return writeReply(request, failureReply(error));
  }
}
