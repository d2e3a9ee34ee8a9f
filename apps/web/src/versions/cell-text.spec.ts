import { cellText } from './cell-text.js';

const row = {
  id: 'i1',
  category: 'output',
  dimension: 'quantity',
  name: '参保人数',
  target: { kind: 'text', text: '逐步推开' },
  actual: { kind: 'none' },
  weight: '7',
  score: null,
  scoreReason: '',
  variance: '',
};

describe('cells in a comparison', () => {
  it('blank, dash, zero and absent read differently', () => {
    const cells = [{ kind: 'blank' }, { kind: 'none' }, { kind: 'amount', amount: '0' }, undefined];
    expect(cells.map((cell) => cellText(cell))).toEqual(['（未填）', '—', '0', '（没有此项）']);
  });

  it('a typed value reads as printed, places kept', () => {
    const unit = { measure: '元', scale: '万', per: [] };
    expect(cellText({ kind: 'compare', op: '<=', amount: '2.50', unit })).toBe('≤2.50万元');
  });

  it('a row that came or went reads as one line, without what its form does not have', () => {
    expect(cellText(row)).toBe('参保人数：逐步推开 → —，分值 7，得分 —');
    expect(cellText({ ...row, actual: { kind: 'blank' }, weight: null })).toBe('参保人数：逐步推开');
  });

  it('ticked options read by their names, none as not filled in', () => {
    expect(cellText(['a', 'b'], (key) => `选项${key}`)).toBe('选项a、选项b');
    expect(cellText([])).toBe('（未填）');
  });

  it('a figure that was printed without being one reads as printed', () => {
    expect(cellText({ kind: 'malformed', raw: '1.2.3' })).toBe('1.2.3');
  });

  it('paragraphs, tables, matrices and whole chapters read as what they hold', () => {
    const table = {
      kind: 'table',
      id: 't',
      title: '附表',
      rows: [
        ['甲', '乙'],
        ['1', '2'],
      ],
    };
    const text = { kind: 'text', id: 'b', text: '平稳。' };
    const matrix = { kind: 'matrix', id: 'm', matrix: 'balance' };
    expect(cellText(table)).toBe('附表\n甲 | 乙\n1 | 2');
    expect(
      cellText({ id: 'c', level: 1, number: '一、', heading: '情况', blocks: [text, matrix] }, () => '分析表'),
    ).toBe('一、情况\n平稳。\n〔分析表〕');
    expect(
      cellText([
        { key: 'a', label: '甲险种' },
        { key: 'b', label: '乙险种' },
      ]),
    ).toBe('甲险种、乙险种');
    expect(cellText(table.rows)).toBe('甲 | 乙\n1 | 2');
  });
});
