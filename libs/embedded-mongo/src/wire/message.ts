import { decode, encode } from '../values/codec.js';
import type { Document, Value } from '../values/types.js';
import { setField } from '../values/types.js';

/** A frame that does not follow the protocol; the connection is closed after it. */
export class ProtocolError extends Error {}

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const HEADER = 16;

const CHECKSUM = 1;
const MORE_TO_COME = 2;
const KNOWN_FLAGS = CHECKSUM | MORE_TO_COME;

/** One request: the command document with its document sequences folded in. */
export interface Request {
  readonly id: number;
  readonly command: Document;
  /** False for a write that nobody waits for (`w: 0`). */
  readonly answered: boolean;
  /** The handshake of old still comes as OP_QUERY and is answered in kind. */
  readonly legacy: boolean;
}

/** Reads one whole frame, header included. */
export function readRequest(frame: Buffer): Request {
  const id = frame.readInt32LE(4);
  const code = frame.readInt32LE(12);
  if (code === OP_MSG) return readMessage(id, frame);
  if (code === OP_QUERY) return readQuery(id, frame);
  throw new ProtocolError(`opcode ${code} is not supported`);
}

function readMessage(id: number, frame: Buffer): Request {
  if (frame.length < HEADER + 5) throw new ProtocolError('message too short');
  const flags = frame.readUInt32LE(HEADER);
  if ((flags & 0xffff & ~KNOWN_FLAGS) !== 0) throw new ProtocolError(`unknown flags ${flags}`);
  const end = frame.length - ((flags & CHECKSUM) !== 0 ? 4 : 0);
  let command: Document | undefined;
  const sequences: [string, Value[]][] = [];
  let at = HEADER + 4;
  while (at < end) {
    const kind = frame.readUInt8(at);
    const size = sizeAt(frame, at + 1, end);
    const section = frame.subarray(at + 1, at + 1 + size);
    if (kind === 0) {
      if (command) throw new ProtocolError('more than one body');
      command = decode(section);
    } else if (kind === 1) sequences.push(readSequence(section));
    else throw new ProtocolError(`unknown section kind ${kind}`);
    at += 1 + size;
  }
  if (!command) throw new ProtocolError('message without a body');
  for (const [name, documents] of sequences) {
    if (Object.hasOwn(command, name)) throw new ProtocolError(`duplicate field ${name}`);
    setField(command, name, documents);
  }
  return { id, command, answered: (flags & MORE_TO_COME) === 0, legacy: false };
}

function readSequence(section: Buffer): [string, Value[]] {
  const end = section.indexOf(0, 4);
  if (end < 0) throw new ProtocolError('document sequence without a name');
  const documents: Value[] = [];
  for (let at = end + 1; at < section.length;) {
    const size = sizeAt(section, at, section.length);
    documents.push(decode(section.subarray(at, at + size)));
    at += size;
  }
  return [section.toString('utf8', 4, end), documents];
}

function readQuery(id: number, frame: Buffer): Request {
  const nameEnd = frame.indexOf(0, HEADER + 4);
  if (nameEnd < 0) throw new ProtocolError('query without a collection name');
  const collection = frame.toString('utf8', HEADER + 4, nameEnd);
  const at = nameEnd + 1 + 8;
  const command = decode(frame.subarray(at, at + sizeAt(frame, at, frame.length)));
  const name = Object.keys(command)[0] ?? '';
  const handshake = collection.endsWith('.$cmd') && ['hello', 'ismaster', 'isMaster'].includes(name);
  if (!handshake) throw new ProtocolError('OP_QUERY is only supported for the handshake');
  return { id, command: { ...command, $db: collection.slice(0, -5) }, answered: true, legacy: true };
}

/** A length that has to lie within the frame. */
function sizeAt(frame: Buffer, at: number, end: number): number {
  if (at + 4 > end) throw new ProtocolError('truncated message');
  const size = frame.readInt32LE(at);
  if (size < 5 || at + size > end) throw new ProtocolError(`invalid length ${size}`);
  return size;
}

/** Writes the answer to a request. */
export function writeReply(request: Pick<Request, 'id' | 'legacy'>, reply: Readonly<Record<string, unknown>>): Buffer {
  const body = encode(reply);
  const start = request.legacy ? HEADER + 20 : HEADER + 5;
  const frame = Buffer.alloc(start + body.length);
  frame.writeInt32LE(frame.length, 0);
  frame.writeInt32LE(request.id, 8);
  frame.writeInt32LE(request.legacy ? OP_REPLY : OP_MSG, 12);
  if (request.legacy) frame.writeInt32LE(1, HEADER + 16);
  frame.set(body, start);
  return frame;
}
