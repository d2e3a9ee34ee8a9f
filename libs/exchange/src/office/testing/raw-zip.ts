import { deflateSync } from 'fflate';

/** An entry written byte by byte, so that a test can lie about it. */
export interface RawEntry {
  readonly name: string;
  readonly data: Uint8Array;
  /** As stored; deflated data where absent. */
  readonly packed?: Uint8Array;
  readonly size?: number;
  readonly crc?: number;
  readonly method?: number;
  readonly flags?: number;
  /** In the entry's own header, where it differs from the directory's. */
  readonly localName?: string;
  /** Shares the bytes of the entry with this index. */
  readonly over?: number;
}

const crcOf = (data: Uint8Array): number => {
  let crc = ~0;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
};

/** Fields of two or four bytes, the lowest first. */
const fields = (...list: readonly (readonly [bytes: 2 | 4, value: number])[]): number[] =>
  list.flatMap(([bytes, value]) => Array.from({ length: bytes }, (_, at) => (value >>> (8 * at)) & 255));

/** Writes a zip file whose headers say what the entries say, true or not. */
export function rawZip(entries: readonly RawEntry[], comment = ''): Uint8Array {
  const encoder = new TextEncoder();
  const bytes: number[] = [];
  const directory: number[] = [];
  const starts: number[] = [];
  for (const { name, data, packed, size, crc, method = 8, flags = 0, localName, over } of entries) {
    const written = packed ?? (method === 8 ? deflateSync(data) : data);
    const own = encoder.encode(localName ?? name);
    const common = (length: number) =>
      fields(
        [2, 20],
        [2, flags],
        [2, method],
        [4, 0],
        [4, crc ?? crcOf(data)],
        [4, written.length],
        [4, size ?? data.length],
        [2, length],
        [2, 0],
      );
    const start = over === undefined ? bytes.length : (starts[over] ?? 0);
    starts.push(start);
    if (over === undefined) bytes.push(...fields([4, 0x04034b50]), ...common(own.length), ...own, ...written);
    const listed = encoder.encode(name);
    directory.push(
      ...fields([4, 0x02014b50], [2, 20]),
      ...common(listed.length),
      ...fields([2, 0], [2, 0], [2, 0], [4, 0], [4, start]),
      ...listed,
    );
  }
  const end = fields(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, entries.length],
    [2, entries.length],
    [4, directory.length],
    [4, bytes.length],
    [2, comment.length],
  );
  return Uint8Array.from([...bytes, ...directory, ...end, ...encoder.encode(comment)]);
}
