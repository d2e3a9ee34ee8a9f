import { useEffect } from 'react';

/** Names the page in the browser's tab; undefined leaves that to a part of the page. */
export const usePageTitle = (title: string | undefined): void => {
  useEffect(() => {
    if (title !== undefined) document.title = `${title} · 呈文`;
  }, [title]);
};
