import { jest } from '@jest/globals';
import type { PrintModel } from './model.js';
import { Printer } from './printer.js';
import { selfEvaluation2020 } from './testing/print-template.js';
import { readPdf, type ReadPdf, type TextRun } from './testing/read-pdf.js';
import { longModel, reviewedModel, sampleModel } from './testing/sample-model.js';

// A cold browser on a busy machine; nothing here is timed.
jest.setTimeout(120_000);

const clock = new Date('2021-02-25T00:00:00Z');
const printer = new Printer();
afterAll(() => printer.close());

const print = (model: PrintModel): Promise<Uint8Array> => printer.printForm({ ...selfEvaluation2020, model, clock });
const read = async (model: PrintModel): Promise<ReadPdf> => readPdf(await print(model));
const squeezed = (text: string): string => text.replace(/\s/g, '');

/** Every text of a model that is printed; what the seal and the QR code say is drawn, not written. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [squeezed(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => (key === 'seal' || key === 'qrText' ? [] : texts(item)));
}

describe('a printed self-evaluation', () => {
  it('holds every text of the model, readable and searchable', async () => {
    const model = reviewedModel();
    const pdf = await read(model);
    const all = pdf.text();
    expect(texts(model).filter((text) => !all.includes(text))).toEqual([]);
    expect(all).toContain('产出指标（50分）');
    expect(all).toContain('沿用');
  });

  it('writes ordinary characters, never the radicals that look like them', async () => {
    const model = sampleModel();
    const all = (await read({ ...model, note: '用木日人口手⽤⽊⽇，王龑䶮鿏㎡〔2020〕①‰％Ⅰ…“引号”——·×√□' })).text();
    expect(all).not.toMatch(/[\u2e80-\u2fdf\uf900-\ufaff]/);
    expect(all).toContain('用木日人口手用木日，王龑䶮鿏㎡〔2020〕①‰％Ⅰ…“引号”——·×√□');
  });

  it('keeps blank, — and 0 apart', async () => {
    const model = sampleModel();
    const cells = ['0', '—', '', '0.00', '', '—'];
    const rows = [...model.funding.rows.slice(0, 3), { label: '其他资金', cells }];
    expect((await read({ ...model, funding: { ...model.funding, rows } })).text(0)).toContain('其他资金0—0.00—');
  });

  it('prints the recheck column only for a form that was rechecked', async () => {
    expect((await read(reviewedModel())).text()).toContain('复核得分');
    expect((await read(sampleModel())).text()).not.toContain('复核得分');
  });

  it('is tagged Chinese with a title and a heading to jump to', async () => {
    const pdf = await read(sampleModel());
    expect(pdf.tagged).toBe(true);
    expect(pdf.language).toBe('zh-CN');
    expect(pdf.title).toBe('项目支出绩效自评表（2020年度）喀什地区本级城镇职工基本医疗保险基金支出项目');
    expect(pdf.headings).toEqual(['项目支出绩效自评表']);
  });

  it('carries number, version, checksum and page number on each page', async () => {
    const pdf = await read(longModel(40));
    expect(pdf.pages.length).toBeGreaterThan(2);
    pdf.pages.forEach((_, i) => {
      const text = pdf.text(i);
      expect(text).toContain('编号：653101-2020-XMZP-000017');
      expect(text).toContain('第3版');
      expect(text).toContain('校验码9f2c1b7de04a58c3');
      expect(text).toContain(`—${i + 1}—`);
    });
  });

  it('embeds subsets of its own fonts as TrueType, no Type 3', async () => {
    const file = Buffer.from(await print(reviewedModel())).toString('latin1');
    const names = [...file.matchAll(/\/BaseFont \/(\S+)/g)].map(([, name]) => name);
    const descriptors = file.match(/\/Type \/FontDescriptor/g) ?? [];
    expect(names.length).toBeGreaterThan(3);
    for (const name of names) expect(name).toMatch(/^[A-Z]{6}\+Chengwen(?:Song|Hei|Kai|Fang)/);
    expect(file).not.toContain('/Type3');
    expect(descriptors.length).toBeGreaterThan(0);
    expect(file.match(/\/FontFile2 \d+ 0 R/g)).toHaveLength(descriptors.length);
  });

  it('has the same bytes from two browsers', async () => {
    const other = new Printer();
    try {
      const first = Buffer.from(await print(reviewedModel()));
      // Something else in between: what the browser did before must leave no trace.
      await other.printForm({ ...selfEvaluation2020, model: longModel(12), clock });
      const second = await other.printForm({ ...selfEvaluation2020, model: reviewedModel(), clock });
      expect(first.equals(second)).toBe(true);
    } finally {
      await other.close();
    }
  });
});

describe('a form of several pages', () => {
  it('repeats the column heads and the merged labels on each page', async () => {
    const pdf = await read(longModel(40));
    const labels = ['数量指标', '质量指标', '时效指标'];
    pdf.pages.forEach((_, i) => {
      const text = pdf.text(i);
      expect(text).toContain('三级指标年度指标值实际完成值分值得分');
      expect(text).toContain('绩效指标');
      const first = /第(\d+)项指标/.exec(text)?.[1];
      if (first === undefined) return;
      expect(text).toContain('产出指标（50分）');
      expect(text).toContain(labels[Math.floor((Number(first) - 1) / 14)]);
    });
  });

  it('prints each of 80 rows once, whole, in order', async () => {
    const pdf = await read(longModel(80));
    const found = [...pdf.text().matchAll(/第(\d+)项指标/g)].map(([, number]) => Number(number));
    expect(found).toEqual(Array.from({ length: 80 }, (_, i) => i + 1));
  });

  it('leaves no page of the table without rows, and the total not alone', async () => {
    for (const count of [7, 8, 9, 10, 11, 12]) {
      const pdf = await read(longModel(count));
      const last = pdf.text(pdf.pages.length - 1);
      expect(last).toContain('总分');
      expect(last).toContain('待遇享受人员满意度');
    }
  });

  it('divides a cell of 2,000 characters between lines, loses none and clips none', async () => {
    const long = Array.from({ length: 250 }, (_, i) => `原因${String(i).padStart(3, '0')}，待，`)
      .join('')
      .slice(0, 2000);
    const model = longModel(20);
    const [group, ...rest] = model.groups;
    const [dimension, ...others] = group!.dimensions;
    const rows = dimension!.rows.map((row, i) => (i === 2 ? { ...row, variance: long } : row));
    const pdf = await read({
      ...model,
      groups: [{ ...group!, dimensions: [{ ...dimension!, rows }, ...others] }, ...rest],
    });
    const runs = pdf.pages.flat();
    const column = runs.find(({ text }) => text.startsWith('原因000'))!.x;
    const written = runs.filter(({ x }) => Math.abs(x - column) < 1).map(({ text }) => text);
    expect(squeezed(written.join(''))).toContain(long);
    expect(pdf.text()).toContain('（续）');
    for (const run of runs.filter(({ text }) => text.trim() !== '')) {
      expect(run.x).toBeGreaterThanOrEqual(18 * 2.83);
      expect(run.x + run.width).toBeLessThanOrEqual(196 * 2.84);
      expect(run.y).toBeGreaterThan(6 * 2.83);
    }
  });

  it('is printed at its true size, not shrunk to fit', async () => {
    for (const model of [sampleModel(), reviewedModel(), longModel(40)]) {
      const title = (await read(model)).pages[0]?.find(({ text }) => text.includes('项'));
      expect(title?.size).toBeCloseTo(20, 1);
    }
  });

  it('begins no line with a closing mark', async () => {
    const text = '执行《条例》，落实待遇；保障权益。'.repeat(40);
    const pdf = await read({ ...sampleModel(), goals: { expected: text, actual: `（${text}）` } });
    // The cell 预期目标 reaches from 115 to 335 points.
    const lines = new Map<number, TextRun>();
    for (const run of pdf.pages[0]!.filter(({ text: part, x }) => part.trim() !== '' && x > 115 && x < 290)) {
      const line = Math.round(run.y);
      if (run.x < (lines.get(line)?.x ?? Infinity)) lines.set(line, run);
    }
    const starts = [...lines.values()].map(({ text: run }) => run.charAt(0));
    expect(starts.length).toBeGreaterThan(5);
    expect(starts.join('')).not.toMatch(/[，。；、》）」』：？！]/);
  });
});

describe('the printer', () => {
  it('prints more forms at once than it has pages', async () => {
    const pdfs = await Promise.all(Array.from({ length: 5 }, () => print(sampleModel())));
    expect(new Set(pdfs.map((pdf) => Buffer.from(pdf).toString('latin1'))).size).toBe(1);
  });

  it('starts another browser after it was closed', async () => {
    const again = new Printer();
    const first = Buffer.from(await again.renderPdf('<!doctype html><title>一</title><p>一</p>', { clock }));
    await again.close();
    const second = await again.renderPdf('<!doctype html><title>一</title><p>一</p>', { clock });
    await again.close();
    expect(first.equals(second)).toBe(true);
  });
});
