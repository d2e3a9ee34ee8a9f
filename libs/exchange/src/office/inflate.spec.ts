import fc from 'fast-check';
import { deflateSync, inflateSync } from 'fflate';
import { Refusal } from '@chengwen/domain';
import { Inflater } from './inflate.js';

const unpack = (data: Uint8Array, size: number): Uint8Array => {
  const pieces: number[] = [];
  new Inflater(data, size, (piece) => {
    for (const byte of piece) pieces.push(byte);
  }).run();
  return Uint8Array.from(pieces);
};
const codeOf = (call: () => unknown): string => {
  try {
    call();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'none';
};
/** Text that repeats itself near and far, as XML does, mixed with noise. */
const matter = fc
  .array(fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 60 }), fc.nat(400)), { maxLength: 60 })
  .map((parts) =>
    Uint8Array.from(parts.flatMap(([bytes, times]) => Array.from({ length: times }, () => [...bytes]).flat())),
  );

describe('Inflater', () => {
  it('unpacks whatever another program packed, at every level', () => {
    fc.assert(
      fc.property(matter, fc.constantFrom(0, 1, 6, 9), (bytes, level) => {
        const data = deflateSync(bytes, { level: level as 0 | 1 | 6 | 9 });
        expect(Buffer.compare(unpack(data, bytes.length), bytes)).toBe(0);
      }),
      { numRuns: 150 },
    );
  });

  it('stops at the first byte beyond what was declared', () => {
    fc.assert(
      fc.property(matter, fc.constantFrom(0, 6), (bytes, level) => {
        fc.pre(bytes.length > 0);
        const data = deflateSync(bytes, { level: level as 0 | 6 });
        expect(codeOf(() => unpack(data, bytes.length - 1))).toBe('import.hostile');
      }),
      { numRuns: 60 },
    );
  });

  it('reads damaged data as another inflater does, or refuses it', () => {
    const wounds = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(matter, wounds, (bytes, places) => {
        const data = Uint8Array.from(deflateSync(bytes));
        for (const [at, byte] of places) data[at % data.length] = byte;
        let mine: Uint8Array | undefined;
        const code = codeOf(() => (mine = unpack(data, 200_000)));
        if (mine) expect(Buffer.compare(mine, inflateSync(data))).toBe(0);
        else expect(['import.unreadable', 'import.hostile']).toContain(code);
      }),
      { numRuns: 400 },
    );
  });

  it('refuses data that is cut off', () => {
    const data = deflateSync(new TextEncoder().encode('<row r="1"><c r="A1"><v>1</v></c></row>'.repeat(50)));
    for (let length = 0; length < data.length; length++)
      expect(codeOf(() => unpack(data.subarray(0, length), 10_000))).toBe('import.unreadable');
  });
});
