import { drawSeal } from './seal.js';
import { tickBox } from './tick-box.js';

const bureau = { owner: '喀什地区医疗保障局本级', serial: '6531000012345', note: '示意' } as const;
const LONGEST = '新疆维吾尔自治区喀什地区城乡居民社会保险管理服务中';

/** End points of all drawing steps. */
const points = (svg: string): [number, number][] =>
  [...svg.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

describe('drawSeal', () => {
  it('is made of outlines: no text that a reader or a search could find', async () => {
    const svg = await drawSeal(bureau);
    expect(svg).not.toMatch(/<text|<tspan|font|<image|<use|href|aria-label/);
    expect(svg).not.toMatch(/\p{Script=Han}/u);
    expect(svg).not.toContain('6531000012345');
  });

  it('is the same picture each time', async () => {
    expect(await drawSeal(bureau)).toBe(await drawSeal({ ...bureau }));
  });

  it('says 示意 in outlines, so that leaving the mark away changes the picture', async () => {
    const marked = (await drawSeal(bureau)).length;
    const unmarked = (await drawSeal({ ...bureau, note: '' as '示意' })).length;
    expect(marked - unmarked).toBeGreaterThan(500);
  });

  it.each(['局', '喀什地区医疗保障局本级', LONGEST])('keeps %s inside the rim and clear of the star', async (owner) => {
    const name = points(await drawSeal({ owner, note: '示意' })).slice(2);
    const starPoints = 10;
    for (const [x, y] of name) expect(Math.hypot(x, y)).toBeLessThan(20.01);
    for (const [x, y] of name.slice(starPoints).filter(([, y]) => y < 9)) expect(Math.hypot(x, y)).toBeGreaterThan(9);
  });

  it('shows a long name in full, one outline group per character', async () => {
    const size = async (owner: string): Promise<number> => points(await drawSeal({ owner, note: '示意' })).length;
    expect([...LONGEST]).toHaveLength(25);
    expect(await size(LONGEST)).toBeGreaterThan(await size(LONGEST.slice(0, 24)));
  });

  it('reads from left to right', async () => {
    const meanX = (svg: string): number => {
      const name = points(svg).slice(12, -40);
      return name.reduce((sum, [x]) => sum + x, 0) / name.length;
    };
    // 赢 has far more points than 一: the mean follows it.
    expect(meanX(await drawSeal({ owner: '赢一一一', note: '示意' }))).toBeLessThan(0);
    expect(meanX(await drawSeal({ owner: '一一一赢', note: '示意' }))).toBeGreaterThan(0);
  });

  it('is never larger than 45 mm', async () => {
    expect(await drawSeal({ ...bureau, diameterMm: 60 })).toContain('width="45mm"');
    expect(await drawSeal(bureau)).toContain('width="42mm"');
  });
});

describe('tickBox', () => {
  it('tells its state to a reader and to the eye', () => {
    expect(tickBox(true)).toContain('aria-label="已选"');
    expect(tickBox(true)).toContain('<path');
    expect(tickBox(false)).toContain('aria-label="未选"');
    expect(tickBox(false)).not.toContain('<path');
  });
});
