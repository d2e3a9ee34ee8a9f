import { Refusal } from '../refusal.js';
import { parseValue } from '../values/parse.js';
import type { FormContent } from './content.js';
import { refuseWrongUnits } from './refuse-wrong-units.js';

const content = (target: string, actual: string): FormContent =>
  ({
    indicators: [{ id: 'i1', name: '享受待遇人次', target: parseValue(target), actual: parseValue(actual) }],
  }) as unknown as FormContent;

const refused = (before: FormContent, after: FormContent): unknown => {
  try {
    refuseWrongUnits(before, after);
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, ...error.params };
    throw error;
  }
  return undefined;
};

describe('refuseWrongUnits', () => {
  const blank = content('≥114.66万人次', '');

  it('refuses an actual newly entered in another unit, and says which one belongs there', () => {
    expect(refused(blank, content('≥114.66万人次', '88.15万人'))).toEqual({
      code: 'content.unit',
      name: '享受待遇人次',
      expected: '万人次',
      actual: '万人',
    });
  });

  it('lets another scale, a figure without a unit, and words pass', () => {
    for (const actual of ['881500人次', '88.15', '按时完成', '']) {
      expect(refused(blank, content('≥114.66万人次', actual))).toBeUndefined();
    }
    expect(refused(blank, content('基金运行平稳', '100%'))).toBeUndefined();
  });

  it('leaves alone what was imported so', () => {
    const imported = content('≥114.66万人次', '88.15万人');
    expect(refused(imported, content('≥114.66万人次', '90万人'))).toBeUndefined();
  });
});
