/** A place in a form as both the rules and the API name it; parts that are missing are absent or null. */
export interface Place {
  readonly part: string;
  readonly row?: string | null | undefined;
  readonly field?: string | null | undefined;
}

/** One text per place: what findings and comments are looked up by. */
export const placeKey = ({ part, row, field }: Place): string => [part, row ?? '', field ?? ''].join('/');

/** The cell's id in the page and, with the prefix "cell-", its name in tests: cell-i4-target, cell-total-executed, cell-goals-expected. */
export const cellId = ({ part, row, field }: Place): string =>
  ['cell', ...(part === 'indicators' || part === 'funding' ? [] : [part]), row, field]
    .filter(Boolean)
    .join('-')
    .replaceAll('/', '-');

/** Candidates in the page for a place, the exact cell first, then its row, then its block. */
export const anchorsOf = ({ part, row, field }: Place): readonly string[] => [
  cellId({ part, row, field }),
  ...(row ? [cellId({ part, row, field: 'name' }), `row-${row}`] : []),
  `block-${part}`,
];

/** Brings a place into view, marks it for a moment and puts the cursor there (定位). */
export const showPlace = (place: Place): void => {
  const found = anchorsOf(place)
    .map((id) => document.getElementById(id))
    .find((element) => element !== null);
  if (!found) return;
  found.scrollIntoView({ block: 'center', inline: 'nearest' });
  found.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true });
  found.classList.add('shown');
  setTimeout(() => found.classList.remove('shown'), 1600);
};
