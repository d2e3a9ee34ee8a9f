import type { Step } from './edge-facts.js';

/** Something that must hold of every command any chain ever accepts. `broken` says how it does not. */
export interface Property {
  readonly says: string;
  readonly broken: (step: Step) => string | undefined;
}

/** Nothing, or how it does not hold. */
export const unless = (holds: boolean, how: string): string | undefined => (holds ? undefined : how);
