import fc from 'fast-check';
import { moneyText, readDecimal, readMoney } from './decimal-typing.js';

describe('figures as people type them', () => {
  it.each([
    ['165,692.15', '165692.15'],
    ['１２．５０', '12.50'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['007', '7'],
    ['-0.30', '-0.30'],
    [' 90 ', '90'],
  ])('%s is read as %s, places kept', (typed, value) => {
    expect(readDecimal(typed)).toEqual({ ok: true, value });
  });

  it.each(['约5', '1.2.3', '1e5', '5%', '--1', 'NaN', '１２元'])('%s is no figure', (typed) => {
    expect(readDecimal(typed).ok).toBe(false);
  });

  it('blank, dash and zero are three things', () => {
    expect(['', '—', '-', '0'].map(readMoney)).toEqual([
      { ok: true, value: { kind: 'blank' } },
      { ok: true, value: { kind: 'none' } },
      { ok: true, value: { kind: 'none' } },
      { ok: true, value: { kind: 'amount', amount: '0' } },
    ]);
  });

  it('what is shown reads back as the same cell, digit for digit', () => {
    const digits = fc.stringMatching(/^-?(0|[1-9]\d{0,15})(\.\d{1,8})?$/);
    fc.assert(
      fc.property(digits, (text) => {
        const read = readMoney(text);
        expect(read).toMatchObject({ ok: true, value: { kind: 'amount', amount: text } });
        if (read.ok) expect(moneyText(read.value)).toBe(text);
      }),
    );
  });
});
