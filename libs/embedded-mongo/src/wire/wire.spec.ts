import fc from 'fast-check';
import { CommandFailure } from '../failure.js';
import { decode, encode } from '../values/codec.js';
import { Frames } from './frames.js';
import { ProtocolError, readRequest, writeReply } from './message.js';

const header = (length: number, code: number): Buffer => {
  const bytes = Buffer.alloc(16);
  bytes.writeInt32LE(length, 0);
  bytes.writeInt32LE(7, 4);
  bytes.writeInt32LE(code, 12);
  return bytes;
};

function message(sections: readonly Uint8Array[], flags = 0): Buffer {
  const body = Buffer.concat([Buffer.from([flags, 0, 0, 0]), ...sections]);
  return Buffer.concat([header(16 + body.length, 2013), body]);
}

const body = (document: Record<string, unknown>): Buffer => Buffer.concat([Buffer.from([0]), encode(document)]);

function sequence(name: string, documents: readonly Record<string, unknown>[]): Buffer {
  const rest = Buffer.concat([Buffer.from(`${name}\0`), ...documents.map(encode)]);
  const size = Buffer.alloc(4);
  size.writeInt32LE(rest.length + 4);
  return Buffer.concat([Buffer.from([1]), size, rest]);
}

describe('a request', () => {
  it('has its document sequences folded into the command', () => {
    const { command, id, answered } = readRequest(
      message([body({ insert: 'forms', $db: 'x' }), sequence('documents', [{ _id: 'a' }, { _id: 'b' }])]),
    );
    expect(command).toEqual({ insert: 'forms', $db: 'x', documents: [{ _id: 'a' }, { _id: 'b' }] });
    expect([id, answered]).toEqual([7, true]);
  });

  it('that nobody waits for is not answered', () => {
    expect(readRequest(message([body({ ping: 1 })], 2)).answered).toBe(false);
  });

  it.each<[string, Buffer]>([
    ['no body', message([sequence('documents', [])])],
    ['two bodies', message([body({ a: 1 }), body({ b: 1 })])],
    ['an unknown section', message([Buffer.from([9, 5, 0, 0, 0, 0])])],
    ['an unknown required flag', message([body({ a: 1 })], 4)],
    ['a section longer than the message', message([Buffer.from([0, 99, 0, 0, 0, 0])])],
    ['a sequence that repeats a field', message([body({ documents: 1 }), sequence('documents', [])])],
    ['an unknown opcode', header(16, 2012)],
    ['nothing after the header', header(16, 2013)],
  ])('with %s is a protocol error', (_, frame) => {
    expect(() => readRequest(frame)).toThrow(ProtocolError);
  });

  it('of any bytes is either read or refused, never anything else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), fc.constantFrom(2013, 2004), (bytes, code) => {
        try {
          readRequest(Buffer.concat([header(16 + bytes.length, code), bytes]));
        } catch (error) {
          expect(error instanceof ProtocolError || error instanceof CommandFailure).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('whose bytes were damaged is either read or refused, never anything else', () => {
    const whole = message([
      body({ update: 'forms', updates: [{ q: { a: 1 }, u: { $set: { b: 'text' } } }], $db: 'x' }),
    ]);
    fc.assert(
      fc.property(fc.nat(whole.length - 17), fc.nat(255), (at, value) => {
        const damaged = Buffer.from(whole);
        damaged[16 + at] = value;
        try {
          readRequest(damaged);
        } catch (error) {
          expect(error instanceof ProtocolError || error instanceof CommandFailure).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('frames', () => {
  it('come out whole however the stream is cut', () => {
    const sent = [message([body({ a: 1 })]), message([body({ b: 'x'.repeat(300) })]), message([body({ c: 1 })])];
    const stream = Buffer.concat(sent);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1 }), (cuts) => {
        const frames = new Frames(1000);
        const received: Buffer[] = [];
        for (let at = 0, i = 0; at < stream.length; i++) {
          const size = cuts[i % cuts.length] ?? 1;
          received.push(...frames.push(stream.subarray(at, at + size)));
          at += size;
        }
        expect(received).toEqual(sent);
      }),
    );
  });

  it.each([0, 15, -1, 1001])('of length %d are refused', (length) => {
    expect(() => new Frames(1000).push(header(length, 2013))).toThrow(ProtocolError);
  });
});

describe('an answer', () => {
  it('names the request it belongs to', () => {
    const frame = writeReply({ id: 7, legacy: false }, { ok: 1 });
    expect(frame.readInt32LE(0)).toBe(frame.length);
    expect(frame.readInt32LE(8)).toBe(7);
    expect(decode(frame.subarray(21))).toEqual(decode(encode({ ok: 1 })));
  });
});
