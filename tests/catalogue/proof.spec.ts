import { survey } from '@chengwen/flow';
import type { Chain, Problem } from '@chengwen/flow';
import { casts, chains } from '@chengwen/workflows';
import { deletionsOf } from './deletions.js';

const names = (problems: readonly Problem[]) => problems.map(({ property }) => property);

describe.each(Object.values(chains))('chain $id', (chain: Chain) => {
  const cast = casts[chain.id]!;

  it('has every property on every edge of the walk', () => {
    const { problems, scenes, states, edges } = survey(chain, cast);
    expect(problems).toEqual([]);
    console.log(scenes, states, edges);
    expect({ scenes, states, edges }).toMatchObject({ scenes: expect.any(Number) });
    expect(edges).toBeGreaterThan(states);
  });

  it('is the same chain after a round trip through JSON', () => {
    const copy = JSON.parse(JSON.stringify(chain)) as Chain;
    expect(copy).toEqual(chain);
    expect(survey(copy, cast)).toEqual(survey(chain, cast));
  });

  it.each(deletionsOf(chain))('without $what $word at $where it is no longer proved', (deletion) => {
    const { problems } = survey(deletion.chain, cast, { first: true });
    expect(names(problems)).not.toEqual([]);
    expect(names(problems)).not.toContain('wellFormed');
  });
});
