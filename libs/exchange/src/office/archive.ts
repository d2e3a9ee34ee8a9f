import { refusal } from '@chengwen/domain';
import { unpackEntry, type ArchiveEntry } from './archive-entry.js';
import { OFFICE_LIMITS, RATIO_FREE, type OfficeLimits } from './limits.js';

/** A checked zip file (压缩包): its entries by name, unpacked only when read. */
export interface Archive {
  readonly names: readonly string[];
  has(name: string): boolean;
  /**
   * Unpacks an entry piece by piece, so that no more than one piece is in memory.
   * @throws Refusal import.unreadable {problem}: there is no such entry, it is damaged or cut off
   */
  read(name: string, take: (piece: Uint8Array) => void): void;
}

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
/** Encrypted, patched data, strong encryption, masked headers. */
const LOCKED_FLAGS = 0x2061;
const FULL = 0xffffffff;

const damaged = (problem: string) => refusal('import.unreadable', { problem });
const hostile = (reason: string) => refusal('import.hostile', { reason });

/**
 * Opens a zip file that anybody may have made (打开压缩包). The central directory is checked whole before anything is
 * unpacked: sizes and ratios within limits, plain and different names, no two entries over the same bytes, and every
 * entry's own header saying the same. What an entry declares is then held to while it is unpacked.
 *
 * @throws Refusal import.tooLarge, import.hostile, import.locked, import.unreadable
 */
export function readArchive(bytes: Uint8Array, limits: OfficeLimits = OFFICE_LIMITS): Archive {
  if (bytes.length > limits.packed) throw tooMuch('文件大小', bytes.length, limits.packed);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = directoryEnd(view);
  const count = view.getUint16(end + 10, true);
  const from = view.getUint32(end + 16, true);
  if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count) throw hostile('分卷压缩');
  if (from === FULL || count === 0xffff) throw hostile('超大压缩格式');
  if (count > limits.entries)
    throw refusal('import.tooLarge', { what: '内部文件数', actual: count, limit: limits.entries });
  if (from + view.getUint32(end + 12, true) > end) throw damaged('压缩包目录不完整');

  const entries = new Map<string, ArchiveEntry>();
  let at = from;
  let unpacked = 0;
  for (let index = 0; index < count; index++) {
    const { entry, next } = directoryEntry(view, at, end);
    checkSize(entry, limits);
    unpacked += entry.size;
    if (unpacked > limits.unpacked) throw tooMuch('解压后大小', unpacked, limits.unpacked);
    // Office programs take names for the same whatever their case, and so two such entries for one.
    if (entries.has(entry.name.toLowerCase())) throw hostile('内部文件重名');
    entries.set(entry.name.toLowerCase(), entry);
    at = next;
  }
  refuseOverlaps([...entries.values()], from);

  const find = (name: string): ArchiveEntry | undefined => entries.get(name.toLowerCase());
  return {
    names: [...entries.values()].map(({ name }) => name),
    has: (name) => find(name) !== undefined,
    read: (name, take) => {
      const entry = find(name);
      if (entry === undefined) throw damaged(`缺少内部文件 ${name.slice(0, 100)}`);
      unpackEntry(bytes.subarray(entry.from, entry.to), entry, take);
    },
  };
}

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
const tooMuch = (what: string, actual: number, limit: number) =>
  refusal('import.tooLarge', { what, actual: megabytes(actual), limit: megabytes(limit) });

/** The directory ends the file, up to a comment that must fill exactly the rest: nothing may be hidden behind it. */
function directoryEnd(view: DataView): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= 0 && at > last - 0xffff; at--)
    if (view.getUint32(at, true) === DIRECTORY_END && at + 22 + view.getUint16(at + 20, true) === view.byteLength)
      return at;
  throw damaged('压缩包不完整，可能没有下载完');
}

function directoryEntry(view: DataView, at: number, end: number): { entry: ArchiveEntry; next: number } {
  if (at + 46 > end || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw damaged('压缩包目录不完整');
  const nameLength = view.getUint16(at + 28, true);
  const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  if (next > end) throw damaged('压缩包目录不完整');
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  if ((flags & LOCKED_FLAGS) !== 0) throw refusal('import.locked');
  if (method !== STORED && method !== DEFLATED) throw hostile(`压缩方式 ${method}`);
  const local = view.getUint32(at + 42, true);
  const packed = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  if (local === FULL || packed === FULL || size === FULL) throw hostile('超大压缩格式');
  if (method === STORED && packed !== size) throw hostile('内部文件大小前后不符');
  const name = nameAt(view, at + 46, nameLength);
  const from = localData(view, local, { name, method, nameLength });
  const entry = { name, method, size, crc: view.getUint32(at + 16, true), start: local, from, to: from + packed };
  return { entry, next };
}

/** An entry's own header stands where the directory says, and says the same. */
function localData(
  view: DataView,
  at: number,
  { name, method, nameLength }: { name: string; method: number; nameLength: number },
): number {
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== LOCAL_ENTRY) throw damaged('压缩包目录有误');
  const from = at + 30 + nameLength + view.getUint16(at + 28, true);
  if (from > view.byteLength) throw damaged('压缩包不完整，可能没有下载完');
  const same =
    view.getUint16(at + 26, true) === nameLength &&
    view.getUint16(at + 8, true) === method &&
    nameAt(view, at + 30, nameLength) === name;
  if (!same) throw hostile('内部文件与目录不符');
  if ((view.getUint16(at + 6, true) & LOCKED_FLAGS) !== 0) throw refusal('import.locked');
  return from;
}

/** Names of parts are plain paths from the root: nothing absolute, no way up, no drive, no control character. */
function nameAt(view: DataView, at: number, length: number): string {
  if (at + length > view.byteLength) throw damaged('压缩包目录不完整');
  const name = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at, length));
  const parts = name.replace(/\/$/, '').split('/');
  const plain = !/[\\:\u0000-\u001f\ufffd]/.test(name) && parts.every((part) => part !== '' && !/^\.+$/.test(part));
  if (length === 0 || length > 500 || !plain) throw hostile('内部文件名越界');
  return name;
}

function checkSize({ size, from, to }: ArchiveEntry, limits: OfficeLimits): void {
  if (size > limits.entry) throw tooMuch('解压后大小', size, limits.entry);
  if (size > RATIO_FREE && size > (to - from) * limits.ratio) throw hostile('压缩比过高');
}

/** Bytes that serve two entries make a small file unpack into a large one. */
function refuseOverlaps(entries: readonly ArchiveEntry[], directory: number): void {
  let free = 0;
  for (const { start, to } of entries.toSorted((a, b) => a.start - b.start)) {
    if (start < free) throw hostile('内部文件互相重叠');
    if (to > directory) throw damaged('压缩包不完整，可能没有下载完');
    free = to;
  }
}
