/**
 * A client as thin as one can be: it speaks the wire protocol with messages encoded beforehand and reads no more of an
 * answer than it must, so that what is measured is the store and not the driver.
 */
import { connect } from 'node:net';
import { serialize } from 'bson';

const HEADER = 16;
const BODY = HEADER + 5;

/** A command as a whole frame. */
export function frameOf(command) {
  const body = serialize(command);
  const frame = Buffer.alloc(BODY + body.length);
  frame.writeInt32LE(frame.length, 0);
  frame.writeInt32LE(1, 4);
  frame.writeInt32LE(2013, 12);
  frame.set(body, BODY);
  return frame;
}

const MARKER = 0x5a5a5a5a;

/** A command that is encoded once, and in which one number changes. */
export function framesOf(command) {
  const frame = frameOf(command(MARKER));
  const at = frame.indexOf(Buffer.from(Int32Array.of(MARKER).buffer));
  return (number) => {
    const copy = Buffer.from(frame);
    copy.writeInt32LE(number, at);
    return copy;
  };
}

/** The answer's `n` and `nModified`, which come first in it, or its error. */
export function requireModified(answer) {
  // int32 n at 5+1+2, then int32 nModified.
  const at = BODY + 4 + 3 + 4 + 1 + 'nModified\0'.length;
  if (answer[BODY + 4] !== 0x10 || answer.readInt32LE(at) !== 1) throw new RangeError(`refused: ${answer.toString()}`);
}

/** The document of an answer to a `find` that found one: `{cursor: {firstBatch: [document, …`. */
const FIRST = BODY + 4 + 1 + 'cursor\0'.length + 4 + 1 + 'firstBatch\0'.length + 4 + 1 + '0\0'.length;
export function requireId(answer, id) {
  const at = FIRST + 4 + 1 + '_id\0'.length;
  if (answer.length < at + 4 || answer.readInt32LE(at) !== id) throw new RangeError(`document ${id} not found`);
}

/** One connection; answers come in the order of the requests. */
export class Connection {
  static async open(path) {
    const socket = connect(path);
    await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    return new Connection(socket);
  }

  constructor(socket) {
    this.socket = socket;
    this.rest = undefined;
    this.onAnswer = undefined;
    socket.on('data', (chunk) => this.receive(chunk));
  }

  receive(chunk) {
    let all = this.rest ? Buffer.concat([this.rest, chunk]) : chunk;
    while (all.length >= 4 && all.length >= all.readInt32LE(0)) {
      const size = all.readInt32LE(0);
      this.onAnswer(all.subarray(0, size));
      all = all.subarray(size);
    }
    this.rest = all.length > 0 ? all : undefined;
  }

  close() {
    this.socket.destroy();
  }
}

/**
 * Operations a second over all connections, for the given time. Each connection has `ahead` requests under way: one, or
 * several where pipelining is measured.
 *
 * @param next the request for a lane, and what its answer has to pass
 */
export function wireRate(connections, seconds, next, ahead = 1) {
  const begun = performance.now();
  const until = begun + seconds * 1000;
  let done = 0;
  return new Promise((resolve, reject) => {
    let busy = connections.length;
    connections.forEach((connection, lane) => {
      const checks = [];
      let stopping = false;
      const ask = (count) => {
        const frames = [];
        for (let i = 0; i < count; i++) {
          const { request, check } = next(lane);
          frames.push(request);
          checks.push(check);
        }
        connection.socket.write(frames.length === 1 ? frames[0] : Buffer.concat(frames));
      };
      connection.onAnswer = (answer) => {
        try {
          checks.shift()(answer);
        } catch (error) {
          reject(error);
          return;
        }
        done += 1;
        stopping ||= performance.now() >= until;
        if (stopping) {
          if (checks.length > 0) return;
          busy -= 1;
          if (busy === 0) resolve((done * 1000) / (performance.now() - begun));
        } else if (ahead === 1) ask(1);
        else if (checks.length === 0) ask(ahead);
      };
      ask(ahead);
    });
  });
}
