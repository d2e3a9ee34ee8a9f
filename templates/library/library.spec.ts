import { checkForm, emptyContent, parseUnit, parseValue, printUnit, type Indicator } from '@chengwen/domain';
import { indicatorLibrary, templates } from '../index.js';

const funds = Object.entries(indicatorLibrary);
const entries = funds.flatMap(([fund, list]) => list.map((entry) => ({ fund, ...entry })));
const KIND_OF_NATURE = {
  positive: ['compare'],
  reverse: ['compare'],
  equal: ['compare'],
  range: ['range'],
  deadline: ['deadline', 'compare'],
  judged: ['text'],
};

describe('the indicator library', () => {
  it.each(funds)('holds 10 to 20 indicators of %s, each once', (_, list) => {
    expect(list.length).toBeGreaterThanOrEqual(10);
    expect(list.length).toBeLessThanOrEqual(20);
    expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
    expect(new Set(list.map(({ name }) => name)).size).toBe(list.length);
  });

  it.each(entries)('$fund $id has a usual target and a unit that mean something', (entry) => {
    const { name, unit, usual, nature, operator } = entry;
    if (unit !== '') expect(printUnit(parseUnit(unit)!)).toBe(unit);
    if (usual === undefined) return;
    const target = parseValue(usual, { name });
    expect(KIND_OF_NATURE[nature]).toContain(target.kind);
    if (target.kind === 'compare' && nature !== 'deadline') expect(target.op).toBe(operator);
  });

  it.each(entries)('$fund $id has a place in every form that it names', ({ dimension, kinds }) => {
    for (const kind of kinds) {
      const homes = Object.values(templates).filter((template) => template.kind === kind);
      expect(homes).not.toHaveLength(0);
      for (const { categories } of homes)
        expect(categories.flatMap(({ dimensions }) => dimensions.map(({ key }) => key))).toContain(dimension);
    }
  });

  it.each(funds)('puts nothing into a form of %s that the checker holds to be wrong', (_, list) => {
    const template = templates['fund-objective@2023']!;
    const homeOf = (dimension: string) =>
      template.categories.find(({ dimensions }) => dimensions.some(({ key }) => key === dimension))!.key;
    const indicators = list.map(({ name, dimension, usual = '' }, at): Indicator => {
      const target = parseValue(usual, { name });
      return {
        ...{ id: `i${at + 1}`, category: homeOf(dimension), dimension, name, target },
        ...{ actual: { kind: 'blank' }, weight: null, score: null, scoreReason: '', variance: '' },
      };
    });
    const found = checkForm(template, { ...emptyContent(template), indicators }, { year: 2023 });
    expect(
      found
        // The place's own figures are still to be filled in.
        .filter(({ rule, where }) => where.part === 'indicators' && rule !== 'blank-cell')
        .map(({ rule, quote }) => `${rule} ${quote}`),
    ).toEqual([]);
  });
});
