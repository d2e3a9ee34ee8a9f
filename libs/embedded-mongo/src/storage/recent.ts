import type { Memory } from './group-commit.js';

/** A stored document as it lies on disk: the number of its record and its BSON. */
export interface Stored {
  readonly record: number;
  readonly body: Buffer;
}

/** How many bytes of documents are kept at most, in each of the two generations. */
const KEPT_BYTES = 12 * 1024 * 1024;

/** A document larger than this is left to the storage library: one of them would push out thousands of others. */
const LARGEST = 256 * 1024;

/** What an entry costs beside the document, roughly. */
const ENTRY_BYTES = 300;

/**
 * Documents that were read or written lately, by collection and `_id` key. Two generations instead of a list in order of
 * use: what is asked for again moves from the old one to the new, and when the new one is full the old one is let go.
 * What a command wrote is forgotten if the command is undone.
 */
export class Recent implements Memory {
  private young = new Map<string, Stored>();
  private old = new Map<string, Stored>();
  private bytes = 0;
  private touched: string[] = [];

  constructor(private readonly kept = KEPT_BYTES) {}

  get(name: string): Stored | undefined {
    const stored = this.young.get(name);
    if (stored) return stored;
    const older = this.old.get(name);
    if (older) this.keep(name, older);
    return older;
  }

  /** Keeps what was read. */
  keep(name: string, stored: Stored): void {
    if (stored.body.length > LARGEST) {
      this.drop(name);
      return;
    }
    const before = this.young.get(name);
    this.young.set(name, stored);
    this.bytes += stored.body.length + ENTRY_BYTES - (before ? before.body.length + ENTRY_BYTES : 0);
    if (this.bytes <= this.kept) return;
    this.old = this.young;
    this.young = new Map();
    this.bytes = 0;
  }

  /** Keeps what the running command wrote. */
  write(name: string, { record, body }: Stored): void {
    this.touched.push(name);
    // A copy: small buffers share a larger one, which would be kept whole.
    this.keep(name, { record, body: Buffer.from(new Uint8Array(body).buffer) });
  }

  /** Forgets what the running command removed. */
  remove(name: string): void {
    this.touched.push(name);
    this.drop(name);
  }

  begin(): void {
    if (this.touched.length > 0) this.touched = [];
  }

  undo(): void {
    for (const name of this.touched) this.drop(name);
  }

  reload(): void {
    this.young.clear();
    this.old.clear();
    this.bytes = 0;
  }

  private drop(name: string): void {
    const young = this.young.get(name);
    if (young) this.bytes -= young.body.length + ENTRY_BYTES;
    this.young.delete(name);
    this.old.delete(name);
  }
}
