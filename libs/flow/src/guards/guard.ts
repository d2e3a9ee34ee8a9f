import type { Refusal } from '@chengwen/domain';
import type { ParamSpec, ParamsOf } from '../chain/params.js';
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

/** A condition on a command (条件), and the no that belongs to it, so that every refusal is explained precisely. */
export interface Guard<S extends ParamSpec = ParamSpec> {
  readonly params: S;
  /** `stage` is the state in which it is asked: the record does not name it, the compiled chain knows it. */
  test(context: Context, event: ChainEvent, params: ParamsOf<S>, stage: string): boolean;
  refuse(asked: Asked<ParamsOf<S>>): Refusal;
}

/** Gives a guard's functions the types of its params. */
export const guard = <const S extends ParamSpec>(
  params: S,
  test: (context: Context, event: ChainEvent, params: ParamsOf<S>, stage: string) => boolean,
  refuse: (asked: Asked<ParamsOf<S>>) => Refusal,
): Guard<S> => ({ params, test, refuse });
