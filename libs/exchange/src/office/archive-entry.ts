import { refusal } from '@chengwen/domain';
import { Inflater } from './inflate.js';

/** One entry of a zip file as its directory declares it. */
export interface ArchiveEntry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  /** Bytes when unpacked. */
  readonly size: number;
  readonly crc: number;
  /** Where its own header, its data, and what comes after begin. */
  readonly start: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Unpacks the data of an entry piece by piece (解压) and holds it to what the directory declared: not a byte more or less,
 * and the check sum right.
 *
 * @throws Refusal import.hostile: more than declared; import.unreadable {problem}: damaged or cut off
 */
export function unpackEntry(data: Uint8Array, entry: ArchiveEntry, take: (piece: Uint8Array) => void): void {
  let size = 0;
  let crc = -1;
  const count = (piece: Uint8Array): void => {
    size += piece.length;
    if (size > entry.size) throw refusal('import.hostile', { reason: '解压后大于声明的大小' });
    crc = crcOf(piece, crc);
    if (piece.length > 0) take(piece);
  };
  if (entry.method === 0) count(data);
  else new Inflater(data, entry.size, count).run();
  if (size !== entry.size || (crc ^ -1) >>> 0 !== entry.crc)
    throw refusal('import.unreadable', { problem: '压缩数据损坏' });
}

const TABLE = Uint32Array.from({ length: 65_536 }, (_, two) => {
  let rest = two;
  for (let bit = 0; bit < 16; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

/** CRC-32 as zip files use it, two bytes at a step; begins with -1 and is inverted at the end. */
function crcOf(piece: Uint8Array, begun: number): number {
  let crc = begun;
  let at = 0;
  for (const even = piece.length - 1; at < even; at += 2) {
    const two = (piece[at] as number) | ((piece[at + 1] as number) << 8);
    crc = (TABLE[(crc ^ two) & 65_535] as number) ^ (crc >>> 16);
  }
  if (at < piece.length) {
    crc ^= piece[at] as number;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return crc;
}
