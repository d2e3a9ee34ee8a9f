import type { ChainEvent, Context } from '../types.js';

/** Where a return leads (退回去向): a stage, or undefined for the author. 上一环节 is the last one approved before this. */
export function returnTarget({ closed }: Context, event: ChainEvent): string | undefined {
  if (event.type !== 'return' || event.to === undefined) return undefined;
  if (event.to !== 'previous') return event.to;
  return closed.findLast(({ outcome }) => outcome === 'approved')?.stage ?? event.to;
}
