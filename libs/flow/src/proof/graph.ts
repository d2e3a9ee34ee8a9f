import type { Compiled } from '../compile.js';
import { waysOf } from '../chain/chain.js';
import { stagesOf } from '../chain/stage.js';
import { same } from './edge-facts.js';
import type { Scene } from './cast.js';
import type { Edge, Node } from './walk.js';

/** One scene, walked to the end. */
export interface Walked {
  readonly scene: Scene;
  readonly nodes: readonly Node[];
}

interface Found {
  readonly detail: string;
  readonly scene?: Scene;
  readonly node?: Node;
}

export interface WholeProperty {
  readonly says: string;
  readonly broken: (compiled: Compiled, walked: readonly Walked[]) => readonly Found[];
}

/** Situations from which one of the ends can be reached, found backwards. */
function reaching(nodes: readonly Node[], isEnd: (node: Node) => boolean): ReadonlySet<Node> {
  const into = new Map<Node, Node[]>();
  for (const node of nodes)
    for (const { to } of node.out) {
      const before = into.get(to);
      if (before) before.push(node);
      else into.set(to, [node]);
    }
  const good = new Set(nodes.filter(isEnd));
  for (const node of good) for (const before of into.get(node) ?? []) good.add(before);
  return good;
}

/** Where two ballots end, one after the other; where the second comes too late, the first alone decided. */
const after = (one: Edge, other: Edge): Node =>
  ballots(one.to).find(({ event }) => event.by === other.event.by && event.type === other.event.type)?.to ?? one.to;

/** What tells a situation apart, but for who was last: that is the order itself. */
const apart = ({ key }: Node): readonly unknown[] => (JSON.parse(key) as readonly unknown[]).slice(0, -1);

const ballots = (node: Node): readonly Edge[] =>
  node.out.filter(({ event }) => event.type === 'approve' || event.type === 'reject');

/** What must hold of a chain as a whole (整体性质). */
export const GRAPH_PROPERTIES = {
  reviewerRule: {
    says: 'every stage says whom it asks, when it is decided and what happens when nobody is there',
    broken: ({ chain }) =>
      stagesOf(chain).flatMap(({ value, reviewers, rule, whenEmpty, whenAuthor, publishers }) => {
        const { on = {} } = chain.states[value] ?? {};
        const asks = on.approve !== undefined || on.score !== undefined || on.return !== undefined;
        const complete = reviewers && reviewers.length > 0 && rule && whenEmpty && whenAuthor;
        const hole = (asks || reviewers) && !complete ? ['reviewers'] : [];
        const mute = on.publish && !(publishers && publishers.length > 0) ? ['publishers'] : [];
        return [...hole, ...mute].map((what) => ({ detail: `${value} lacks ${what}` }));
      }),
  },
  reachable: {
    says: 'every state can be reached',
    broken: ({ chain }, walked) => {
      const seen = new Set(walked.flatMap(({ nodes }) => nodes.map(({ state }) => state.value)));
      return Object.keys(chain.states)
        .filter((value) => !seen.has(value))
        .map((detail) => ({ detail }));
    },
  },
  alive: {
    says: 'every command a state knows is accepted at least once',
    broken: ({ chain }, walked) => {
      const taken = new Set(
        walked.flatMap(({ nodes }) =>
          nodes.flatMap(({ out, state }) => out.map(({ event }) => `${state.value}.${event.type}`)),
        ),
      );
      return Object.entries(chain.states)
        .flatMap(([value, { on = {} }]) => Object.keys(on).map((command) => `${value}.${command}`))
        .filter((move) => !taken.has(move))
        .map((detail) => ({ detail }));
    },
  },
  endReachable: {
    says: 'after every accepted command an end other than voiding can be reached',
    broken: ({ chain }, walked) => {
      const voided = new Set(
        Object.values(chain.states).flatMap(({ on }) => waysOf(on?.void).map(({ target }) => target)),
      );
      return walked.flatMap(({ scene, nodes }) => {
        const good = reaching(
          nodes,
          ({ state: { value } }) => chain.states[value]?.type === 'final' && !voided.has(value),
        );
        return nodes
          .filter((node) => !good.has(node) && chain.states[node.state.value]?.type !== 'final')
          .map((node) => ({ scene, node, detail: node.state.value }));
      });
    },
  },
  orderFree: {
    says: 'the order of ballots in a round does not change how it ends',
    broken: ({ stage }, walked) =>
      walked.flatMap(({ scene, nodes }) =>
        nodes.flatMap((node) => {
          const { rule } = stage(node.state.value);
          if (rule !== 'all' && rule !== 'vote') return [];
          return ballots(node).flatMap((one) =>
            ballots(node)
              .filter((other) => one.event.by < other.event.by)
              .flatMap((other) => {
                const [a, b] = [after(one, other), after(other, one)];
                // A vote may be over before the last ballot: how it ends is the same, who was in time is not.
                const early = rule === 'vote' || one.event.type === 'reject' || other.event.type === 'reject';
                return (early ? a.state.value === b.state.value : same(apart(a), apart(b)))
                  ? []
                  : [{ scene, node, detail: `${one.event.by}, ${other.event.by}` }];
              }),
          );
        }),
      ),
  },
  replayed: {
    says: 'the state is what the recorded events make it, read back from storage',
    broken: (_, walked) =>
      walked.flatMap(({ scene, nodes }) =>
        nodes
          .filter(({ state, replayed }) => !same(state, replayed))
          .map((node) => ({ scene, node, detail: node.state.value })),
      ),
  },
} as const satisfies Readonly<Record<string, WholeProperty>>;

export type GraphProperty = keyof typeof GRAPH_PROPERTIES;
