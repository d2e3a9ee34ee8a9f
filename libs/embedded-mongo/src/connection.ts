import type { Socket } from 'node:net';
import type { Engine } from './commands/command.js';
import { MAX_MESSAGE } from './commands/handshake.js';
import type { PointReads } from './commands/point-reads.js';
import { failureReply, runCommand } from './commands/registry.js';
import { CommandFailure, fail } from './failure.js';
import { Frames } from './wire/frames.js';
import type { Request } from './wire/message.js';
import { ProtocolError, readRequest, writeReply } from './wire/message.js';

/** One client. Its requests are answered one after another, in order. */
export class Connection {
  private readonly frames = new Frames(MAX_MESSAGE);
  private readonly waiting: Buffer[] = [];
  private busy = false;

  constructor(
    private readonly socket: Socket,
    private readonly engine: Engine,
    private readonly points: PointReads,
  ) {
    // A client that goes away in the middle of an answer is no fault of the server.
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: Buffer) => this.receive(chunk));
  }

  private receive(chunk: Buffer): void {
    try {
      this.waiting.push(...this.frames.push(chunk));
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.socket.destroy();
      return;
    }
    if (!this.busy) this.work();
  }

  /** Answers what waits. Several answers that are known at once leave together. */
  private work(): void {
    const several = this.waiting.length > 1;
    if (several) this.socket.cork();
    while (!this.busy && !this.socket.destroyed) {
      const frame = this.waiting.shift();
      if (!frame) break;
      const known = this.pointRead(frame);
      if (known) this.socket.write(known);
      else void this.answer(frame);
    }
    if (several) this.socket.uncork();
  }

  private pointRead(frame: Buffer): Buffer | undefined {
    try {
      return this.points.answer(frame);
    } catch (error) {
      return writeReply({ id: frame.readInt32LE(4), legacy: false }, failureReply(error));
    }
  }

  private async answer(frame: Buffer): Promise<void> {
    this.busy = true;
    const request = this.readOrRefuse(frame);
    if (request) {
      const reply = await runCommand(this.engine, request.command);
      if (reply['ok'] === 1) this.points.learn(frame, request.command);
      if (request.answered && !this.socket.destroyed) this.socket.write(encoded(request, reply));
    }
    this.busy = false;
    if (this.waiting.length > 0) this.work();
  }

  /** A frame that cannot be read is answered with code 17 or 22, and the connection closed. */
  private readOrRefuse(frame: Buffer): Request | undefined {
    try {
      return readRequest(frame);
    } catch (error) {
      const refusal =
        error instanceof CommandFailure ? error : new CommandFailure(17, error instanceof Error ? error.message : '');
      this.waiting.length = 0;
      this.socket.end(writeReply({ id: frame.readInt32LE(4), legacy: false }, failureReply(refusal)));
      return undefined;
    }
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
