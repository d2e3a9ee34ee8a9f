import { ROLE_LABELS } from '@chengwen/domain';
import type { Chain, StageMeta } from './chain.js';
import { ChainFault } from './chain-fault.js';

/** A state of a chain as people and services see it (环节). */
export interface Stage extends StageMeta {
  readonly value: string;
  readonly final: boolean;
  /** Whether rounds are opened here. */
  readonly review: boolean;
  /** Whoever has to act here, in words: 分管领导、主要负责人. */
  readonly actors: string;
}

/** All stages of a chain in the order written: what a service maps to people, and a page to a progress bar. */
export const stagesOf = (chain: Chain): readonly Stage[] =>
  Object.keys(chain.states).map((value) => stageOf(chain, value));

/** One stage of a chain by its state value; a value the chain does not have is a fault, not a refusal. */
export function stageOf(chain: Chain, value: string): Stage {
  const state = Object.hasOwn(chain.states, value) ? chain.states[value] : undefined;
  if (!state) throw new ChainFault(chain.id, [{ kind: 'unknownState', where: value, detail: value }]);
  const asked = state.meta.reviewers ?? state.meta.publishers ?? [{ role: 'author' as const }];
  return {
    ...state.meta,
    value,
    final: state.type === 'final',
    review: state.meta.reviewers !== undefined,
    actors: [...new Set(asked.map(({ role }) => ROLE_LABELS[role]))].join('、'),
  };
}
