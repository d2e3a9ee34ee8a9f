const DATE = /\/(CreationDate|ModDate) \(D:\d{14}[+-]\d{2}'\d{2}'\)/g;
/** Structure elements are named after the browser's own numbering of nodes, which goes on from document to document. */
const NODE = /\(node(\d{8})\)/g;

/**
 * Takes out of a PDF what depends on when and after what it was printed, in place and at the same length, so that the
 * offsets in the file stay right: both dates become `clock` (UTC), and structure elements are numbered from 1 in the
 * order they had. Equal documents then have equal bytes. Throws if the file does not carry the two dates the way
 * Chromium writes them.
 */
export function makeRepeatable(pdf: Uint8Array, clock: Date): Uint8Array {
  const stamp = `D:${clock.toISOString().replace(/[-:T]|\.\d+Z$/g, '')}+00'00'`;
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  const nodes = [...new Set(Array.from(file.matchAll(NODE), ([, number]) => number))].sort();
  const ranks = new Map(nodes.map((number, i) => [number, String(i + 1).padStart(8, '0')]));
  let dates = 0;
  const fixed = file
    .replace(DATE, (_, name: string) => {
      dates += 1;
      return `/${name} (${stamp})`;
    })
    .replace(NODE, (_, number: string) => `(node${ranks.get(number)})`);
  if (dates !== 2 || fixed.length !== file.length) throw new TypeError(`Unexpected PDF: ${dates} dates.`);
  return Uint8Array.from(Buffer.from(fixed, 'latin1'));
}
