import { Recent } from './recent.js';

const stored = (record: number, size = 100) => ({ record, body: Buffer.alloc(size, record) });

describe('documents used lately', () => {
  it('are kept while they are asked for, and let go when others take their room', () => {
    const recent = new Recent(4000);
    recent.keep('asked for', stored(1));
    recent.keep('forgotten', stored(2));
    for (let i = 3; i < 60; i++) {
      recent.keep(`other ${i}`, stored(i));
      expect(recent.get('asked for')?.record).toBe(1);
    }
    expect(recent.get('forgotten')).toBeUndefined();
  });

  it('never hold more than two generations', () => {
    const recent = new Recent(4000);
    const names = Array.from({ length: 1000 }, (_, i) => `${i}`);
    for (const name of names) recent.keep(name, stored(1));
    expect(names.filter((name) => recent.get(name)).length).toBeLessThanOrEqual(20);
  });

  it('do not include one that is too large, nor what it was before it grew', () => {
    const recent = new Recent();
    recent.keep('a', stored(1));
    recent.write('a', stored(1, 300_000));
    expect(recent.get('a')).toBeUndefined();
  });

  it('are forgotten when the command that wrote or removed them is undone, and only then', () => {
    const recent = new Recent();
    recent.keep('read', stored(1));
    recent.begin();
    recent.write('written before', stored(2));
    recent.begin();
    recent.write('written', stored(3));
    recent.undo();
    expect(['read', 'written before', 'written'].map((name) => recent.get(name)?.record)).toEqual([1, 2, undefined]);
    recent.reload();
    expect(recent.get('read')).toBeUndefined();
  });
});
