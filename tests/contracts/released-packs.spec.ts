/** A form pins a rule pack for life: `templates/rule-packs/released.json` records what each was when it was released. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { packHash } from '@chengwen/domain';
import { rulePacks, templates } from '@chengwen/templates';

const recorded = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../templates/rule-packs/released.json', import.meta.url)), 'utf8'),
) as Record<string, string>;

describe('rule packs', () => {
  it('are recorded, every one and nothing else', () =>
    expect(Object.keys(recorded).sort()).toEqual(Object.keys(rulePacks).sort()));

  it.each(Object.entries(rulePacks))('%s is as it was released', (id, pack) =>
    expect(packHash(pack)).toBe(recorded[id]),
  );

  it.each(Object.values(templates).map(({ id, scoring }) => [id, scoring] as const))(
    'the pack of %s is the one of its id',
    (_id, scoring) => expect(scoring).toEqual(rulePacks[scoring.id]),
  );
});
