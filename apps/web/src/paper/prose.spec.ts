import { hasFigures, piecesOf } from './prose.js';

describe('figures in running text', () => {
  it('references are told from the words around them', () => {
    expect(piecesOf('支出{{ funding/total/executed }}万元，完成{{x}}。')).toEqual([
      { words: '支出' },
      { words: 'funding/total/executed', figure: true },
      { words: '万元，完成' },
      { words: 'x', figure: true },
      { words: '。' },
    ]);
  });

  it('braces that hold nothing, or are not closed, are words', () => {
    for (const text of ['', '{{}}', '{{a', '{fund}收支', '}} {{']) {
      expect(hasFigures(text)).toBe(false);
      expect(
        piecesOf(text)
          .map(({ words }) => words)
          .join(''),
      ).toBe(text);
    }
  });
});
