import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { checkChain } from './chain/check-chain.js';
import { ChainFault } from './chain/chain-fault.js';
import type { Chain } from './chain/chain.js';
import { stageOf } from './chain/stage.js';
import type { Stage } from './chain/stage.js';
import type { Context, FlowState } from './types.js';
import { vocabulary } from './vocabulary.js';

/** A chain ready to run. */
export interface Compiled {
  readonly chain: Chain;
  readonly machine: AnyStateMachine;
  readonly stage: (value: string) => Stage;
  readonly restore: (state: FlowState) => AnyMachineSnapshot;
}

const ready = new WeakMap<Chain, Compiled>();

/** Empty record of a form before anything happened to it. */
export const blankContext = (author: string): Context => ({
  author,
  writers: [author],
  round: 0,
  submission: 0,
  seats: [],
  closed: [],
  comments: [],
});

/** Checks and builds a chain, once per chain object: building costs a hundred times what a decision does. */
export function compile(chain: Chain): Compiled {
  const known = ready.get(chain);
  if (known) return known;
  const problems = checkChain(chain);
  if (problems.length > 0) throw new ChainFault(chain.id, problems);
  const config = { ...chain, context: blankContext('') } as unknown as Parameters<typeof vocabulary.createMachine>[0];
  const machine: AnyStateMachine = vocabulary.createMachine(config);
  const stages = new Map(Object.keys(chain.states).map((value) => [value, stageOf(chain, value)]));
  const compiled: Compiled = {
    chain,
    machine,
    stage: (value) => stages.get(value) ?? stageOf(chain, value),
    restore: ({ value, context }) => machine.resolveState({ value: compiled.stage(value).value, context }),
  };
  ready.set(chain, compiled);
  return compiled;
}
