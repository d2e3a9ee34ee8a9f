import type { Refusal } from '@chengwen/domain';
import type { ParamSpec, ParamsOf } from '../chain/params.js';
import type { StageMeta } from '../chain/chain.js';
import type { Stage } from '../chain/stage.js';
import type { ChainEvent, Context } from '../types.js';

/** What a guard has before it when it says why not. */
export interface Asked<P> {
  readonly context: Context;
  readonly event: ChainEvent;
  readonly params: P;
  /** Where the form stands. */
  readonly stage: Stage;
  readonly stages: (value: string) => Stage;
}

/** What the stages of the chain are, by state value. */
export type Stages = (value: string) => StageMeta;

/**
 * What a guard chooses between (分支条件), where it only chooses: of several ways the one that is meant. `all` are the cases
 * there are; a gap is a case that no way names, an overlap one that two do. Without `all` every case may be left out but `must`.
 */
export interface Choice {
  readonly axis: string;
  readonly is: readonly string[];
  readonly all?: readonly string[];
  readonly must?: string;
}

/** A condition on a command (条件), and the no that belongs to it, so that every refusal is explained precisely. */
export interface Guard<S extends ParamSpec = ParamSpec> {
  readonly params: S;
  /** `stage` is the state in which it is asked: the record does not name it, the compiled chain knows it. */
  test(context: Context, event: ChainEvent, params: ParamsOf<S>, stage: string, stages?: Stages): boolean;
  refuse(asked: Asked<ParamsOf<S>>): Refusal;
  /** Present where the guard tells ways apart and asks nothing of anybody. */
  choice?(params: ParamsOf<S>): Choice;
}

/** Gives a guard's functions the types of its params. */
export const guard = <const S extends ParamSpec>(
  params: S,
  test: Guard<S>['test'],
  refuse: (asked: Asked<ParamsOf<S>>) => Refusal,
  choice?: (params: ParamsOf<S>) => Choice,
): Guard<S> => ({ params, test, refuse, ...(choice && { choice }) });
