import { checkForm, type FormContent, type OrgUnit, type Person, type Template } from '@chengwen/domain';
import type { Chain, CommandType, Facts } from '@chengwen/flow';
import type { Actor, FormRecord } from '@chengwen/store';
import type { Roster } from './facts.js';

/** The content as the chain judges it: counted only where the chain asks, at submission. */
export function judged(
  type: CommandType,
  template: Template,
  { year, contentVersion }: FormRecord,
  content: FormContent,
  hash: string,
): Facts['content'] {
  const findings = type === 'submit' ? checkForm(template, content, { year }) : [];
  const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
  return { version: contentVersion, hash, errors: count('error'), unexplained: count('explain') };
}

/** Who acts, in the position they act in (经办人). */
export function actorOf(
  by: Person,
  { state, unit }: FormRecord,
  { maySitAsPublisher }: Facts,
  publishing: boolean,
): Actor {
  const seat = state.context.seats.find(({ person }) => person === by.id);
  const position =
    (publishing && maySitAsPublisher ? by.positions.find((each) => each.unit !== unit) : undefined) ??
    by.positions.find((each) => each.unit === unit) ??
    by.positions[0];
  return {
    id: by.id,
    name: by.name,
    unit: seat?.unit ?? position?.unit ?? unit,
    role: seat?.role ?? position?.role ?? 'author',
  };
}

/** People who have something to do now (待办人): open seats, publishers, or the author. */
export function awaited(
  chain: Chain,
  { state, author }: Pick<FormRecord, 'state' | 'author'>,
  roster: Roster,
): string[] {
  const open = state.context.seats.filter(({ ballot }) => !ballot).map(({ person }) => person);
  if (open.length > 0) return open;
  const publishers = roster.publishers[state.value];
  if (publishers) return publishers.filter((person) => !state.context.writers.includes(person));
  return chain.states[state.value]?.type === 'final' ? [] : [author];
}

/** A draft is its unit's own; from the first submission on, department and finance bureau see it too. */
export const scopeOf = (unit: OrgUnit, submission: number): string[] =>
  submission === 0
    ? [unit.id]
    : [...new Set([unit.id, unit.department, unit.finance].filter((id) => id !== undefined))];
