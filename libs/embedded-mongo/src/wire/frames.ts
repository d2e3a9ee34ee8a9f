import { ProtocolError } from './message.js';

const HEADER = 16;

/** Cuts a byte stream into whole frames, without copying more than once what arrives in pieces. */
export class Frames {
  private chunks: Buffer[] = [];
  private length = 0;

  /** @param largest the largest frame that is accepted, in bytes */
  constructor(private readonly largest: number) {}

  /** The frames completed by this chunk. Throws a {@link ProtocolError} for an impossible length. */
  push(chunk: Buffer): Buffer[] {
    this.chunks.push(chunk);
    this.length += chunk.length;
    const frames: Buffer[] = [];
    for (let size = this.nextSize(); size !== undefined && this.length >= size; size = this.nextSize()) {
      const all = this.joined();
      frames.push(all.subarray(0, size));
      this.chunks = all.length > size ? [all.subarray(size)] : [];
      this.length = all.length - size;
    }
    return frames;
  }

  private nextSize(): number | undefined {
    if (this.length < 4) return undefined;
    const first = this.chunks[0];
    const size = first && first.length >= 4 ? first.readInt32LE(0) : this.joined().readInt32LE(0);
    if (size < HEADER || size > this.largest) throw new ProtocolError(`invalid message length ${size}`);
    return size;
  }

  private joined(): Buffer {
    const [first] = this.chunks;
    if (this.chunks.length === 1 && first) return first;
    const all = Buffer.concat(this.chunks);
    this.chunks = [all];
    return all;
  }
}
