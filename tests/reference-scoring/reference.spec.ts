import { rulePacks } from '@chengwen/templates';
import { run } from './run.js';
import { scoreByReference } from './reference.js';
import { chance, row } from './generate.js';

describe('scoring', () => {
  it(
    'agrees with fractions of whole numbers on twenty thousand random rows and their forms',
    () => expect(run(20_000, 7)).toBeUndefined(),
    60_000,
  );

  it('is compared on rows of every kind', () => {
    const next = chance(7);
    const verdicts = Array.from({ length: 4000 }, (_, at) =>
      scoreByReference(row(next, `i${at}`), rulePacks['national@2020']!),
    );
    const count = (is: (verdict: (typeof verdicts)[number]) => boolean): number => verdicts.filter(is).length;
    expect(count(({ met }) => met === true)).toBeGreaterThan(500);
    expect(count(({ met, automatic }) => met === false && automatic !== '0')).toBeGreaterThan(200);
    expect(count(({ met, automatic }) => met === false && automatic === '0')).toBeGreaterThan(200);
    expect(count(({ band }) => band !== undefined)).toBeGreaterThan(200);
    expect(count((verdict) => Object.keys(verdict).length === 0)).toBeGreaterThan(200);
  });
});
