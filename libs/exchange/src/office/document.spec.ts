import { readDocument } from './document.js';
import { documentOf } from './testing/packed.js';

const p = (text: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const tc = (inside: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${inside}</w:tc>`;
const tbl = (...rows: string[]): string =>
  `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`;
const blocks = (body: string, more?: Record<string, string>) => readDocument(documentOf(body, more)).blocks;
const texts = (body: string, more?: Record<string, string>) =>
  blocks(body, more).map((block) => (block.kind === 'paragraph' ? block.text : block.rows));

describe('readDocument', () => {
  it('reads paragraphs and tables in their order, with merged cells at their columns', () => {
    const rows = [
      tc(p('一级指标')) + tc(p('指标'), '<w:gridSpan w:val="2"/>') + tc(p('值')),
      tc(p('产出'), '<w:vMerge w:val="restart"/>') + tc(p('数量')) + tc(p('人数')) + tc(p('≥3') + p('万人')),
      tc(p('隐藏'), '<w:vMerge/>') + tc(p('质量')) + tc(p('')) + tc(p('100%')),
    ];
    expect(texts(p('标题') + tbl(...rows) + p('备注：无'))).toEqual([
      '标题',
      [
        ['一级指标', '指标', '', '值'],
        ['产出', '数量', '人数', '≥3\n万人'],
        ['', '质量', '', '100%'],
      ],
      '备注：无',
    ]);
  });

  it('leaves out what was deleted, moved away, hidden or instructs, and keeps what was inserted', () => {
    const body =
      '<w:p><w:r><w:t>留</w:t></w:r><w:del><w:r><w:delText>删</w:delText><w:t>删</w:t></w:r></w:del><w:ins><w:r><w:t>增</w:t></w:r></w:ins>' +
      '<w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>' +
      '<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>现</w:t></w:r></w:p>' +
      `<w:tbl><w:tr><w:trPr><w:del w:id="1"/></w:trPr>${tc(p('删行'))}</w:tr><w:tr>${tc(p('留行'))}</w:tr></w:tbl>`;
    expect(texts(body)).toEqual(['留增现', [['留行']]]);
  });

  it('reads tabs, line breaks, ticks and boxes, and a text box once, after its paragraph', () => {
    const box = `<w:txbxContent>${p('框内')}</w:txbxContent>`;
    const body =
      '<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r>' +
      '<w:r><w:t>民生保障</w:t><w:sym w:font="Wingdings 2" w:char="F052"/><w:t>其他</w:t><w:sym w:font="Wingdings 2" w:char="F0A3"/></w:r>' +
      `<w:r><mc:AlternateContent><mc:Choice><wps:txbx>${box}</wps:txbx></mc:Choice><mc:Fallback><v:textbox>${box}</v:textbox></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>后</w:t></w:r></w:p>`;
    expect(texts(body)).toEqual(['甲\t乙\n丙民生保障√其他□后', '框内']);
  });

  it('puts a table that stands in a cell after the table around it', () => {
    expect(texts(tbl(tc(p('外') + tbl(tc(p('内')))) + tc(p('右'))))).toEqual([[['外', '右']], [['内']]]);
  });

  it('numbers paragraphs as the document shows them, also by their style', () => {
    const level = (at: number, format: string, text: string): string =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const numbering = `<w:numbering><w:abstractNum w:abstractNumId="7">${level(0, 'chineseCounting', '%1、')}${level(1, 'chineseCountingThousand', '（%2）')}${level(2, 'decimal', '%1.%3.')}${level(3, 'bullet', '')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="11"/></w:lvlOverride></w:num></w:numbering>`;
    const styles =
      '<w:styles><w:style w:styleId="base"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="own"><w:basedOn w:val="base"/></w:style></w:styles>';
    const at = (list: number, place: number): string =>
      `<w:numPr><w:ilvl w:val="${place}"/><w:numId w:val="${list}"/></w:numPr>`;
    const body =
      p('甲', at(1, 0)) +
      p('乙', '<w:pStyle w:val="own"/>') +
      p('丙', '<w:pStyle w:val="own"/>') +
      p('丁', at(1, 2)) +
      p('戊', at(1, 0)) +
      p('己', '<w:pStyle w:val="own"/>') +
      p('', at(1, 0)) +
      p('庚', at(1, 3)) +
      p('辛', at(2, 0)) +
      p('壬', at(0, 0));
    expect(texts(body, { 'numbering.xml': numbering, 'styles.xml': styles })).toEqual([
      ...['一、甲', '（一）乙', '（二）丙', '一.1.丁', '二、戊', '（一）己', '', '庚', '十一、辛', '壬'],
    ]);
  });

  it('keeps heads and feet of pages apart, each once, and notes at the end', () => {
    const more = {
      'header1.xml': `<w:hdr>${p('某局文件')}</w:hdr>`,
      'header2.xml': `<w:hdr>${p('某局文件')}${p('  ')}</w:hdr>`,
      'footnotes.xml': `<w:footnotes><w:footnote>${p('注：数据来自决算')}</w:footnote></w:footnotes>`,
    };
    const document = readDocument(documentOf(p('正文'), more));
    expect(document.running).toEqual(['某局文件']);
    expect(document.blocks.map((block) => block.kind === 'paragraph' && block.text)).toEqual([
      '正文',
      '注：数据来自决算',
    ]);
  });
});
