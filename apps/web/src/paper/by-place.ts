import { placeKey, type Place } from './place.js';

/** What is said of each place, in the order given. */
export const byPlace = <T extends { readonly where: Place }>(
  items: readonly T[],
): ReadonlyMap<string, readonly T[]> => {
  const found = new Map<string, T[]>();
  for (const item of items) {
    const key = placeKey(item.where);
    const list = found.get(key);
    if (list) list.push(item);
    else found.set(key, [item]);
  }
  return found;
};
