import { deflateSync } from 'fflate';
import { readArchive } from './archive.js';
import { OFFICE_LIMITS } from './limits.js';
import { workbookOf } from './testing/packed.js';
import { rawZip, type RawEntry } from './testing/raw-zip.js';
import { refused } from './testing/refused.js';
import { readWorkbook } from './workbook.js';

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const plain: RawEntry = { name: 'a.xml', data: text('<a/>') };
const read = (bytes: Uint8Array, limits = OFFICE_LIMITS): number => {
  const archive = readArchive(bytes, limits);
  let size = 0;
  for (const name of archive.names) archive.read(name, (piece) => (size += piece.length));
  return size;
};

describe('an archive that lies', () => {
  it('is read where it does not', () => {
    expect(read(rawZip([plain, { name: 'b/c.xml', data: text('xx'), method: 0 }]))).toBe(6);
    expect(read(rawZip([plain], 'a comment'))).toBe(4);
  });

  it.each<[string, RawEntry[], string, string]>([
    ['a name twice', [plain, plain], 'import.hostile', '重名'],
    ['a name twice in other letters', [plain, { ...plain, name: 'A.xml' }], 'import.hostile', '重名'],
    ['a way up', [{ ...plain, name: '../a.xml' }], 'import.hostile', '越界'],
    ['a way up inside', [{ ...plain, name: 'xl/../../a.xml' }], 'import.hostile', '越界'],
    ['an absolute name', [{ ...plain, name: '/etc/passwd' }], 'import.hostile', '越界'],
    ['a drive', [{ ...plain, name: 'c:/a.xml' }], 'import.hostile', '越界'],
    ['a backslash', [{ ...plain, name: '..\\a.xml' }], 'import.hostile', '越界'],
    ['a NUL in a name', [{ ...plain, name: 'a.xml\0.png' }], 'import.hostile', '越界'],
    ['no name', [{ ...plain, name: '' }], 'import.hostile', '越界'],
    ['two names for one entry', [{ ...plain, localName: 'b.xml' }], 'import.hostile', '不符'],
    ['two entries over the same bytes', [plain, { ...plain, over: 0 }], 'import.hostile', '重名'],
    ['an unknown compression', [{ ...plain, method: 99 }], 'import.hostile', '压缩方式'],
    ['more than declared', [{ ...plain, size: 2 }], 'import.hostile', '大于声明'],
    ['less than declared', [{ ...plain, size: 5 }], 'import.unreadable', '损坏'],
    ['a wrong check sum', [{ ...plain, crc: 1 }], 'import.unreadable', '损坏'],
    ['a size beyond four gigabytes', [{ ...plain, size: 0xffffffff }], 'import.hostile', '超大'],
  ])('is refused for %s', (_name, entries, code, reason) => {
    const { code: found, params } = refused(() => read(rawZip(entries)));
    expect([found, String(params['reason'] ?? params['problem'])]).toEqual([code, expect.stringContaining(reason)]);
  });

  it('is refused when entries share their bytes', () => {
    const shared = rawZip([plain, { ...plain, name: 'b.xml', localName: 'a.xml', over: 0 }]);
    expect(refused(() => read(shared)).code).toBe('import.hostile');
  });

  it('is refused when one entry lies within another', () => {
    const inner = rawZip([{ name: 'in.xml', data: text('in') }]);
    const outer = rawZip([{ name: 'out.bin', data: inner, method: 0 }]);
    // The directory gets a second entry that points into the data of the first.
    const at = 30 + 'out.bin'.length;
    const twice = rawZip([
      { name: 'out.bin', data: inner, method: 0 },
      { name: 'in.xml', data: text('in'), over: 0 },
    ]);
    const view = new DataView(twice.buffer);
    const directory = twice.length - 22 - (46 + 'in.xml'.length);
    view.setUint32(directory + 42, at, true);
    expect(read(outer)).toBe(inner.length);
    expect(refused(() => read(twice))).toEqual({ code: 'import.hostile', params: { reason: '内部文件互相重叠' } });
  });

  it('asks for the password to be taken off', () => {
    expect(refused(() => read(rawZip([{ ...plain, flags: 1 }]))).code).toBe('import.locked');
  });

  it('is refused by its directory alone, before a byte of a bomb is unpacked', () => {
    // One to a hundred thousand, as ten entries of ten megabytes in a hundred bytes each, would have to be declared.
    const bomb = Array.from({ length: 20 }, (_, at) => ({ ...plain, name: `${at}.xml`, size: 10 * 1024 * 1024 }));
    expect(refused(() => readArchive(rawZip(bomb)))).toEqual({
      code: 'import.hostile',
      params: { reason: '压缩比过高' },
    });
    const large = [{ ...plain, size: OFFICE_LIMITS.entry + 1 }];
    expect(refused(() => readArchive(rawZip(large))).code).toBe('import.tooLarge');
    const many = Array.from({ length: 3 }, (_, at) => ({ ...plain, name: `${at}.xml`, size: 3 }));
    expect(refused(() => readArchive(rawZip(many), { ...OFFICE_LIMITS, unpacked: 8 })).code).toBe('import.tooLarge');
    expect(refused(() => readArchive(rawZip(many), { ...OFFICE_LIMITS, entries: 2 })).code).toBe('import.tooLarge');
    expect(refused(() => readArchive(new Uint8Array(OFFICE_LIMITS.packed + 1))).code).toBe('import.tooLarge');
  });

  it('hands over no more than it declared of a bomb that declares little', () => {
    const zeros = deflateSync(new Uint8Array(50 * 1024 * 1024), { level: 9 });
    const archive = readArchive(rawZip([{ name: 'a.xml', data: text('x'), packed: zeros, size: 1000 }]));
    let taken = 0;
    const { code } = refused(() => archive.read('a.xml', (piece) => (taken += piece.length)));
    expect([code, taken]).toEqual(['import.hostile', 0]);
  });

  it('is refused when it was cut off anywhere, or has something hung on', () => {
    const whole = workbookOf('<row r="1"><c r="A1"><v>1</v></c></row>');
    for (let length = 4; length < whole.length; length += 37)
      expect(refused(() => readWorkbook(whole.subarray(0, length))).code).toBe('import.unreadable');
    expect(refused(() => readWorkbook(Uint8Array.from([...whole, 1]))).code).toBe('import.unreadable');
  });
});
