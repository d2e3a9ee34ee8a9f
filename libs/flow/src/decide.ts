import { refusal } from '@chengwen/domain';
import type { Refusal } from '@chengwen/domain';
import { getMicrosteps } from 'xstate';
import type { AnyMachineSnapshot } from 'xstate';
import { waysOf } from './chain/chain.js';
import type { Chain, ChainMove } from './chain/chain.js';
import { resultOf } from './actions/tally.js';
import { blankContext, compile } from './compile.js';
import type { Compiled } from './compile.js';
import { COMMAND_LABELS } from './types.js';
import type { ChainEvent, Context, Effect, FlowState } from './types.js';
import { EFFECTS, leavesOf } from './vocabulary.js';
import type { GuardRef } from './vocabulary.js';

/** What a command comes to (决定): everything to be stored, nothing stored yet. */
export interface Decision {
  readonly next: FlowState;
  readonly from: string;
  readonly to: string;
  /** States left and entered on the way, in order; a stage whose approvals were all carried over is in both. */
  readonly changed: { readonly left: readonly string[]; readonly entered: readonly string[] };
  readonly effects: readonly Effect[];
}

/** A decision, or the no that stands in its way; the no is put into words only when asked for. */
export type Answer = { readonly decision: Decision } | { readonly refused: () => Refusal };

/** A form as created: in the chain's first state, nothing done yet. */
export const initial = (chain: Chain, { author }: { readonly author: string }): FlowState => ({
  value: compile(chain).chain.initial,
  context: blankContext(author),
});

/**
 * Decides one command on one form. Pure: reads no clock, no store, nothing but its arguments, and changes none of them.
 *
 * @throws Refusal the first condition that does not hold
 * @throws ChainFault a chain or a state that cannot be run: a fault of the release, not of the person
 */
export function decide(chain: Chain, state: FlowState, event: ChainEvent): Decision {
  const compiled = compile(chain);
  const answer = judge(compiled, compiled.restore(state), event);
  if ('refused' in answer) throw answer.refused();
  return answer.decision;
}

/** State = fold(events): the form as its recorded events make it. */
export const replay = (chain: Chain, start: { readonly author: string }, events: readonly ChainEvent[]): FlowState =>
  events.reduce((state, event) => decide(chain, state, event).next, initial(chain, start));

/**
 * An event with no more of the org tree than the decision rested on: what the record keeps, enough to replay it. That is
 * everybody who could sit in the stages entered, and in the stage it was given in only whoever gave it.
 */
export function recorded(event: ChainEvent, { from, changed }: Decision): ChainEvent {
  const { seats } = event.facts;
  const own = (seats[from] ?? []).filter(({ person }) => person === event.by);
  const elsewhere = RESTS_ON_OTHER_STAGES.has(event.type)
    ? Object.entries(seats).map(([stage, named]) => [stage, named.filter(({ person }) => person === event.by)] as const)
    : [];
  const entered = changed.entered.flatMap((stage) => {
    const named = seats[stage];
    return named ? [[stage, named] as const] : [];
  });
  return {
    ...event,
    facts: {
      ...event.facts,
      seats: {
        ...Object.fromEntries(elsewhere.filter(([, named]) => named.length > 0)),
        ...(own.length > 0 && { [from]: own }),
        ...Object.fromEntries(entered),
      },
    },
  };
}

/** Given from a seat of another stage: the one after it (催办), the one before it (撤回审批). */
const RESTS_ON_OTHER_STAGES: ReadonlySet<ChainEvent['type']> = new Set(['remind', 'withdraw']);

/** decide() on a restored snapshot, for callers that ask the same form many times. */
export function judge(compiled: Compiled, snapshot: AnyMachineSnapshot, event: ChainEvent): Answer {
  const from = String(snapshot.value);
  const before = snapshot.context as Context;
  const ways = waysOf(compiled.chain.states[from]?.on?.[event.type]);
  const move = ways.find(
    // A way that leads nowhere and changes nothing is none.
    ({ guard, target, actions = [] }) =>
      (target !== undefined || actions.length > 0) && holds(compiled, from, guard, before, event),
  );
  // Asked first, because XState re-runs `always` on any event, even one that nobody handles.
  if (!move)
    return { refused: () => explain(compiled, from, meant(compiled, from, ways, before, event), before, event) };

  const steps = getMicrosteps(compiled.machine, snapshot, event);
  const entered: string[] = [];
  const found: Effect[] = [];
  let value = from;
  let context = before;
  for (const [index, [step, actions]] of steps.entries()) {
    value = String(step.value);
    context = step.context as Context;
    if (index > 0 || move.target !== undefined) entered.push(value);
    for (const { type, params } of actions)
      if (Object.hasOwn(EFFECTS, type))
        found.push({
          type: type as Effect['type'],
          params: { ...(params as unknown as Effect['params']), stage: value },
        });
  }

  const unsettled = blockedAt(compiled, value, context, event);
  if (unsettled) return { refused: () => explain(compiled, value, unsettled, context, event) };
  return {
    decision: {
      next: { value, context: tidy(context) },
      from,
      to: value,
      changed: { left: entered.length > 0 ? [from, ...entered.slice(0, -1)] : [], entered },
      // Whoever is only passed through has nothing to do and is not told to do it.
      effects: found.filter(({ type, params }) => type !== 'notify' || params['stage'] === value),
    },
  };
}

/** A decided stage that could not be left has a hole behind it: the command is refused rather than the form left stuck. */
function blockedAt(compiled: Compiled, value: string, context: Context, event: ChainEvent): GuardRef | undefined {
  const ways = waysOf(compiled.chain.states[value]?.always);
  if (ways.length === 0 || resultOf(compiled.stage(value), context.seats) === undefined) return undefined;
  const open = ways.some(({ guard }) => holds(compiled, value, guard, context, event));
  return open ? undefined : meant(compiled, value, ways, context, event);
}

/** Whether everything a condition asks for holds. */
const holds = (
  { stage }: Compiled,
  value: string,
  guard: GuardRef | undefined,
  context: Context,
  event: ChainEvent,
): boolean => leavesOf(guard).every(({ guard: leaf, params }) => leaf.test(context, event, params, value, stage));

/** Of several ways that are all closed, the one that was meant: whose choosing guards hold, or the first. */
function meant(
  { stage }: Compiled,
  value: string,
  ways: readonly ChainMove[],
  context: Context,
  event: ChainEvent,
): GuardRef | undefined {
  const way = ways.find(({ guard }) =>
    leavesOf(guard).every(({ guard: leaf, params }) => !leaf.choice || leaf.test(context, event, params, value, stage)),
  );
  return (way ?? ways[0])?.guard;
}

function explain(
  compiled: Compiled,
  value: string,
  guard: GuardRef | undefined,
  context: Context,
  event: ChainEvent,
): Refusal {
  const stage = compiled.stage(value);
  if (guard === undefined && event.type === 'adjust' && context.adjustment) return refusal('flow.adjustmentOpen');
  const failing = leavesOf(guard).find(
    ({ guard: leaf, params }) => !leaf.test(context, event, params, value, compiled.stage),
  );
  return failing
    ? failing.guard.refuse({ context, event, params: failing.params, stage, stages: compiled.stage })
    : refusal('flow.notAvailable', { stage: stage.label, command: COMMAND_LABELS[event.type] });
}

/** Drops the parts that were taken away: what is stored is plain JSON. */
const tidy = (context: Context): Context =>
  Object.fromEntries(Object.entries(context).filter(([, part]) => part !== undefined)) as unknown as Context;
