import { decimalText, type DecimalText, type MoneyCell } from '@chengwen/domain';

/** What a person has typed where a figure belongs: a figure, nothing, or something that is no figure. */
export type Typed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

const NOT_A_FIGURE = { ok: false, problem: '应为数字' } as const;

/** Reads a typed figure exactly: full-width digits and thousands separators are understood, places are kept ("2.50"). */
export const readDecimal = (typed: string): Typed<DecimalText | null> => {
  const text = typed.normalize('NFKC').replace(/[\s,]/g, '').replace(/^\+/, '');
  if (text === '') return { ok: true, value: null };
  const tidy = text
    .replace(/^(-?)\./, '$10.')
    .replace(/\.$/, '')
    .replace(/^(-?)0+(?=\d)/, '$1');
  const read = decimalText.safeParse(tidy);
  return read.success ? { ok: true, value: read.data } : NOT_A_FIGURE;
};

/** Reads a money cell (金额): nothing typed is blank, a dash is "not applicable", 0 is an amount. Three different things. */
export const readMoney = (typed: string): Typed<MoneyCell> => {
  if (/^\s*[—–－―-]{1,2}\s*$/.test(typed)) return { ok: true, value: { kind: 'none' } };
  const read = readDecimal(typed);
  if (!read.ok) return { ok: false, problem: '应为数字、“—”（不涉及）或留空' };
  return { ok: true, value: read.value === null ? { kind: 'blank' } : { kind: 'amount', amount: read.value } };
};

/** A money cell as it prints. */
export const moneyText = (cell: MoneyCell | undefined): string =>
  cell?.kind === 'amount' ? cell.amount : cell?.kind === 'none' ? '—' : '';
