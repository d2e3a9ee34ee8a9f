import type { OrgUnit } from '@chengwen/domain';
import { PeopleRepository } from '@chengwen/store';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../forms/clock.js';
import type { UnitType } from './people.types.js';

/** How long names of units may be out of date on a screen. Rules never read from here. */
const FRESH = 5_000;

/** Names of units for answers (单位名称), read together and kept a few seconds: every form of a list asks. */
@Injectable()
export class OrgService {
  private loaded?: { readonly at: number; readonly units: Promise<Map<string, OrgUnit>> };

  constructor(
    @Inject(PeopleRepository) private readonly people: PeopleRepository,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** A unit as answers show it; one that is gone from the tree keeps its id as its name. */
  async unit(id: string): Promise<UnitType> {
    const unit = (await this.units()).get(id);
    return unit
      ? { id, name: unit.name, region: unit.region, kind: unit.kind }
      : { id, name: id, region: '', kind: 'unit' };
  }

  private units(): Promise<Map<string, OrgUnit>> {
    const at = this.clock.now().getTime();
    if (this.loaded && at - this.loaded.at < FRESH) return this.loaded.units;
    const units = this.people.units().then((all) => new Map(all.map((unit) => [unit.id, unit])));
    this.loaded = { at, units };
    units.catch(() => delete this.loaded);
    return units;
  }
}
