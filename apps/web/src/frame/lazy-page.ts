import type { ComponentType } from 'react';

/** The code of a page did not arrive: the line is down, or an upgrade has replaced it (页面代码缺失). */
export class PageMissing extends Error {
  override readonly name = 'PageMissing';
}

/** A page that is fetched when it is first opened. */
export const lazyPage = (load: () => Promise<ComponentType>) => async (): Promise<{ Component: ComponentType }> => {
  try {
    return { Component: await load() };
  } catch (cause) {
    throw new PageMissing('the code of a page did not arrive', { cause });
  }
};

const RELOADED = 'chengwen.reloaded';
const ONCE_IN = 10 * 60_000;

const reloadedLately = (): boolean => Date.now() - Number(sessionStorage.getItem(RELOADED) ?? 0) < ONCE_IN;

/**
 * Reloads the page by itself, once: after an upgrade that brings the new code. Not a second time soon after, so that code
 * that is really missing makes no loop; and only while the site answers, because the browser's own error page helps nobody.
 */
export const reloadOnce = async (): Promise<void> => {
  if (reloadedLately()) return;
  const answer = await fetch('/', { method: 'HEAD', cache: 'no-store' }).catch(() => undefined);
  if (!answer?.ok) return;
  sessionStorage.setItem(RELOADED, String(Date.now()));
  window.location.reload();
};
