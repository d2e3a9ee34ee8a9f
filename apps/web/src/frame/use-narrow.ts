import { useSyncExternalStore } from 'react';

const query = window.matchMedia('(width <= 720px)');
const subscribe = (onChange: () => void) => {
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
};

/** Whether the page is as narrow as a phone: what is long is then folded at first. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => query.matches);
