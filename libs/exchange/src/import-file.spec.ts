import { Refusal, type Template } from '@chengwen/domain';
import { importFile } from './import-file.js';
import { documentOf, packed, workbookOf, workbookParts } from './office/testing/packed.js';

const spec = (key: string, label: string) => ({ key, label, required: true });
const template = {
  ...{
    id: 'sample@2020',
    kind: 'sample',
    edition: '2020',
    title: '项目支出绩效自评表',
    years: { from: 2020 },
    moneyUnit: '万元',
  },
  fields: [
    spec('projectName', '项目名称'),
    spec('department', '主管部门'),
    spec('unit', '实施单位'),
    spec('note', '备注'),
  ],
  goals: [spec('expected', '预期目标'), spec('actual', '实际完成情况')],
  funding: {
    columns: [spec('initialBudget', '年初预算数'), spec('revisedBudget', '全年预算数'), spec('executed', '全年执行数')],
    rows: [{ key: 'total', label: '年度资金总额', total: true }, spec('other', '其他资金')],
  },
  categories: [
    {
      ...{ key: 'output', label: '产出指标', aliases: [] },
      dimensions: [
        { key: 'quantity', label: '数量指标', aliases: [] },
        { key: 'quality', label: '质量指标', aliases: [] },
      ],
    },
  ],
  ...{ scoring: {}, note: '' },
} as unknown as Template;

/** The same form as text, as a sheet and as a document; [text, columns, rows] merges. */
const rows: (readonly (string | readonly [string, number, number])[])[] = [
  [['项目支出绩效自评表', 9, 1]],
  [['（2020年度）', 9, 1]],
  ['项目名称', ['某基金支出项目', 8, 1]],
  ['主管部门', ['某局', 3, 1], '实施单位', ['某局本级', 4, 1]],
  [['项目资金（万元）', 1, 3], '', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', ['得分', 2, 1]],
  ['年度资金总额', '165692.15', '165692.15', '155863.72', '10', '94.07%', ['9.41', 2, 1]],
  ['其他资金', '', '0', '—', '—', '—', ['—', 2, 1]],
  [
    ['年度总体目标', 1, 2],
    ['预期目标', 4, 1],
    ['实际完成情况', 4, 1],
  ],
  [
    ['足额发放', 4, 1],
    ['已按时发放', 4, 1],
  ],
  [
    '绩效指标',
    '一级指标',
    '二级指标',
    '三级指标',
    '年度指标值',
    '实际完成值',
    '分值',
    '得分',
    '偏差原因分析及改进措施',
  ],
  [['绩效指标', 1, 2], ['产出指标', 1, 2], '数量指标', '参保人数', '≥34.83万人', '39.31万人', '7', '6', '上年基数偏低'],
  ['质量指标', '报销比例', '≥85%', '86%', '8', '8', ''],
];

/** Cells at their columns, those covered from above or from the left blank. */
function placed(): { grid: string[][]; merges: string[] } {
  const grid = rows.map(() => Array.from({ length: 9 }, () => ''));
  const covered = rows.map(() => Array.from({ length: 9 }, () => false));
  const merges: string[] = [];
  rows.forEach((cells, row) => {
    let column = 0;
    for (const cell of cells) {
      const [text, wide, high] = typeof cell === 'string' ? ([cell, 1, 1] as const) : cell;
      while (covered[row]?.[column]) column++;
      (grid[row] as string[])[column] = text;
      for (let down = 0; down < high; down++)
        for (let right = 0; right < wide; right++) (covered[row + down] as boolean[])[column + right] = true;
      if (wide * high > 1)
        merges.push(
          `${String.fromCharCode(65 + column)}${row + 1}:${String.fromCharCode(64 + column + wide)}${row + high}`,
        );
      column += wide;
    }
  });
  return { grid, merges };
}
const { grid, merges } = placed();
const text = grid.map((cells) => cells.join('\t').replace(/\t+$/, '')).join('\n');

const sheetOf = (): string => {
  const lines = grid.map((cells, row) => {
    const written = cells.map((cell, column) => {
      const place = `r="${String.fromCharCode(65 + column)}${row + 1}"`;
      if (cell === '') return '';
      return /^\d+(\.\d+)?$/.test(cell)
        ? `<c ${place}><v>${cell}</v></c>`
        : `<c ${place} t="inlineStr"><is><t>${cell}</t></is></c>`;
    });
    return `<row r="${row + 1}">${written.join('')}</row>`;
  });
  return `<sheetData>${lines.join('')}</sheetData><mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
};

const paragraph = (words: string): string => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`;
const documentXml = (): string => {
  const lines = grid.map((cells, row) => {
    const written: string[] = [];
    for (let column = 0; column < 9;) {
      const place = `${String.fromCharCode(65 + column)}${row + 1}:`;
      const merge = merges.find((ref) => ref.startsWith(place));
      const over = merges.find((ref) => {
        const [from = '', to = ''] = ref.split(':');
        return (
          from[0] === String.fromCharCode(65 + column) &&
          Number(from.slice(1)) < row + 1 &&
          Number(to.slice(1)) >= row + 1
        );
      });
      const [from = '', to = ''] = (merge ?? over ?? '').split(':');
      const span = to === '' ? 1 : to.charCodeAt(0) - from.charCodeAt(0) + 1;
      const high = to.slice(1) !== from.slice(1);
      const vertical = over ? '<w:vMerge/>' : high ? '<w:vMerge w:val="restart"/>' : '';
      written.push(
        `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/>${vertical}</w:tcPr>${paragraph(over ? '' : (cells[column] ?? ''))}</w:tc>`,
      );
      column += span;
    }
    return `<w:tr>${written.join('')}</w:tr>`;
  });
  // Titles stand above the table, as they mostly do.
  return `${paragraph('项目支出绩效自评表')}${paragraph('（2020年度）')}<w:tbl>${lines.slice(2).join('')}</w:tbl>`;
};

const read = (bytes: Uint8Array, name = 'x') => importFile(bytes, name, [template]);
const utf8 = (words: string): Uint8Array => new TextEncoder().encode(words);
const refused = (bytes: Uint8Array, name = 'x') => {
  try {
    read(bytes, name);
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'none';
};

describe('importFile', () => {
  const fromText = read(utf8(text));

  it('reads one form the same from text, from a sheet and from a document', () => {
    expect(fromText.forms).toHaveLength(1);
    expect(fromText.forms[0]).toMatchObject({ year: 2020, lost: [] });
    expect(fromText.forms[0]?.content.indicators.map(({ name, dimension }) => [name, dimension])).toEqual([
      ['参保人数', 'quantity'],
      ['报销比例', 'quality'],
    ]);
    for (const file of [packed(workbookParts([sheetOf()])), documentOf(documentXml())]) {
      const { forms, lost, notes } = read(file);
      expect(forms.map(({ content }) => content)).toEqual(fromText.forms.map(({ content }) => content));
      expect([lost, notes, forms[0]?.year]).toEqual([[], [], 2020]);
    }
  });

  it('reads a form from every sheet, and names the hidden ones it leaves out', () => {
    const parts = workbookParts([sheetOf(), sheetOf(), sheetOf(), '<sheetData/>'], {
      states: ['visible', 'visible', 'hidden', 'hidden'],
    });
    const { forms, notes } = read(packed(parts));
    expect(forms).toHaveLength(2);
    expect(notes).toEqual(['工作表“表3”是隐藏的，其中 12 行没有导入']);
  });

  it('says which sheet has formulas without a result', () => {
    expect(read(workbookOf('<row r="1"><c r="A1"><f>1+1</f></c></row>')).notes).toEqual([
      '工作表“表1”有 1 个公式没有计算结果，按空白读取，请用 Excel 或 WPS 打开并保存后再导入',
    ]);
  });

  it('hands back the heads and feet of a document, and what is no form', () => {
    const file = documentOf(paragraph('一段话') + documentXml(), {
      'header1.xml': `<w:hdr>${paragraph('某局文件')}</w:hdr>`,
    });
    const { forms, lost } = read(file);
    expect(forms[0]?.content).toEqual(fromText.forms[0]?.content);
    const all = [...forms.flatMap((form) => form.lost), ...lost];
    expect(all.map((line) => line.text)).toEqual(['一段话', '某局文件']);
  });

  it('reads text in the encodings that such files have', () => {
    const wide = new Uint8Array(2 + text.length * 2);
    wide.set([0xff, 0xfe]);
    [...text].forEach((letter, at) => wide.set([letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8], 2 + 2 * at));
    for (const bytes of [utf8(`\ufeff${text}`), wide])
      expect(read(bytes).forms[0]?.content).toEqual(fromText.forms[0]?.content);
    // 项目 in GB18030.
    expect(read(Uint8Array.from([0xcf, 0xee, 0xc4, 0xbf])).lost).toEqual([{ line: 1, text: '项目' }]);
  });

  it('goes by what a file is, whatever it is called, and says what to do with the rest', () => {
    const ole = (words: string): Uint8Array =>
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...[...words].flatMap((letter) => [letter.charCodeAt(0), 0])]);
    expect(read(workbookOf('<row r="1"><c r="A1"><v>1</v></c></row>'), 'a.docx').lost).toEqual([
      { line: 1, text: '1' },
    ]);
    expect(refused(ole('Workbook'), 'a.xlsx')).toBe('import.kind');
    expect(refused(ole('EncryptedPackage'), 'a.xlsx')).toBe('import.locked');
    expect(refused(utf8('%PDF-1.7'), 'a.txt')).toBe('import.kind');
    expect(refused(packed({ 'a.txt': 'x' }), 'a.xlsx')).toBe('import.kind');
    expect(refused(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]))).toBe('import.unreadable');
    expect(refused(Uint8Array.from([0xff, 0xff, 0xff]))).toBe('import.unreadable');
  });
});
