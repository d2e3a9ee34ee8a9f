import { holds, type OrgUnit, type Person } from '@chengwen/domain';
import { stagesOf, type Candidate, type Chain, type Facts, type ReviewerRule } from '@chengwen/flow';
import type { Directory } from '../people/directory.js';

/** People of one form by stage, as the org tree is now (办理人): found before deciding, so that deciding reads nothing. */
export interface Roster {
  readonly unit: OrgUnit;
  /** Candidates of each reviewing stage, by state. */
  readonly seats: Facts['seats'];
  /** Who may publish, by state. */
  readonly publishers: Facts['seats'];
}

/** Resolves every reviewer rule of a chain against the org tree. */
export async function rosterOf(chain: Chain, unit: OrgUnit, directory: Directory): Promise<Roster> {
  const seats: Record<string, readonly Candidate[]> = {};
  const publishers: Record<string, readonly Candidate[]> = {};
  for (const stage of stagesOf(chain)) {
    if (stage.reviewers) seats[stage.value] = await candidates(stage.reviewers, unit, directory);
    if (stage.publishers) publishers[stage.value] = onceEach(await candidates(stage.publishers, unit, directory));
  }
  return { unit, seats, publishers };
}

const onceEach = (named: readonly Candidate[]): Candidate[] =>
  named.filter(({ person }, index) => named.findIndex((other) => other.person === person) === index);

/** Every office in which somebody is asked, in the order of the rule; the chain seats each person once, in the first. */
async function candidates(rules: readonly ReviewerRule[], own: OrgUnit, directory: Directory): Promise<Candidate[]> {
  const found: Candidate[] = [];
  for (const { role, at } of rules) {
    const unitId = at === 'own' ? own.id : own[at];
    const unit = unitId === undefined ? undefined : await directory.unit(unitId);
    if (!unit) continue;
    for (const { id, name } of await directory.holders(role, unit.id))
      found.push({ person: id, name, role, unit: unit.id, body: unit.body });
  }
  return found;
}

/** What the chain needs to know about the person and the content, beside the roster. */
export function factsFor(roster: Roster, state: string, person: Person, content: Facts['content']): Facts {
  return {
    seats: roster.seats,
    content,
    authorColleague: holds(person, 'author', roster.unit.id),
    maySitAsPublisher: roster.publishers[state]?.some((candidate) => candidate.person === person.id) ?? false,
    administrator: holds(person, 'administrator', roster.unit.id),
  };
}
