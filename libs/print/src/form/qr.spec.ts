import qrcode from 'qrcode-generator';
import { qrSvg } from './qr.js';

const TEXT = '编号653101-2020-XMZP-000017 第3版 https://chengwen.example/verify?h=9f2c1b7de04a58c3';

/** Draws the path back into cells. */
function darkCells(svg: string): Set<string> {
  const cells = new Set<string>();
  for (const [, x, y, run] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1/g)) {
    for (let i = 0; i < Number(run); i += 1) cells.add(`${Number(x) + i},${y}`);
  }
  return cells;
}

describe('qrSvg', () => {
  it('paints exactly the dark cells of the code, Chinese as UTF-8', () => {
    qrcode.stringToBytes = (value) => [...new TextEncoder().encode(value)];
    const code = qrcode(0, 'M');
    code.addData(TEXT, 'Byte');
    code.make();
    const expected = new Set<string>();
    for (let y = 0; y < code.getModuleCount(); y += 1) {
      for (let x = 0; x < code.getModuleCount(); x += 1) if (code.isDark(y, x)) expected.add(`${x},${y}`);
    }
    expect(darkCells(qrSvg(TEXT))).toEqual(expected);
  });

  it('leaves a quiet zone around the code', () => {
    expect(qrSvg('x')).toContain('viewBox="-2 -2 25 25"');
  });
});
