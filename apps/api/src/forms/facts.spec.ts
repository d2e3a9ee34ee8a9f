import type { OrgUnit, Person, Role } from '@chengwen/domain';
import { chains } from '@chengwen/workflows';
import { Directory } from '../people/directory.js';
import { rosterOf } from './facts.js';

const own: OrgUnit = { id: 'own', name: '本级', region: '653100', kind: 'unit', department: 'department', body: 'b' };
const department: OrgUnit = { id: 'department', name: '局', region: '653100', kind: 'department', body: 'b' };
const head: Person = {
  id: 'head',
  name: '主要负责人',
  positions: [
    { role: 'head', unit: 'own' },
    { role: 'deputyHead', unit: 'own' },
    { role: 'reviewer', unit: 'department' },
    { role: 'head', unit: 'department' },
  ],
};

class OneHead extends Directory {
  async unit(id: string): Promise<OrgUnit | undefined> {
    return [own, department].find((unit) => unit.id === id);
  }
  async person(id: string): Promise<Person | undefined> {
    return id === head.id ? head : undefined;
  }
  async holders(role: Role, unit: string): Promise<readonly Person[]> {
    return head.positions.some((position) => position.role === role && position.unit === unit) ? [head] : [];
  }
}

describe('the roster of a form', () => {
  it('names every office of a person in a stage, so that a seat is not lost over a second office', async () => {
    const { seats } = await rosterOf(chains['self-evaluation@1']!, own, new OneHead());
    expect(seats['unitReview']?.map(({ person, role }) => [person, role])).toEqual([
      ['head', 'deputyHead'],
      ['head', 'head'],
    ]);
  });

  it('names a publisher once', async () => {
    const { publishers } = await rosterOf(chains['self-evaluation@1']!, own, new OneHead());
    expect(publishers['approved']).toMatchObject([{ person: 'head', role: 'reviewer' }]);
  });
});
