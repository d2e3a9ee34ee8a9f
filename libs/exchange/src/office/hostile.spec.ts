import fc from 'fast-check';
import { importFile } from '../import-file.js';
import { readDocument } from './document.js';
import { OFFICE_LIMITS } from './limits.js';
import { documentOf, packed, workbookOf, workbookParts } from './testing/packed.js';
import { refused } from './testing/refused.js';
import { readWorkbook } from './workbook.js';

describe('a workbook that wants too much', () => {
  const row = (inside: string): string => `<row r="1">${inside}</row>`;

  it.each([
    ['a document type', '<!DOCTYPE worksheet [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet/>', 'import.hostile'],
    ['an external entity', '<!DOCTYPE w SYSTEM "file:///etc/passwd"><w/>', 'import.hostile'],
    [
      'an entity of its own',
      `<worksheet><sheetData>${row('<c t="str"><v>&lol;</v></c>')}</sheetData></worksheet>`,
      'import.hostile',
    ],
    ['a nesting without end', '<a>'.repeat(5000), 'import.hostile'],
    ['an open tag', '<worksheet><sheetData>', 'import.unreadable'],
    ['tags across each other', '<worksheet><a><b></a></b></worksheet>', 'import.unreadable'],
    ['another encoding', '<?xml version="1.0" encoding="UTF-7"?><worksheet/>', 'import.unreadable'],
    ['a character that no text has', '<worksheet>&#0;</worksheet>', 'import.unreadable'],
    ['two roots', '<worksheet/><worksheet/>', 'import.unreadable'],
    ['text behind the root', '<worksheet/>x', 'import.unreadable'],
    ['an attribute twice', '<worksheet a="1" a="2"/>', 'import.unreadable'],
    [
      'no end of attributes',
      `<worksheet ${Array.from({ length: 300 }, (_, at) => `a${at}="1"`).join(' ')}/>`,
      'import.unreadable',
    ],
    ['nothing', '', 'import.unreadable'],
  ])('is refused for %s', (_name, sheet, code) => {
    const parts = { ...workbookParts(['']), 'xl/worksheets/sheet1.xml': sheet };
    expect(refused(() => readWorkbook(packed(parts))).code).toBe(code);
  });

  it('is refused for a million shared strings', () => {
    const strings = '<si><t>a</t></si>'.repeat(1_000_000);
    const bytes = workbookOf(row('<c r="A1" t="s"><v>0</v></c>'), { strings });
    expect(refused(() => readWorkbook(bytes))).toEqual({
      code: 'import.hostile',
      params: { reason: '压缩比过高' },
    });
    const loose = { ...OFFICE_LIMITS, ratio: Infinity };
    expect(refused(() => readWorkbook(bytes, loose))).toMatchObject({
      code: 'import.tooLarge',
      params: { what: '共享字符串', limit: OFFICE_LIMITS.strings },
    });
  });

  it('is refused for one long text shown ten thousand times', () => {
    const strings = `<si><t>${'字'.repeat(30_000)}</t></si>`;
    const rows = Array.from({ length: 10_000 }, (_, at) => `<row r="${at + 1}"><c t="s"><v>0</v></c></row>`).join('');
    expect(refused(() => readWorkbook(workbookOf(rows, { strings })))).toMatchObject({
      code: 'import.tooLarge',
      params: { what: '文字' },
    });
  });

  it('reads a merge over the whole sheet without spreading it out', () => {
    const merges = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>';
    const bytes = workbookOf(
      '<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>2</v></c></row><row r="9"><c r="B9"><v>3</v></c></row>',
      {},
      merges,
    );
    expect(readWorkbook(bytes).sheets[0]?.rows.map(({ cells }) => cells)).toEqual([
      ['1', '', ''],
      ['', ''],
    ]);
  });

  it('is refused for merges over merges, once they cost more than any sheet', () => {
    const merges = `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(19_000)}</mergeCells>`;
    const rows = Array.from({ length: 2000 }, (_, at) => `<row r="${at + 1}"><c><v>1</v></c></row>`).join('');
    expect(refused(() => readWorkbook(workbookOf(rows, {}, merges)))).toEqual({
      code: 'import.hostile',
      params: { reason: '合并区域互相重叠' },
    });
  });

  it.each([
    ['a column far out', row('<c r="XFD1"><v>1</v></c>'), 'import.tooLarge'],
    ['a row that no sheet has', '<row r="1048577"><c><v>1</v></c></row>', 'import.unreadable'],
    ['rows out of order', '<row r="2"/><row r="1"/>', 'import.unreadable'],
    ['a cell twice', row('<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>'), 'import.unreadable'],
    ['a cell of another row', row('<c r="A2"><v>1</v></c>'), 'import.unreadable'],
    ['a text that is not there', row('<c r="A1" t="s"><v>7</v></c>'), 'import.unreadable'],
    ['a number that is none', row('<c r="A1"><v>=cmd()</v></c>'), 'import.unreadable'],
    ['an endless exponent', row('<c r="A1"><v>1e99999</v></c>'), 'import.unreadable'],
    ['a kind of cell that is none', row('<c r="A1" t="x"><v>1</v></c>'), 'import.unreadable'],
  ])('is refused for %s', (_name, rows, code) => {
    expect(refused(() => readWorkbook(workbookOf(rows))).code).toBe(code);
  });

  it.each(['rows', 'cells', 'strings', 'sheets', 'merges', 'characters', 'columns'] as const)(
    'is refused beyond its limit of %s',
    (limit) => {
      const bytes = packed(
        workbookParts(
          Array.from(
            { length: 2 },
            () =>
              '<sheetData><row><c><v>11</v></c><c><v>22</v></c></row><row><c><v>3</v></c></row></sheetData><mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:B2"/></mergeCells>',
          ),
          { strings: '<si><t>a</t></si><si><t>b</t></si>' },
        ),
      );
      expect(refused(() => readWorkbook(bytes)).code).toBe('none');
      expect(refused(() => readWorkbook(bytes, { ...OFFICE_LIMITS, [limit]: 1 })).code).toBe('import.tooLarge');
    },
  );

  it('never follows a part out of the file', () => {
    const parts = workbookParts(['<sheetData/>']);
    const list = 'xl/_rels/workbook.xml.rels';
    const up = { ...parts, [list]: (parts[list] ?? '').replace('worksheets/sheet1.xml', '../../../sheet1.xml') };
    expect(refused(() => readWorkbook(packed(up))).code).toBe('import.hostile');
    const outside = {
      ...parts,
      [list]: (parts[list] ?? '').replace('Target="worksheets', 'TargetMode="External" Target="file:///'),
    };
    expect(refused(() => readWorkbook(packed(outside))).code).toBe('import.unreadable');
  });
});

describe('a document that wants too much', () => {
  it('is refused for columns and paragraphs beyond the limits', () => {
    const cell = (span: number): string => `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/></w:tcPr><w:p/></w:tc>`;
    const wide = `<w:tbl><w:tr>${cell(200)}${cell(200)}</w:tr></w:tbl>`;
    expect(refused(() => readDocument(documentOf(wide))).code).toBe('import.tooLarge');
    const long = documentOf('<w:p/>'.repeat(200_000));
    expect(refused(() => readDocument(long, { ...OFFICE_LIMITS, ratio: Infinity })).code).toBe('import.tooLarge');
    const deep = documentOf('<w:tbl><w:tr><w:tc>'.repeat(300));
    expect(refused(() => readDocument(deep)).code).toBe('import.hostile');
  });

  it('is refused for a document type', () => {
    const parts = documentOf('<w:p/>');
    expect(refused(() => readDocument(parts)).code).toBe('none');
    expect(refused(() => readDocument(documentOf('<w:p/>', { 'styles.xml': '<!DOCTYPE x><w:styles/>' }))).code).toBe(
      'import.hostile',
    );
  });
});

describe('whatever bytes come in', () => {
  const whole = [
    workbookOf('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>0.94</v></c></row>', {
      strings: '<si><t>项目支出绩效自评表</t></si>',
      xfs: '<xf numFmtId="0"/><xf numFmtId="10"/>',
    }),
    documentOf('<w:p><w:r><w:t>标题</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>'),
  ];
  // Stored, so that a changed byte reaches the XML instead of the check sum.
  const parts = workbookParts(['<sheetData><row r="1"><c r="A1" s="0"><v>44247.5</v></c></row></sheetData>'], {
    numFmts: '<numFmt numFmtId="164" formatCode="yyyy-mm-dd;@"/>',
    xfs: '<xf numFmtId="164"/>',
  });

  it('only a refusal comes out, or a reading', () => {
    const wound = fc.record({ at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }) });
    fc.assert(
      fc.property(fc.constantFrom(...whole), fc.array(wound, { minLength: 1, maxLength: 8 }), (source, wounds) => {
        const bytes = Uint8Array.from(source);
        for (const { at, byte } of wounds) bytes[at % bytes.length] = byte;
        refused(() => importFile(bytes, 'x', []));
      }),
      { numRuns: 1500 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (tail, zip) => {
        refused(() => importFile(zip ? Uint8Array.from([0x50, 0x4b, 3, 4, ...tail]) : tail, 'x', []));
      }),
      { numRuns: 1500 },
    );
  });

  it('only a refusal comes out of XML that is broken inside', () => {
    const names = Object.keys(parts);
    const wound = fc.record({
      part: fc.constantFrom(...names),
      at: fc.nat(),
      put: fc.constantFrom('', '<', '>', '"', '&', '/', '0', 'x', '<c/>', '<row>', ']]>'),
    });
    fc.assert(
      fc.property(fc.array(wound, { minLength: 1, maxLength: 4 }), (wounds) => {
        const broken: Record<string, string> = { ...parts };
        for (const { part, at, put } of wounds) {
          const old = broken[part] ?? '';
          const place = at % old.length;
          broken[part] = old.slice(0, place) + put + old.slice(place + 1);
        }
        refused(() => importFile(packed(broken, 0), 'x', []));
      }),
      { numRuns: 1000 },
    );
  });
});
