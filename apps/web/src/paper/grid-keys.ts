import type { KeyboardEvent } from 'react';

const STEPS: Readonly<Record<string, 'next' | 'previous'>> = { Enter: 'next', ArrowDown: 'next', ArrowUp: 'previous' };

/**
 * Enter and the arrows move to the same column of the neighbouring row, as in a spreadsheet. Only from single-line figures:
 * in running text and on buttons these keys keep their own meaning.
 */
export const onGridKey = (event: KeyboardEvent<HTMLElement>): void => {
  const step = STEPS[event.key];
  const from = event.target;
  if (step === undefined || event.nativeEvent.isComposing || event.shiftKey || event.ctrlKey) return;
  if (!(from instanceof HTMLInputElement)) return;
  const column = from.dataset['column'];
  if (column === undefined) return;
  const inColumn = [...event.currentTarget.querySelectorAll<HTMLElement>(`[data-column="${column}"]`)];
  const to = inColumn[inColumn.indexOf(from) + (step === 'next' ? 1 : -1)];
  if (to === undefined) return;
  event.preventDefault();
  to.focus();
};
