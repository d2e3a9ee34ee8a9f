import fc from 'fast-check';
import { textOfHtml } from './clipboard-table.js';

describe('tables on the clipboard', () => {
  it('cells are parted by tabs, rows by lines, and what stands around the table stays', () => {
    const html =
      '<html><head><style>td{mso-x:1}</style></head><body><!--StartFragment--><p>绩效自评表</p>' +
      '<table><tr><td>指标</td><td>目标&ge;</td></tr><tr><td>参保&nbsp;人数</td><td>&#8805;95%</td></tr></table><p>备注：无</p></body></html>';
    expect(textOfHtml(html)).toBe('绩效自评表\n指标\t目标≥\n参保 人数\t≥95%\n备注：无');
  });

  it('merged cells leave their places empty, so that every figure keeps its column', () => {
    const html =
      '<table><tr><td rowspan=2>产出</td><td colspan="2">数量</td><td>1</td></tr>' +
      '<tr><td>甲</td><td>乙</td><td>2</td></tr><tr><td>效益</td><td>丙</td><td>丁</td><td>3</td></tr></table>';
    expect(
      textOfHtml(html)
        ?.split('\n')
        .map((line) => line.split('\t')),
    ).toEqual([
      ['产出', '数量', '', '1'],
      ['', '甲', '乙', '2'],
      ['效益', '丙', '丁', '3'],
    ]);
  });

  it('paragraphs and a table inside a cell are words of that cell', () => {
    const html =
      '<table><tr><td><p>上</p><p>下<br>面</p></td><td><table><tr><td>里</td></tr></table></td></tr></table>';
    expect(textOfHtml(html)).toBe('上 下 面\t里');
  });

  it('what holds no table is left to the plain text', () => {
    expect(textOfHtml('<p>一段文字</p>')).toBeUndefined();
    expect(textOfHtml('')).toBeUndefined();
  });

  it('any table of words comes out as it went in', () => {
    const word = fc.stringMatching(/^[\u4e00-\u9fa50-9%]{1,6}$/);
    fc.assert(
      fc.property(fc.array(fc.array(word, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 }), (rows) => {
        const html = `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('\n')}</tr>`).join('')}</table>`;
        expect(textOfHtml(html)).toBe(rows.map((row) => row.join('\t')).join('\n'));
      }),
    );
  });
});
