/** Asks an open editor to close: true where it has, false where what is typed in it has no meaning yet. */
export type Leave = () => boolean;

let current: Leave | undefined;

/** One value editor is open on the page at most: before the next one opens, this one keeps what is typed in it, or stays. */
export const openEditor = {
  /** Whether another may open; the open one has then kept its value and closed. */
  leave: (): boolean => current?.() ?? true,
  enter: (leave: Leave): void => {
    current = leave;
  },
  exit: (leave: Leave): void => {
    if (current === leave) current = undefined;
  },
};
