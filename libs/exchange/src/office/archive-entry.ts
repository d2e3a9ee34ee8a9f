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

/** Four tables behind each other: what a byte does to the sum, and what it does one, two and three bytes later. */
const TABLES = new Uint32Array(1024);
for (let byte = 0; byte < 256; byte++) {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  TABLES[byte] = rest;
}
for (let at = 256; at < 1024; at++) {
  const before = TABLES[at - 256] as number;
  TABLES[at] = (before >>> 8) ^ (TABLES[before & 255] as number);
}

/** CRC-32 as zip files use it, four bytes at a step; begins with -1 and is inverted at the end. */
function crcOf(piece: Uint8Array, begun: number): number {
  const tables = TABLES;
  let crc = begun;
  let at = 0;
  for (const whole = piece.length - 3; at < whole; at += 4) {
    crc ^=
      (piece[at] as number) |
      ((piece[at + 1] as number) << 8) |
      ((piece[at + 2] as number) << 16) |
      ((piece[at + 3] as number) << 24);
    crc =
      (tables[768 + (crc & 255)] as number) ^
      (tables[512 + ((crc >>> 8) & 255)] as number) ^
      (tables[256 + ((crc >>> 16) & 255)] as number) ^
      (tables[crc >>> 24] as number);
  }
  for (; at < piece.length; at++) crc = (tables[(crc ^ (piece[at] as number)) & 255] as number) ^ (crc >>> 8);
  return crc;
}
