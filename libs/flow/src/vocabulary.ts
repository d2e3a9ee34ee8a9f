import { assign, setup } from 'xstate';
import type { ParamSpec, RefTo } from './chain/params.js';
import type { Action } from './actions/action.js';
import * as desk from './actions/desk.js';
import * as objective from './actions/objective.js';
import * as record from './actions/record.js';
import * as round from './actions/round.js';
import type { Choice, Guard, Stages } from './guards/guard.js';
import * as deskGuards from './guards/desk.js';
import * as choiceGuards from './guards/choices.js';
import * as payloadGuards from './guards/payload.js';
import * as peopleGuards from './guards/people.js';
import * as roundGuards from './guards/round.js';
import type { ChainEvent, Context } from './types.js';

/** Every condition a chain can name. */
export const GUARDS = { ...peopleGuards, ...roundGuards, ...payloadGuards, ...deskGuards, ...choiceGuards };

/** Every step of the record a chain can name. */
export const ACTIONS = { ...round, ...record, ...desk, ...objective };

/** What a chain can ask to be done in the world: data for the outbox, nothing here touches it. */
export const EFFECTS = {
  freezeVersion: { params: { cause: 'cause' } },
  notify: { params: { to: 'audience' } },
} as const satisfies Readonly<Record<string, { readonly params: ParamSpec }>>;

/** A guard as written in a chain. `every` holds when all of its guards do; the first that does not gives the reason. */
export type GuardRef =
  RefTo<typeof GUARDS> | { readonly type: 'every'; readonly params: { readonly guards: readonly GuardRef[] } };

/** An action or effect as written in a chain. */
export type ActionRef = RefTo<typeof ACTIONS> | RefTo<typeof EFFECTS>;

const ALL_GUARDS: Readonly<Record<string, Guard>> = GUARDS;
const ALL_ACTIONS: Readonly<Record<string, Action>> = ACTIONS;

const anyGuard = (name: string): Guard | undefined => ALL_GUARDS[name];

/** The guards inside a reference, outermost first resolved: what has to hold, one by one, in the order written. */
export function leavesOf(ref: GuardRef | undefined): readonly { readonly guard: Guard; readonly params: never }[] {
  if (ref === undefined) return [];
  if (typeof ref !== 'string' && ref.type === 'every') return ref.params.guards.flatMap(leavesOf);
  const guard = anyGuard(typeof ref === 'string' ? ref : ref.type);
  return guard ? [{ guard, params: (typeof ref === 'string' ? {} : ref.params) as never }] : [];
}

/** What a condition only chooses by, guard by guard. */
export const choicesOf = (ref: GuardRef | undefined): readonly Choice[] =>
  leavesOf(ref).flatMap(({ guard, params }) => (guard.choice ? [guard.choice(params)] : []));

interface Given {
  readonly context: Context;
  readonly event: ChainEvent;
}

const actions = Object.fromEntries(
  Object.entries(ALL_ACTIONS).map(([name, { apply }]) => [
    name,
    // XState merges what it is given, so a part taken away stays behind as undefined; decide() drops it.
    assign<Context, ChainEvent, unknown, ChainEvent, never>(
      ({ context, event }: Given, params: unknown) => apply(context, event, (params ?? {}) as never) as Context,
    ),
  ]),
);

const effects = Object.fromEntries(Object.keys(EFFECTS).map((name) => [name, () => undefined]));

/** A condition together with the state it is asked in, as the compiled chain hands it to XState. */
export interface Condition {
  readonly guard: GuardRef;
  readonly stage: string;
  readonly stages: Stages;
}

/** The words every chain is written in, as XState runs them: actions by name, and one guard that holds a whole condition. */
export const vocabulary = setup({
  types: { context: {} as Context, events: {} as ChainEvent },
  guards: {
    holds: ({ context, event }: Given, { guard: ref, stage, stages }: Condition) =>
      leavesOf(ref).every(({ guard, params }) => guard.test(context, event, params, stage, stages)),
  },
  actions: { ...actions, ...effects },
});
