import fc from 'fast-check';
import writeExcelFile from 'write-excel-file/universal';
import { numberFormat } from './number-format.js';
import { packed, workbookOf, workbookParts } from './testing/packed.js';
import { readWorkbook } from './workbook.js';

const cells = (bytes: Uint8Array): (readonly string[])[] =>
  readWorkbook(bytes).sheets[0]?.rows.map((row) => row.cells) ?? [];
const shown = (cell: string, options: Parameters<typeof workbookOf>[1] = {}): string | undefined =>
  cells(workbookOf(`<row r="1">${cell}</row>`, options))[0]?.[0];
const formatted = (value: string, code: string): string | undefined =>
  shown(`<c r="A1" s="1"><v>${value}</v></c>`, {
    numFmts: `<numFmt numFmtId="164" formatCode="${code.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')}"/>`,
    xfs: '<xf numFmtId="0"/><xf numFmtId="164"/>',
  });
const builtIn = (value: string, id: number): string | undefined =>
  shown(`<c r="A1" s="0"><v>${value}</v></c>`, { xfs: `<xf numFmtId="${id}"/>` });

describe('readWorkbook', () => {
  it.each([
    ['165692.15', '165692.15'],
    ['9.4100000000000001', '9.41'],
    ['0.30000000000000004', '0.3'],
    ['0.94069999999999998', '0.9407'],
    ['-2.61', '-2.61'],
    ['1E-3', '0.001'],
    ['1.5E+3', '1500'],
    ['123456789012345678', '123456789012346000'],
    ['-0', '0'],
    ['0', '0'],
    ['2.50', '2.5'],
  ])('shows the number %s as %s', (value, text) => {
    expect(shown(`<c r="A1"><v>${value}</v></c>`)).toBe(text);
  });

  it.each([
    ['0.9407', 10, '94.07%'],
    ['0.9407', 9, '94%'],
    ['165692.15', 4, '165,692.15'],
    ['1234567', 3, '1,234,567'],
    ['9.4', 2, '9.40'],
    ['2.675', 2, '2.68'],
    ['44247', 14, '2021/2/20'],
    ['44247', 31, '2021年2月20日'],
    ['44247.5', 22, '2021/2/20 12:00'],
    ['59', 14, '1900/2/28'],
    ['1', 14, '1900/1/1'],
    ['61', 14, '1900/3/1'],
    ['0', 43, '0.00'],
  ])('shows %s in built-in format %i as %s', (value, id, text) => {
    expect(builtIn(value, id)).toBe(text);
  });

  it.each([
    ['1200.5', '#,##0.00', '1,200.50'],
    ['0', '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', '0'],
    ['-1234.5', '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', '-1,234.50'],
    ['34.83', '0.00"万人"', '34.83万人'],
    ['0.125', '0.0%', '12.5%'],
    ['0.95', '"≥"0%', '≥95%'],
    ['12345678', '#,##0,', '12,346'],
    ['-5', '0;[Red]0', '5'],
    ['-5', '0.0', '-5.0'],
    ['5', '[<10]"少于十";0', '少于十'],
    ['7', '000', '007'],
    ['0.5', '#.##', '.5'],
    ['44247', 'yyyy"年"m"月"', '2021年2月'],
    ['44247', '[$-804]yyyy"年"mm"月"dd"日";@', '2021年02月20日'],
    ['44247', '[$-F800]dddd, mmmm dd, yyyy', '2021年2月20日'],
    ['0.75', 'h:mm:ss', '18:00:00'],
    ['1.5', '[h]:mm', '36:00'],
    ['44247', 'aaaa', '星期六'],
    ['12', '# ?/?', '12'],
    ['12', '@', '12'],
    ['1.005', '0.00', '1.01'],
    ['-0.001', '0.00', '0.00'],
  ])('shows %s in format %s as %s', (value, code, text) => {
    expect(formatted(value, code)).toBe(text);
  });

  it('counts days from 1904 where the workbook says so', () => {
    const options = { xfs: '<xf numFmtId="14"/>', properties: '<workbookPr date1904="1"/>' };
    expect(shown('<c r="A1" s="0"><v>42785</v></c>', options)).toBe('2021/2/20');
  });

  it('reads texts of every kind: shared, in runs, inline, of formulas, truths and errors', () => {
    const strings =
      '<si><t>参保人数</t></si><si><r><rPr><b/></rPr><t xml:space="preserve">社会 </t></r><r><t>效益</t></r><rPh sb="0" eb="1"><t>shehui</t></rPh></si><si><t>一_x000D_\n二&amp;三&#x4E09;</t></si>';
    const row =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>' +
      '<c r="D1" t="str"><f>A1&amp;"x"</f><v>结果</v></c><c r="E1" t="b"><v>1</v></c><c r="F1" t="e"><v>#DIV/0!</v></c><c r="G1"><f>SUM(A1)</f><v>3</v></c><c r="H1"><f>NOW()</f></c><c r="J1" t="s"><v>2</v></c></row>';
    const [sheet] = readWorkbook(workbookOf(row, { strings })).sheets;
    expect(sheet?.rows[0]?.cells).toEqual([
      '参保人数',
      '社会 效益',
      'ab',
      '结果',
      'TRUE',
      '#DIV/0!',
      '3',
      '',
      '',
      '一\n二&三三',
    ]);
    expect(sheet).toMatchObject({ formulas: 3, uncalculated: 1 });
  });

  it('keeps a merged value in its first cell only, and row numbers as the sheet counts them', () => {
    const rows = [3, 4, 7].map(
      (row) =>
        `<row r="${row}"><c r="A${row}"><v>${row}</v></c><c r="B${row}"><v>5</v></c><c r="C${row}"><v>6</v></c></row>`,
    );
    const merged = '<mergeCells count="1"><mergeCell ref="A3:B4"/></mergeCells>';
    const [sheet] = readWorkbook(workbookOf(rows.join(''), {}, merged)).sheets;
    expect(sheet?.rows).toEqual([
      { number: 3, cells: ['3', '', '6'] },
      { number: 4, cells: ['', '', '6'] },
      { number: 7, cells: ['7', '5', '6'] },
    ]);
    expect(sheet?.merges).toEqual([{ top: 3, left: 1, bottom: 4, right: 2 }]);
  });

  it('names hidden sheets, and reads elements under a prefix', () => {
    const parts = workbookParts(
      ['<sheetData/>', '<sheetData><row><c><v>1</v></c><c t="inlineStr"><is><t>乙</t></is></c></row></sheetData>'],
      { states: ['visible', 'veryHidden'] },
    );
    const second = 'xl/worksheets/sheet2.xml';
    parts[second] = (parts[second] ?? '').replace(/<(\/?)(?=[a-z])/g, '<$1x:').replace('xmlns=', 'xmlns:x=');
    expect(readWorkbook(packed(parts)).sheets).toMatchObject([
      { name: '表1', hidden: false, rows: [] },
      { name: '表2', hidden: true, rows: [{ number: 1, cells: ['1', '乙'] }] },
    ]);
  });

  it('reads what another program writes', async () => {
    const data = [
      ['一级指标', { value: '=1+1', type: String }, null, { value: 9.41, format: '0.00' }],
      [{ value: '合并', rowSpan: 2, columnSpan: 2 }, null, '丙 & <丁>', 165692.15],
      [null, null, '戊', true],
    ];
    const blob = await writeExcelFile(data).toBlob();
    expect(cells(new Uint8Array(await blob.arrayBuffer()))).toEqual([
      ['一级指标', '=1+1', '', '9.41'],
      ['合并', '', '丙 & <丁>', '165692.15'],
      ['', '', '戊', 'TRUE'],
    ]);
  });

  it('shows something of any number in any format, and all of its digits in none that rounds', () => {
    const codes = fc.array(fc.constantFrom(...'0#?.,%;"\\_*[]$-hmsdyaeEG@/年 ', '[Red]', '[>=5]', 'AM/PM', 'General'), {
      maxLength: 20,
    });
    const numbers = fc.tuple(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean());
    fc.assert(
      fc.property(codes, numbers, (code, [number, from1904]) => {
        expect(typeof numberFormat(code.join(''), from1904)(String(number).replace('e', 'E'))).toBe('string');
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.nat(4), (units, places) => {
        const text =
          (BigInt(units) < 0n ? '-' : '') +
          String(Math.abs(units))
            .padStart(places + 1, '0')
            .replace(new RegExp(`(?=\\d{${places}}$)`), places > 0 ? '.' : '');
        const shown = numberFormat(places > 0 ? `0.${'0'.repeat(places)}` : '0')(text);
        expect(shown).toBe(units === 0 ? text.replace('-', '') : text);
      }),
    );
  });
});
