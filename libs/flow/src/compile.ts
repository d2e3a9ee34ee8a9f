import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { checkChain } from './chain/check-chain.js';
import { ChainFault } from './chain/chain-fault.js';
import { waysOf } from './chain/chain.js';
import type { Chain, ChainMove, StageMeta } from './chain/chain.js';
import { stageOf } from './chain/stage.js';
import type { Stage } from './chain/stage.js';
import type { Context, FlowState } from './types.js';
import { vocabulary } from './vocabulary.js';
import type { Condition } from './vocabulary.js';

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

/** The states of a chain with every guard told in which of them it stands: XState tells a guard the record and the event only. */
function placed({ states }: Chain): object {
  const stages = (value: string): StageMeta => states[value]?.meta ?? { label: value };
  const move = (stage: string, moves: ChainMove | readonly ChainMove[]): object =>
    waysOf(moves).map(({ guard, ...rest }) =>
      guard === undefined
        ? rest
        : { ...rest, guard: { type: 'holds', params: { guard, stage, stages } satisfies Condition } },
    );
  return Object.fromEntries(
    Object.entries(states).map(([value, state]) => [
      value,
      {
        ...state,
        ...(state.always && { always: move(value, state.always) }),
        ...(state.on && {
          on: Object.fromEntries(Object.entries(state.on).map(([command, way]) => [command, move(value, way)])),
        }),
      },
    ]),
  );
}

/** Checks and builds a chain, once per chain object: building costs a hundred times what a decision does. */
export function compile(chain: Chain): Compiled {
  const known = ready.get(chain);
  if (known) return known;
  const problems = checkChain(chain);
  if (problems.length > 0) throw new ChainFault(chain.id, problems);
  const config = { ...chain, states: placed(chain), context: blankContext('') } as unknown as Parameters<
    typeof vocabulary.createMachine
  >[0];
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
