import type { OrgUnit, Person, Role } from '@chengwen/domain';
import type { PeopleModels } from './people.schema.js';
import type { PersonRecord, UnitRecord } from './people.records.js';

/** Units and people: the org tree as it is now. */
export class PeopleRepository {
  constructor(private readonly models: Pick<PeopleModels, 'units' | 'people'>) {}

  /** The whole org tree. A tenant has hundreds of units, not millions. */
  async units(): Promise<OrgUnit[]> {
    return (await this.models.units.find().sort({ _id: 1 }).lean<UnitRecord[]>()).map(toUnit);
  }

  async unit(id: string): Promise<OrgUnit | undefined> {
    const record = await this.models.units.findOne({ _id: id }).lean<UnitRecord>();
    return record ? toUnit(record) : undefined;
  }

  /** Who stands behind a login name, with the password's hash: for logging in and nothing else. */
  async byLogin(login: string): Promise<PersonRecord | undefined> {
    return (await this.models.people.findOne({ login }).lean<PersonRecord>()) ?? undefined;
  }

  /** A person as the rules see one; undefined when unknown or suspended. */
  async person(id: string): Promise<Person | undefined> {
    const record = await this.models.people.findOne({ _id: id }).lean<PersonRecord>();
    return record && !record.disabled ? toPerson(record) : undefined;
  }

  /** Everybody who holds a role at a unit, in a steady order. */
  async holders(role: Role, unit: string): Promise<Person[]> {
    const records = await this.models.people.find({ 'positions.unit': unit }).sort({ _id: 1 }).lean<PersonRecord[]>();
    return records
      .filter((record) => !record.disabled && record.positions.some((p) => p.unit === unit && p.role === role))
      .map(toPerson);
  }

  /** Creates a unit; one that is there stays as it is. */
  async keepUnit({ id, ...unit }: OrgUnit): Promise<void> {
    await this.models.units.updateOne({ _id: id }, { $setOnInsert: unit }, { upsert: true });
  }

  /** Creates a person; one that is there stays as it is. True when it was created now. */
  async keepPerson({ _id, ...person }: PersonRecord): Promise<boolean> {
    const result = await this.models.people.updateOne({ _id }, { $setOnInsert: person }, { upsert: true });
    return result.upsertedCount > 0;
  }
}

const toUnit = ({ _id, ...unit }: UnitRecord): OrgUnit => ({ id: _id, ...unit });

const toPerson = ({ _id, name, positions }: PersonRecord): Person => ({
  id: _id,
  name,
  positions: positions.map(({ unit, role }) => ({ unit, role })),
});
