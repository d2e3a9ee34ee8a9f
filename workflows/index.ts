import type { Cast, Chain } from '@chengwen/flow';
import { RELEASED } from './index.generated.js';

/** Proved, but not yet in force (拟定审批流): no form goes through them before they are released. */
const PROPOSED: readonly string[] = ['objective@1'];

const only = (isWanted: (id: string) => boolean) => RELEASED.filter(({ chain }) => isWanted(chain.id));

/** Every released chain by the id that forms pin for life. Released chains are append-only. */
export const chains: Readonly<Record<string, Chain>> = Object.fromEntries(
  only((id) => !PROPOSED.includes(id)).map(({ chain }) => [chain.id, chain]),
);

/** Chains that are still to be released. */
export const proposed: Readonly<Record<string, Chain>> = Object.fromEntries(
  only((id) => PROPOSED.includes(id)).map(({ chain }) => [chain.id, chain]),
);

/** The people each chain is proved with, proposed ones too. */
export const casts: Readonly<Record<string, Cast>> = Object.fromEntries(
  RELEASED.map(({ chain, cast }) => [chain.id, cast]),
);
