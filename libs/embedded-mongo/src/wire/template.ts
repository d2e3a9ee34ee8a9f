import { Int32, ObjectId, onDemand } from 'bson';
import type { Value } from '../values/types.js';

const HEADER = 16;
const BODY = HEADER + 5;

const STRING = 2;
const DOCUMENT = 3;
const BINARY = 5;
const OBJECT_ID = 7;
const INT32 = 16;

/** Bytes of a frame: from, up to but not including. */
type Stretch = readonly [number, number];

interface Element {
  readonly type: number;
  readonly name: string;
  readonly at: number;
  readonly end: number;
}

/**
 * A message that was read and checked once and comes again, the same byte for byte except for the `_id` that it asks
 * for, its session and the number of the request. What was checked in it need not be checked again.
 */
export class Template {
  private constructor(
    private readonly frame: Buffer,
    private readonly type: number,
    private readonly id: Stretch,
    /** What has to be the same. */
    private readonly fixed: readonly Stretch[],
  ) {}

  /** Learns a message with one body and no flags, whose `filter` is an `_id` alone; undefined if it is none. */
  static of(frame: Buffer): Template | undefined {
    // Flags, and the kind of the one section.
    if (frame.readUInt32LE(HEADER) !== 0 || frame.readUInt8(HEADER + 4) !== 0) return undefined;
    if (BODY + frame.readInt32LE(BODY) !== frame.length) return undefined;
    const elements = elementsOf(frame, BODY);
    // Of a field that comes twice the decoder takes the last.
    if (new Set(elements.map(({ name }) => name)).size < elements.length) return undefined;
    const filter = elements.find(({ name, type }) => name === 'filter' && type === DOCUMENT);
    const [id, ...more] = filter ? elementsOf(frame, filter.at) : [];
    if (!id || id.name !== '_id' || more.length > 0) return undefined;
    const value = valueOf(frame, id);
    if (!value) return undefined;
    const session = elements.find(({ name }) => name === 'lsid');
    const loose = session ? [value, sessionId(frame, session)] : [value];
    return new Template(Buffer.from(frame), id.type, value, between(loose, frame.length));
  }

  /** The `_id` that a message asks for, if it is this message otherwise. */
  idIn(frame: Buffer): Value {
    if (frame.length !== this.frame.length) return undefined;
    for (const [from, to] of this.fixed) {
      if (frame.compare(this.frame, from, to, from, to) !== 0) return undefined;
    }
    const [from, to] = this.id;
    if (this.type === INT32) return new Int32(frame.readInt32LE(from));
    if (this.type === OBJECT_ID) return new ObjectId(frame.subarray(from, to));
    return isAscii(frame, from, to) ? frame.toString('latin1', from, to) : undefined;
  }
}

/** Where the value lies that may differ, for the types whose bytes are all valid. */
function valueOf(frame: Buffer, { type, at, end }: Element): Stretch | undefined {
  if (type === INT32 || type === OBJECT_ID) return [at, end];
  return type === STRING && isAscii(frame, at + 4, end - 1) ? [at + 4, end - 1] : undefined;
}

/** Other text may be invalid as UTF-8, which is for the decoder to say. */
function isAscii(frame: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if ((frame[at] ?? 0) >= 0x80) return false;
  return true;
}

/** The 16 bytes in `{id: UUID}`; nothing if it is something else. */
function sessionId(frame: Buffer, { type, at }: Element): Stretch {
  const [id, ...more] = type === DOCUMENT ? elementsOf(frame, at) : [];
  return id && more.length === 0 && id.name === 'id' && id.type === BINARY ? [id.end - 16, id.end] : [at, at];
}

/** What lies between the loose stretches, after the length and the number of the request. */
function between(loose: readonly Stretch[], end: number): Stretch[] {
  const fixed: Stretch[] = [];
  let from = 8;
  for (const [start, stop] of [...loose].sort(([a], [b]) => a - b)) {
    if (start > from) fixed.push([from, start]);
    from = Math.max(from, stop);
  }
  return from < end ? [...fixed, [from, end]] : fixed;
}

const elementsOf = (frame: Buffer, at: number): Element[] =>
  [...onDemand.parseToElements(frame, at)].map(([type, name, nameLength, offset, length]) => ({
    type,
    name: frame.toString('latin1', name, name + nameLength),
    at: offset,
    end: offset + length,
  }));
