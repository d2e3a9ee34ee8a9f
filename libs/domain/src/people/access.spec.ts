import { can, unitsOf } from './access.js';
import type { Person } from './person.js';

const reviewer: Person = { id: 'p2', name: '审核人', positions: [{ unit: 'finance', role: 'financeSection' }] };
const running = { scope: ['own', 'department'], published: false };

it('someone whose unit is in the scope sees everything and gets what the chain offers', () => {
  const access = can(reviewer, { scope: ['own', 'finance'], published: false }, ['approve', 'return']);
  expect(access).toMatchObject({ see: true, commands: ['approve', 'return'], mask: { comments: true, history: true } });
});

it('someone from another unit sees nothing of a running form, whatever the chain offers', () => {
  expect(can(reviewer, running, ['approve'])).toEqual({
    see: false,
    commands: [],
    mask: { content: false, opinions: false, comments: false, history: false, drafts: false },
  });
  expect(can(undefined, running, ['approve']).see).toBe(false);
});

it('a published form shows its content to anyone, without opinions, comments or history', () => {
  const access = can(undefined, { ...running, published: true }, ['void']);
  expect(access.see).toBe(true);
  expect(access.commands).toEqual([]);
  expect(access.mask).toEqual({ content: true, opinions: false, comments: false, history: false, drafts: false });
});

it('lists are filtered by each unit of a person once', () => {
  const both: Person = { ...reviewer, positions: [...reviewer.positions, { unit: 'finance', role: 'reviewer' }] };
  expect(unitsOf(both)).toEqual(['finance']);
});
