import { indicator, moneyCell, printValue, value } from '@chengwen/domain';

/** Any cell of a content as it reads on paper; a blank cell says so, because an empty place in a comparison says nothing. */
export const cellText = (cell: unknown): string => {
  if (cell === undefined) return '（没有此项）';
  if (cell === null || cell === '') return '（未填）';
  if (typeof cell === 'string') return cell;
  const money = moneyCell.safeParse(cell);
  if (money.success && money.data.kind === 'amount') return money.data.amount;
  const typed = value.safeParse(cell);
  if (typed.success) return printValue(typed.data) || '（未填）';
  const row = indicator.safeParse(cell);
  if (row.success) {
    const { name, target, actual, weight, score } = row.data;
    return `${name}：${printValue(target)} → ${printValue(actual)}，分值 ${weight ?? '—'}，得分 ${score ?? '—'}`;
  }
  return '（其他内容）';
};
