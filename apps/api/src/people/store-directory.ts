import type { OrgUnit, Person, Role } from '@chengwen/domain';
import { PeopleRepository } from '@chengwen/store';
import { Inject, Injectable } from '@nestjs/common';
import { Directory } from './directory.js';

/**
 * The org tree out of the store. Nothing is kept between requests, so a rule never sees yesterday's tree; questions
 * asked while the same one is still under way share its answer, because every form of a list asks the same few.
 */
@Injectable()
export class StoreDirectory extends Directory {
  private readonly asked = new Map<string, Promise<unknown>>();

  constructor(@Inject(PeopleRepository) private readonly people: PeopleRepository) {
    super();
  }

  override unit(id: string): Promise<OrgUnit | undefined> {
    return this.once(`unit ${id}`, () => this.people.unit(id));
  }

  override person(id: string): Promise<Person | undefined> {
    return this.once(`person ${id}`, () => this.people.person(id));
  }

  override holders(role: Role, unit: string): Promise<readonly Person[]> {
    return this.once(`${role} ${unit}`, () => this.people.holders(role, unit));
  }

  private once<T>(question: string, ask: () => Promise<T>): Promise<T> {
    const known = this.asked.get(question) as Promise<T> | undefined;
    if (known) return known;
    const answer = ask().finally(() => this.asked.delete(question));
    this.asked.set(question, answer);
    return answer;
  }
}
