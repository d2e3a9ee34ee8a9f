import type { OrgUnit, Person, Role } from '@chengwen/domain';

/** Who holds which position where, as the org tree is now (组织与人员): what reviewer rules are resolved against. */
export abstract class Directory {
  abstract unit(id: string): Promise<OrgUnit | undefined>;
  abstract person(id: string): Promise<Person | undefined>;
  /** People who hold the role at the unit today, in a stable order. */
  abstract holders(role: Role, unit: string): Promise<readonly Person[]>;
}
