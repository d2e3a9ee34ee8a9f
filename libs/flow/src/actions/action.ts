import type { ParamSpec, ParamsOf } from '../chain/params.js';
import type { ChainEvent, Context } from '../types.js';

/** What changes in the context; undefined takes a part away. */
export type Patch = { readonly [K in keyof Context]?: Context[K] | undefined };

/** A step of the record (动作): what it changes in the context, from the context and the event alone. */
export interface Action<S extends ParamSpec = ParamSpec> {
  readonly params: S;
  apply(context: Context, event: ChainEvent, params: ParamsOf<S>): Patch;
}

/** Gives an action's function the types of its params. */
export const action = <const S extends ParamSpec>(
  params: S,
  apply: (context: Context, event: ChainEvent, params: ParamsOf<S>) => Patch,
): Action<S> => ({ params, apply });
