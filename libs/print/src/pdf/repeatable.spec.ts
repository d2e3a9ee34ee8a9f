import { makeRepeatable } from './repeatable.js';

const pdf = (dates: string): Uint8Array =>
  new TextEncoder().encode(`%PDF-1.4\n1 0 obj\n<<${dates}>>\nendobj\nxref of fixed offsets`);
const BOTH = "/CreationDate (D:20261122102735+00'00')\n/ModDate (D:20261122102735+00'00')";

describe('makeRepeatable', () => {
  it('writes the given time into both dates and moves no byte', () => {
    const fixed = makeRepeatable(pdf(BOTH), new Date('2021-02-25T08:09:10.999Z'));
    const text = new TextDecoder().decode(fixed);
    expect(text).toContain("/CreationDate (D:20210225080910+00'00')");
    expect(text).toContain("/ModDate (D:20210225080910+00'00')");
    expect(text.indexOf('xref')).toBe(new TextDecoder().decode(pdf(BOTH)).indexOf('xref'));
  });

  it('numbers the structure elements from 1, in their order, wherever they are named', () => {
    const named = (a: string, b: string): Uint8Array =>
      pdf(`${BOTH}/ID (node${b})/ID (node${a})/Headers [(node${a}) (node${b})]`);
    const fixed = makeRepeatable(named('00000434', '00001000'), new Date(0));
    expect(fixed).toEqual(makeRepeatable(named('00000021', '00000099'), new Date(0)));
    expect(new TextDecoder().decode(fixed)).toContain('/ID (node00000002)/ID (node00000001)/Headers [(node00000001)');
  });

  it('leaves the bytes it was given alone', () => {
    const given = pdf(BOTH);
    makeRepeatable(given, new Date(0));
    expect(given).toEqual(pdf(BOTH));
  });

  it('refuses a PDF whose dates stand elsewhere, rather than let the time of printing through', () => {
    expect(() => makeRepeatable(pdf('/ModDate (D:1)'), new Date(0))).toThrow('0 dates');
  });
});
