import { refusal } from '@chengwen/domain';

/** How far back a copy may reach, and how much is unpacked before it is handed over. */
const WINDOW = 32_768;
const ROOM = 8 * WINDOW;
const LONGEST_COPY = 258;

const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
];
const LENGTH_EXTRA = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_BASE = [
  ...[
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
  ],
  ...[8193, 12289, 16385, 24577],
];
const DISTANCE_EXTRA = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];
const CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

const damaged = () => refusal('import.unreadable', { problem: '压缩数据损坏' });

/** A prefix code as a table: the next bits, as many as its longest word has, give symbol and length of the word. */
interface Code {
  readonly table: Uint16Array;
  readonly bits: number;
}

/** @throws Refusal import.unreadable: lengths that give no code */
function codeOf(lengths: Uint8Array): Code {
  const counts = new Uint16Array(16);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  counts[0] = 0;
  const bits = counts.findLastIndex((count) => count > 0);
  if (bits < 0) return { table: new Uint16Array(1), bits: 0 };
  const next = new Uint16Array(16);
  let code = 0;
  for (let length = 1; length <= 15; length++) {
    code = (code + (counts[length - 1] ?? 0)) << 1;
    next[length] = code;
    if (code + (counts[length] ?? 0) > 1 << length) throw damaged();
  }
  const table = new Uint16Array(1 << bits);
  lengths.forEach((length, symbol) => {
    if (length === 0) return;
    let word = next[length] ?? 0;
    next[length] = word + 1;
    // Words are written from their first bit on, numbers from their last.
    let reversed = 0;
    for (let bit = 0; bit < length; bit++, word >>= 1) reversed = (reversed << 1) | (word & 1);
    for (let at = reversed; at < table.length; at += 1 << length) table[at] = (symbol << 4) | length;
  });
  return { table, bits };
}

const fixedLengths = Uint8Array.from({ length: 288 }, (_, at) => (at < 144 ? 8 : at < 256 ? 9 : at < 280 ? 7 : 8));
const FIXED_WORDS = codeOf(fixedLengths);
const FIXED_DISTANCES = codeOf(new Uint8Array(30).fill(5));

/**
 * Unpacks deflated data (解压), at most `size` bytes of it, in pieces that are only lent: the next one overwrites them.
 * General inflaters either take all the memory that the data asks for, or are slower by half; this one stops at the first
 * byte too many. Source: RFC 1951.
 *
 * @throws Refusal import.hostile: more than `size`; import.unreadable: damaged or cut off
 */
export class Inflater {
  private readonly out = new Uint8Array(ROOM + LONGEST_COPY);
  private at = 0;
  /** Where what has not been handed over begins. */
  private from = 0;
  private left: number;
  private here = 0;
  private hold = 0;
  private count = 0;

  constructor(
    private readonly data: Uint8Array,
    size: number,
    private readonly take: (piece: Uint8Array) => void,
  ) {
    this.left = size;
  }

  run(): void {
    for (let last = 0; last === 0;) {
      last = this.bits(1);
      const kind = this.bits(2);
      if (kind === 0) this.stored();
      else if (kind === 1) this.packed(FIXED_WORDS, FIXED_DISTANCES);
      else if (kind === 2) this.packedByOwnCodes();
      else throw damaged();
    }
    this.flush();
  }

  private bits(count: number): number {
    while (this.count < count) {
      if (this.here >= this.data.length) throw damaged();
      this.hold |= (this.data[this.here++] as number) << this.count;
      this.count += 8;
    }
    const value = this.hold & ((1 << count) - 1);
    this.hold >>>= count;
    this.count -= count;
    return value;
  }

  private word({ table, bits }: Code): number {
    while (this.count < bits && this.here < this.data.length) {
      this.hold |= (this.data[this.here++] as number) << this.count;
      this.count += 8;
    }
    const entry = table[this.hold & ((1 << bits) - 1)] as number;
    const length = entry & 15;
    if (length === 0 || length > this.count) throw damaged();
    this.hold >>>= length;
    this.count -= length;
    return entry >> 4;
  }

  private stored(): void {
    this.hold = 0;
    // Whole bytes that were read ahead go back.
    this.here -= this.count >> 3;
    this.count = 0;
    const { data } = this;
    if (this.here + 4 > data.length) throw damaged();
    const length = (data[this.here] as number) | ((data[this.here + 1] as number) << 8);
    const check = (data[this.here + 2] as number) | ((data[this.here + 3] as number) << 8);
    this.here += 4;
    if ((length ^ check) !== 0xffff || this.here + length > data.length) throw damaged();
    this.need(length);
    for (let done = 0; done < length;) {
      if (this.at >= ROOM) this.flush();
      const part = Math.min(length - done, ROOM - this.at);
      this.out.set(data.subarray(this.here, this.here + part), this.at);
      this.at += part;
      this.here += part;
      done += part;
    }
  }

  private packedByOwnCodes(): void {
    const words = this.bits(5) + 257;
    const distances = this.bits(5) + 1;
    const codes = this.bits(4) + 4;
    const lengths = new Uint8Array(19);
    for (let at = 0; at < codes; at++) lengths[CODE_ORDER[at] as number] = this.bits(3);
    const code = codeOf(lengths);
    const all = new Uint8Array(words + distances);
    for (let at = 0; at < all.length;) {
      const symbol = this.word(code);
      if (symbol < 16) {
        all[at++] = symbol;
        continue;
      }
      if (symbol === 16 && at === 0) throw damaged();
      const value = symbol === 16 ? (all[at - 1] as number) : 0;
      const times = symbol === 16 ? 3 + this.bits(2) : symbol === 17 ? 3 + this.bits(3) : 11 + this.bits(7);
      if (at + times > all.length) throw damaged();
      all.fill(value, at, at + times);
      at += times;
    }
    this.packed(codeOf(all.subarray(0, words)), codeOf(all.subarray(words)));
  }

  private packed(words: Code, distances: Code): void {
    const { data, out } = this;
    const { table, bits } = words;
    const mask = (1 << bits) - 1;
    let { hold, count, here, at } = this;
    for (;;) {
      // The commonest step, letter after letter, is written out here.
      while (count < bits && here < data.length) {
        hold |= (data[here++] as number) << count;
        count += 8;
      }
      const entry = table[hold & mask] as number;
      const width = entry & 15;
      if (width === 0 || width > count) throw damaged();
      hold >>>= width;
      count -= width;
      const symbol = entry >> 4;
      if (symbol < 256) {
        if (--this.left < 0) throw tooMuch();
        out[at++] = symbol;
        if (at < ROOM) continue;
      }
      this.hold = hold;
      this.count = count;
      this.here = here;
      this.at = at;
      if (symbol === 256) return;
      if (symbol > 256) this.copy(symbol - 257, distances);
      if (this.at >= ROOM) this.flush();
      hold = this.hold;
      count = this.count;
      here = this.here;
      at = this.at;
    }
  }

  private copy(symbol: number, distances: Code): void {
    if (symbol > 28) throw damaged();
    const length = (LENGTH_BASE[symbol] as number) + this.bits(LENGTH_EXTRA[symbol] as number);
    const far = this.word(distances);
    if (far > 29) throw damaged();
    const distance = (DISTANCE_BASE[far] as number) + this.bits(DISTANCE_EXTRA[far] as number);
    if (distance > this.at) throw damaged();
    this.need(length);
    const { out } = this;
    let at = this.at;
    for (const end = at + length; at < end; at++) out[at] = out[at - distance] as number;
    this.at = at;
  }

  private need(length: number): void {
    this.left -= length;
    if (this.left < 0) throw tooMuch();
  }

  /** Hands over what is unpacked and keeps as much of it as a copy may reach back. */
  private flush(): void {
    if (this.at > this.from) this.take(this.out.subarray(this.from, this.at));
    const kept = Math.min(this.at, WINDOW);
    this.out.copyWithin(0, this.at - kept, this.at);
    this.at = kept;
    this.from = kept;
  }
}

const tooMuch = () => refusal('import.hostile', { reason: '解压后大于声明的大小' });
