import type { AnyMachineSnapshot } from 'xstate';
import { openComments } from '../actions/comments.js';
import type { Compiled } from '../compile.js';
import { initial, judge, recorded } from '../decide.js';
import type { Decision } from '../decide.js';
import type { ChainEvent, CommandType, FlowState, Seat } from '../types.js';
import { attempts, factsOf, hasOtherTimes } from './cast.js';
import type { CastMember, Scene } from './cast.js';

/** One situation of a form that differs from every other in what can happen next. */
export interface Node {
  readonly key: string;
  readonly state: FlowState;
  /** The same, made again from recorded events alone. */
  readonly replayed: FlowState;
  readonly by?: { readonly from: Node; readonly event: ChainEvent };
  readonly out: Edge[];
}

/** One accepted command. */
export interface Edge {
  readonly scene: Scene;
  readonly from: Node;
  readonly event: ChainEvent;
  readonly member: CastMember;
  readonly decision: Decision;
  readonly to: Node;
}

/** More situations than any chain of this kind has: something grows without end. */
const LIMIT = 4000;

const seatKey = ({ person, role, unit, opened, ballot, added, passed, helper, advice }: Seat): string =>
  [
    `${person}:${role}:${unit}`,
    opened === undefined ? '' : '+',
    ballot ? `${ballot.decision === 'approve' ? '' : '-'}${ballot.carried === undefined ? '!' : '~'}` : '',
    added ? `<${added.how} ${added.by}` : '',
    passed ? `=${passed.length}` : '',
    helper ? `?${helper.person}` : '',
    advice ? `"${Math.min(advice.length, 1)}` : '',
  ].join('');

/** What a walk need not tell apart, because nothing in its scene looks at it. */
interface Sight {
  readonly stage: Compiled['stage'];
  /** Who may sit in a stage that carries approvals over: of nobody else do earlier approvals count. */
  readonly carried: ReadonlySet<string>;
}

/** Situations are told apart by what guards and actions look at; rounds and times are left out, or no walk would end. */
function keyOf({ value, context }: FlowState, { stage: stageOf, carried }: Sight): string {
  const { decided, requested, reminded, round, verdict, closed } = context;
  const approvals = closed
    .filter(({ outcome, stage }) => outcome === 'approved' && stageOf(stage).whenRepeated !== 'carry')
    .flatMap(({ stage, seats }) =>
      seats
        .filter(({ ballot, person }) => ballot && carried.has(person))
        .map(({ person, body }) => `${stage}:${person}:${body}`),
    );
  return JSON.stringify([
    value,
    context.seats.map(seatKey),
    [...context.writers].sort(),
    openComments(context).length,
    context.recheck !== undefined,
    [...new Set(approvals)],
    stageOf(value).requires?.includes('verdict') ? verdict?.verdict : '',
    [context.straight, context.ratified !== undefined, context.adjustment !== undefined],
    [requested?.round === round, reminded?.round === round],
    decided && decided.round === round - 1 ? `${decided.stage}:${decided.by}` : '',
  ]);
}

/** Everything that can happen in a scene, breadth first: every person, every command, every way of giving it. */
export function* walk(compiled: Compiled, scene: Scene): Generator<Edge, { nodes: readonly Node[]; endless: boolean }> {
  const { chain } = compiled;
  const state = initial(chain, scene);
  const sight: Sight = {
    stage: compiled.stage,
    carried: new Set(
      Object.keys(chain.states)
        .filter((stage) => compiled.stage(stage).whenRepeated === 'carry')
        .flatMap((stage) => [scene.seats, scene.otherwise ?? {}].flatMap((seats) => seats[stage] ?? []))
        .map(({ person }) => person),
    ),
  };
  const start: Node = { key: keyOf(state, sight), state, replayed: state, out: [] };
  const nodes = new Map([[start.key, start]]);
  const cast = scene.people.flatMap((member) =>
    (hasOtherTimes(scene) ? (['asARule', 'otherwise'] as const) : (['asARule'] as const)).map((when) => ({
      member,
      facts: factsOf(scene, member, when),
    })),
  );
  for (const from of nodes.values()) {
    const snapshot = compiled.restore(from.state);
    const commands = Object.keys(chain.states[from.state.value]?.on ?? {}) as CommandType[];
    for (const { member, facts } of cast) {
      for (const event of commands.flatMap((type) => attempts(type, member, facts, from.state.context, scene))) {
        const answer = judge(compiled, snapshot, event);
        if ('refused' in answer) continue;
        const { decision } = answer;
        const key = keyOf(decision.next, sight);
        let to = nodes.get(key);
        if (!to) {
          const replayed = again(compiled, from.replayed, recorded(event, decision)) ?? from.replayed;
          to = { key, state: decision.next, replayed, by: { from, event }, out: [] };
          nodes.set(key, to);
        }
        const edge = { scene, from, event, member, decision, to };
        from.out.push(edge);
        yield edge;
      }
    }
    if (nodes.size > LIMIT) return { nodes: [...nodes.values()], endless: true };
  }
  return { nodes: [...nodes.values()], endless: false };
}

/** The same command on the form as read back from storage, with no more of the facts than the record keeps. */
function again(compiled: Compiled, state: FlowState, event: ChainEvent): FlowState | undefined {
  const stored = JSON.parse(JSON.stringify({ state, event })) as { state: FlowState; event: ChainEvent };
  const snapshot: AnyMachineSnapshot = compiled.restore(stored.state);
  const answer = judge(compiled, snapshot, stored.event);
  return 'decision' in answer ? answer.decision.next : undefined;
}

/** How a form got here, one "who command" per step. */
export function pathTo(node: Node): readonly string[] {
  const steps: string[] = [];
  for (let at = node.by; at; at = at.from.by) steps.unshift(`${at.event.by} ${at.event.type}`);
  return steps;
}
