import { ROLES } from '@chengwen/domain';
import { checkChain } from '../chain/check-chain.js';
import type { Chain } from '../chain/chain.js';
import { stagesOf } from '../chain/stage.js';
import { compile } from '../compile.js';
import type { Cast, Scene } from './cast.js';
import { stepOf } from './edge-facts.js';
import { GRAPH_PROPERTIES } from './graph.js';
import type { GraphProperty, WholeProperty } from './graph.js';
import { EDGE_PROPERTIES } from './properties.js';
import type { EdgeProperty } from './properties.js';
import type { Property } from './property.js';
import { pathTo, walk } from './walk.js';

const GRAPH = Object.entries(GRAPH_PROPERTIES) as [GraphProperty, WholeProperty][];
const EDGEWISE = Object.entries(EDGE_PROPERTIES) as [EdgeProperty, Property][];
const WELL_FORMED = 'a chain uses the words of the vocabulary and nothing else';
const FINITE = 'a form has finitely many situations';

/** Everything a chain is held to, by name, in words. */
export const PROPERTIES = Object.fromEntries([
  ['wellFormed', WELL_FORMED],
  ['finite', FINITE],
  ...[...EDGEWISE, ...GRAPH].map(([name, { says }]) => [name, says]),
]) as Readonly<Record<Problem['property'], string>>;

/** A property a chain does not have, and the shortest way to see it. */
export interface Problem {
  readonly property: 'wellFormed' | 'finite' | EdgeProperty | GraphProperty;
  readonly says: string;
  readonly detail: string;
  readonly scene?: string;
  /** "who command", from a new form to the command that shows it. */
  readonly path?: readonly string[];
}

/** What a proof looked at: a proof that looked at nothing proves nothing. */
export interface Proof {
  readonly problems: readonly Problem[];
  readonly scenes: number;
  /** Situations and accepted commands, summed over scenes. */
  readonly states: number;
  readonly edges: number;
}

/** What a survey may stop at, when the rest is not wanted: the first problem of any kind, or of one. */
export type Until = 'any' | Problem['property'];

/** So many problems say that a chain is wrong; what a wrong chain does further on need not be walked. */
const ENOUGH = 50;

/**
 * The cast's own scenes, and for each stage the first of them where at times nobody is left there, or nobody but the
 * author, or the first to sit there holds another office or none; and one where at times the author holds none.
 */
export function scenesOf(chain: Chain, { scenes }: Cast): readonly Scene[] {
  const [plain] = scenes;
  if (!plain) return [];
  const needed = new Set([
    plain.author,
    ...Object.values(plain.seats).flatMap((seats) => seats.map(({ person }) => person)),
  ]);
  const played = { ...plain, people: plain.people.filter(({ id }) => needed.has(id)) };
  const holes = stagesOf(chain)
    .filter(({ review }) => review)
    .flatMap(({ value, label }) => {
      const [first, ...others] = plain.seats[value] ?? [];
      if (!first) return [];
      const elsewhere = { ...first, role: ROLES.find((role) => role !== first.role)! };
      const alone = [{ ...first, person: plain.author }];
      return [
        { ...played, name: `${label}有时无人`, otherwise: { ...plain.seats, [value]: [] } },
        { ...played, name: `${label}有时只有填报人`, otherwise: { ...plain.seats, [value]: alone } },
        { ...played, name: `${label}有时换了岗位`, otherwise: { ...plain.seats, [value]: [elsewhere, ...others] } },
        ...(others.length > 0 ? [{ ...played, name: `${label}有时有人调离`, away: [first.person] }] : []),
      ];
    });
  return [...scenes, ...holes, { ...played, name: '填报人有时已调离', away: [plain.author] }];
}

/**
 * Proves a chain (审批流证明): walks everything its cast can do, scene by scene, and holds every accepted command to the
 * properties, on edges and not on paths, because shortest paths simply avoid a wrong edge. No problem: may be released.
 */
export function survey(chain: Chain, cast: Cast, { until }: { readonly until?: Until } = {}): Proof {
  const problems: Problem[] = checkChain(chain).map(({ kind, where, detail }) => ({
    property: 'wellFormed',
    says: WELL_FORMED,
    detail: `${kind} ${where} (${detail})`,
  }));
  const proof = { problems, scenes: 0, states: 0, edges: 0 };
  if (problems.length > 0) return proof;

  const compiled = compile(chain);
  const stages = stagesOf(chain);
  const seen = new Set<string>();
  const report = (problem: Problem): void => {
    const key = [problem.property, problem.detail, problem.path?.at(-1)].join();
    if (!seen.has(key)) problems.push(problem);
    seen.add(key);
  };
  const walked = [];

  for (const scene of scenesOf(chain, cast)) {
    const steps = walk(compiled, scene);
    let result = steps.next();
    for (; !result.done; result = steps.next()) {
      const step = stepOf(compiled, stages, result.value);
      proof.edges += 1;
      for (const [property, { says, broken }] of EDGEWISE) {
        const detail = broken(step);
        if (detail === undefined) continue;
        const path = [...pathTo(step.edge.from), `${step.event.by} ${step.event.type}`];
        report({ property, says, detail, scene: scene.name, path });
        if (until === 'any' || until === property || problems.length >= ENOUGH) return proof;
      }
    }
    proof.scenes += 1;
    proof.states += result.value.nodes.length;
    walked.push({ scene, nodes: result.value.nodes });
    if (result.value.endless) {
      report({ property: 'finite', says: FINITE, detail: scene.name, scene: scene.name });
      return proof;
    }
  }
  for (const [property, { says, broken }] of GRAPH)
    for (const { detail, scene, node } of broken(compiled, walked))
      report({ property, says, detail, ...(scene && { scene: scene.name }), ...(node && { path: pathTo(node) }) });
  return proof;
}

/** The problems of a chain; none means every property held on every edge. */
export const prove = (chain: Chain, cast: Cast): readonly Problem[] => survey(chain, cast).problems;
