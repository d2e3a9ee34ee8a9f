import fc from 'fast-check';
import { shareWidth } from './columns.js';
import { paginate, tallestRow, type Measures, type RowMeasure } from './paginate.js';

const PAGE = 960;
const HEAD = 40;
const LINE = 16;

const ordinary = fc.integer({ min: 20, max: PAGE - HEAD - 10 }).map((height): RowMeasure => ({ height }));
const giant = fc.integer({ min: 60, max: 400 }).map((count): RowMeasure => ({
  height: count * LINE + 8,
  lines: { lineHeight: LINE, starts: { name: [0, 12], variance: Array.from({ length: count }, (_, i) => i * 14) } },
}));
const measures = fc.record({
  page: fc.constant(PAGE),
  head: fc.constant(HEAD),
  firstTop: fc.integer({ min: 100, max: 1500 }),
  tail: fc.integer({ min: 20, max: 400 }),
  rows: fc.array(fc.oneof({ weight: 8, arbitrary: ordinary }, { weight: 1, arbitrary: giant }), {
    minLength: 1,
    maxLength: 60,
  }),
});

/** Height of the rows between two cuts, each divided row counted by its lines. */
function heights({ rows }: Measures, cuts: ReturnType<typeof paginate>): number[] {
  return [undefined, ...cuts].map((start, i) => {
    const end = cuts[i];
    return rows.reduce((sum, { height, lines }, row) => {
      const from = start ? (row === start.row ? (start.from?.variance ?? 0) : row < start.row ? Infinity : 0) : 0;
      const to = end ? (row === end.row ? (end.from?.variance ?? 0) : row < end.row ? Infinity : 0) : Infinity;
      if (to <= from) return sum;
      if (!lines) return sum + height;
      const count = lines.starts.variance!.filter((at) => at >= from && at < to).length;
      return sum + count * LINE + 8;
    }, 0);
  });
}

describe('paginate', () => {
  it('fills no page over its foot', () => {
    fc.assert(
      fc.property(measures, (given) => {
        const [first = 0, ...others] = heights(given, paginate(given));
        if (first > 0) expect(given.firstTop + first).toBeLessThanOrEqual(PAGE);
        for (const height of others) expect(HEAD + height).toBeLessThanOrEqual(PAGE);
      }),
    );
  });

  it('divides only rows that fit on no page', () => {
    fc.assert(
      fc.property(measures, (given) => {
        for (const { row, from } of paginate(given)) if (from) expect(given.rows[row]?.lines).toBeDefined();
      }),
    );
  });

  it('goes forward with every cut, so that each line is printed once', () => {
    fc.assert(
      fc.property(measures, (given) => {
        const places = paginate(given).map(({ row, from }) => row * 1e6 + (from?.variance ?? 0));
        expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
      }),
    );
  });

  it('takes the last row along when the total would stand alone on a page', () => {
    const rows = Array.from({ length: 10 }, () => ({ height: 80 }));
    const room = { page: PAGE, head: HEAD, firstTop: 100, rows };
    expect(paginate({ ...room, tail: 40 })).toEqual([]);
    expect(paginate({ ...room, tail: 200 })).toEqual([{ row: 9 }]);
  });

  it('begins the table on a page of its own after a heading that fills the first', () => {
    expect(paginate({ page: PAGE, head: HEAD, firstTop: 1400, rows: [{ height: 50 }], tail: 0 })).toEqual([{ row: 0 }]);
  });

  it('knows the highest row that still stands whole', () => {
    const height = tallestRow({ page: PAGE, head: HEAD });
    expect(paginate({ page: PAGE, head: HEAD, firstTop: HEAD, rows: [{ height }], tail: 0 })).toEqual([]);
  });
});

describe('shareWidth', () => {
  const columns = [
    { least: 22, usual: 38 },
    { least: 18, usual: 24 },
    { least: 18, usual: 24 },
    { least: 22, usual: 37 },
  ];

  it('gives away the whole width and leaves each column its least', () => {
    const cell = fc.string({ unit: fc.constantFrom('医', '保', '9', '\n'), maxLength: 300 });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell, cell), { maxLength: 20 }), (rows) => {
        const widths = shareWidth(columns, rows, 119);
        expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(119, 6);
        widths.forEach((width, i) => expect(width).toBeGreaterThanOrEqual(columns[i]!.least));
      }),
    );
  });

  it('widens the column with the long text', () => {
    const [, , , wide = 0] = shareWidth(columns, [['参保人数', '≥95%', '96%', '因'.repeat(2000)]], 119);
    expect(wide).toBeGreaterThan(50);
  });
});
