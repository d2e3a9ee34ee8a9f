import { cellText } from './cell-text.js';

describe('cells in a comparison', () => {
  it('blank, dash, zero and absent read differently', () => {
    const cells = [{ kind: 'blank' }, { kind: 'none' }, { kind: 'amount', amount: '0' }, undefined];
    expect(cells.map(cellText)).toEqual(['（未填）', '—', '0', '（没有此项）']);
  });

  it('a typed value reads as printed, places kept', () => {
    const unit = { measure: '元', scale: '万', per: [] };
    expect(cellText({ kind: 'compare', op: '<=', amount: '2.50', unit })).toBe('≤2.50万元');
  });

  it('a row that came or went reads as one line', () => {
    const row = {
      id: 'i1',
      category: 'output',
      dimension: 'quantity',
      name: '参保人数',
      target: { kind: 'blank' },
      actual: { kind: 'none' },
      weight: '7',
      score: null,
      scoreReason: '',
      variance: '',
    };
    expect(cellText(row)).toBe('参保人数： → —，分值 7，得分 —');
  });
});
