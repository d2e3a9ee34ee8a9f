import type { Choice } from '../guards/guard.js';
import { choicesOf } from '../vocabulary.js';
import type { ChainMove } from './chain.js';

/** A case that no way names, or that two do (分支遗漏、重叠): "verdict=fair". */
export interface BranchFault {
  readonly kind: 'gap' | 'overlap';
  readonly detail: string;
}

type Case = Readonly<Record<string, string>>;

/**
 * What is wrong with several ways of one command or stage: every case has to have exactly one. A case is one value on each
 * axis that the ways choose by, in all combinations; a way that says nothing of an axis takes all of its values. Axes
 * without a list of all values may leave cases out, because what is not named there is refused to whoever asks for it.
 */
export function branchFaults(ways: readonly ChainMove[]): readonly BranchFault[] {
  const choices = ways.map(({ guard }) => choicesOf(guard));
  const axes = new Map<string, { values: Set<string>; closed: boolean; must: Set<string> }>();
  for (const { axis, is, all, must } of choices.flat()) {
    const known = axes.get(axis) ?? { values: new Set<string>(), closed: all !== undefined, must: new Set<string>() };
    for (const value of [...is, ...(all ?? []), ...(must === undefined ? [] : [must])]) known.values.add(value);
    for (const value of all ?? (must === undefined ? [] : [must])) known.must.add(value);
    axes.set(axis, known);
  }
  return casesOf([...axes].map(([axis, { values }]) => [axis, [...values]] as const)).flatMap((each): BranchFault[] => {
    const taken = choices.filter((own) => own.every((choice) => isNamed(choice, each))).length;
    const needed = [...axes].every(([axis, { must }]) => must.has(each[axis]!));
    const detail = Object.entries(each)
      .map(([axis, value]) => `${axis}=${value}`)
      .join(', ');
    if (taken > 1) return [{ kind: 'overlap', detail }];
    return taken === 0 && needed ? [{ kind: 'gap', detail }] : [];
  });
}

const isNamed = ({ axis, is }: Choice, each: Case): boolean => is.includes(each[axis]!);

const casesOf = (axes: readonly (readonly [string, readonly string[]])[]): readonly Case[] =>
  axes.reduce<readonly Case[]>(
    (cases, [axis, values]) => cases.flatMap((each) => values.map((value) => ({ ...each, [axis]: value }))),
    [{}],
  );
