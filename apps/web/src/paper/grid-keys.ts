import type { KeyboardEvent } from 'react';

type Way = 'up' | 'down' | 'left' | 'right';

const ARROWS: Readonly<Record<string, Way>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

const CELLS = 'input, textarea, button.value-button';

/** The cell before or after this one in its grid, in the order of Tab: row buttons, marks and offers are passed by. */
export const neighbourOf = (from: HTMLElement, back: boolean): HTMLElement | undefined => {
  const cells = [...(from.closest('.grid')?.querySelectorAll<HTMLElement>(CELLS) ?? [])];
  const at = cells.indexOf(from);
  return at < 0 ? undefined : cells[at + (back ? -1 : 1)];
};

const inColumn = (grid: HTMLElement, from: HTMLElement, step: 1 | -1): HTMLElement | undefined => {
  const column = from.dataset['column'];
  if (column === undefined) return undefined;
  const cells = [...grid.querySelectorAll<HTMLElement>(`[data-column="${column}"]`)];
  return cells[cells.indexOf(from) + step];
};

/** In a figure Enter goes down and left and right move the cursor; on a value cell, where Enter opens it, they move on. */
const wayOf = (key: string, from: HTMLElement): Way | undefined => {
  const onValue = from.classList.contains('value-button');
  if (!onValue && !(from instanceof HTMLInputElement)) return undefined;
  const way = key === 'Enter' && !onValue ? 'down' : ARROWS[key];
  return !onValue && (way === 'left' || way === 'right') ? undefined : way;
};

/**
 * Enter and the arrows move to the neighbouring cell, as in a spreadsheet: from single-line figures and from value cells,
 * not in running text, where these keys keep their own meaning. Shift+F10 opens what can be done with the row.
 */
export const onGridKey = (event: KeyboardEvent<HTMLElement>): void => {
  const from = event.target;
  if (!(from instanceof HTMLElement) || event.nativeEvent.isComposing) return;
  // What floats over the grid is not in it, though its keys pass through here.
  if (!event.currentTarget.contains(from)) return;
  if (event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10')) {
    const menu = from.closest('tr')?.querySelector<HTMLElement>('.row-button');
    if (!menu) return;
    event.preventDefault();
    menu.click();
    return;
  }
  if (event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
  const way = wayOf(event.key, from);
  if (way === undefined) return;
  const to =
    way === 'up' || way === 'down'
      ? inColumn(event.currentTarget, from, way === 'down' ? 1 : -1)
      : neighbourOf(from, way === 'left');
  if (to === undefined) return;
  event.preventDefault();
  to.focus();
};
