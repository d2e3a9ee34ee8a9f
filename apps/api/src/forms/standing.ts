import type { Finding, OrgUnit, Person } from '@chengwen/domain';
import type { Candidate, Chain, CommandType, Facts } from '@chengwen/flow';
import type { Actor, FormRecord } from '@chengwen/store';
import type { Roster } from './facts.js';

/** The content as the chain judges it: findings are counted only where the chain asks, at submission. */
export function judged(contentVersion: number, hash: string, findings: readonly Finding[] = []): Facts['content'] {
  const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
  return { version: contentVersion, hash, errors: count('error'), unexplained: count('explain') };
}

/** Who acts, in the position that lets them (经办人): their seat, the publisher's post, the author's, or the administrator's. */
export function actorOf(type: CommandType, by: Person, { state, unit, author }: FormRecord, roster: Roster): Actor {
  const { id, name } = by;
  const seat = [...state.context.seats, ...(roster.publishers[state.value] ?? [])].find(({ person }) => person === id);
  if (seat && !AUTHORS_OWN.has(type)) return { id, name, unit: seat.unit, role: seat.role };
  return {
    id,
    name,
    unit,
    role: (type === 'void' || type === 'reassign') && author !== id ? 'administrator' : 'author',
  };
}

/** Given by whoever writes the form, or over everybody's head: never from a seat. */
const AUTHORS_OWN: ReadonlySet<CommandType> = new Set([
  'save',
  'submit',
  'withdraw',
  'resolve',
  'requestReturn',
  'adjust',
  'void',
]);

/** People who have something to do now (待办人): open seats, publishers, or the author. */
export function awaited(
  chain: Chain,
  { state, author }: Pick<FormRecord, 'state' | 'author'>,
  roster: Roster,
): string[] {
  // Whoever has left the office of their seat cannot decide in it, so it does not wait for them either.
  const offices = roster.seats[state.value] ?? [];
  const open = state.context.seats
    .filter((seat) => !seat.ballot && offices.some((each) => sameOffice(each, seat)))
    .map(({ person }) => person);
  if (open.length > 0) return open;
  const publishers = roster.publishers[state.value];
  if (publishers) {
    const people = new Set(publishers.map(({ person }) => person));
    return [...people].filter((person) => !state.context.writers.includes(person));
  }
  return chain.states[state.value]?.type === 'final' ? [] : [author];
}

const sameOffice = (a: Candidate, b: Candidate): boolean =>
  a.person === b.person && a.role === b.role && a.unit === b.unit;

/** A draft is its unit's own; from the first submission on, department and finance bureau see it too. */
export const scopeOf = (unit: OrgUnit, submission: number): string[] =>
  submission === 0
    ? [unit.id]
    : [...new Set([unit.id, unit.department, unit.finance].filter((id) => id !== undefined))];
