import type { Cast, Chain } from '@chengwen/flow';
import { RELEASED } from './index.generated.js';

/** Every released chain by the id that forms pin for life. Released chains are append-only. */
export const chains: Readonly<Record<string, Chain>> = Object.fromEntries(
  RELEASED.map(({ chain }) => [chain.id, chain]),
);

/** The people each chain is proved with. */
export const casts: Readonly<Record<string, Cast>> = Object.fromEntries(
  RELEASED.map(({ chain, cast }) => [chain.id, cast]),
);
