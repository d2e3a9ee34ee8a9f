const DATE = /\/(CreationDate|ModDate) \(D:\d{14}[+-]\d{2}'\d{2}'\)/g;
/** The dates stand in the document information, the first object Chromium writes. */
const HEAD_BYTES = 4096;

/**
 * Sets both dates of a PDF to `clock` (UTC), in place and at the same length, so that the offsets in the file stay
 * right and equal forms give equal bytes. Throws if the file does not carry the two dates where Chromium writes them.
 */
export function fixDates(pdf: Uint8Array, clock: Date): Uint8Array {
  const stamp = `D:${clock.toISOString().replace(/[-:T]|\.\d+Z$/g, '')}+00'00'`;
  const head = Buffer.from(pdf.buffer, pdf.byteOffset, Math.min(HEAD_BYTES, pdf.byteLength)).toString('latin1');
  let found = 0;
  const fixed = head.replace(DATE, (_, name: string) => {
    found += 1;
    return `/${name} (${stamp})`;
  });
  if (found !== 2 || fixed.length !== head.length) throw new TypeError(`Unexpected PDF: ${found} dates in its head.`);
  const result = Uint8Array.from(pdf);
  result.set(Buffer.from(fixed, 'latin1'), 0);
  return result;
}
