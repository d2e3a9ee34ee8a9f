import { applyChanges } from '../forms/change-content.js';
import type { FormContent } from '../forms/content.js';
import { checkForm } from './check.js';
import { brief, clean, put, template } from './testing/form.js';

const after = (...changes: readonly (readonly [string, unknown])[]): FormContent =>
  applyChanges(
    template,
    clean,
    changes.map(([path, value]) => put(path, value)),
  );
const found = (content: FormContent, year: number | null = 2020): string[] =>
  checkForm(template, content, { year }).map(brief);

describe('what was found before', () => {
  it('is not found again once the row was put right, and is found again when it is spoilt again', () => {
    const spoilt = after(['indicators/i2/actual', '92.45']);
    expect(found(spoilt)).toEqual(['error unit-missing indicators/i2/actual']);
    expect(found(clean)).toEqual([]);
    expect(found(spoilt)).toEqual(['error unit-missing indicators/i2/actual']);
  });

  it('is another in another year', () => {
    const named = after(['indicators/i1/name', '2021年参保人数'], ['goals/actual', '各月待遇均在25日前拨付。']);
    expect(found(named)).toEqual(['error year-wrong indicators/i1/name']);
    expect(found(named, 2021)).toEqual([]);
    expect(found(named, null)).toEqual([]);
  });

  it('is another under another note', () => {
    const plain = { ...template, note: '' };
    const words = after(['indicators/i3/target', '按时报送'], ['indicators/i3/actual', '按时报送']);
    const noted = (note: string) =>
      checkForm(plain, { ...words, fields: { ...words.fields, note } }, { year: 2020 }).map(brief);
    expect(noted('')).toEqual([]);
    const demanding = { ...words, fields: { ...words.fields, note: '定性指标分三档评定。' } };
    expect(checkForm(template, demanding, { year: 2020 }).map(brief)).toEqual([]);
    expect(noted('实际完成值用百分比填写。')).toEqual(['error note-percent indicators/i3/actual']);
    expect(noted('')).toEqual([]);
  });

  it('is another under another pack', () => {
    const missed = after(
      ...(
        [
          ['actual', '30万人'],
          ['variance', '受疫情影响，扩面不足。'],
          ['score', '18'],
          ['scoreReason', '经核实。'],
        ] as const
      ).map(([field, value]) => [`indicators/i1/${field}`, value] as const),
    );
    const strict = { ...template, scoring: { ...template.scoring, handAbove: 'refuse' as const } };
    expect(found(missed)).toEqual(['info score-above indicators/i1/score']);
    expect(checkForm(strict, missed, { year: 2020 }).map(brief)).toEqual(['error score-rule indicators/i1/score']);
  });

  it('calls a row without a name by its place of now', () => {
    const nameless = after(['indicators/i2/name', ''], ['indicators/i2/actual', '92.45']);
    const told = (content: FormContent) =>
      checkForm(template, content, { year: 2020 }).find(({ rule }) => rule === 'unit-missing')?.message;
    expect(told(nameless)).toContain('第2项指标');
    const [first, second, ...rest] = nameless.indicators;
    expect(told({ ...nameless, indicators: [second!, first!, ...rest] })).toContain('第1项指标');
  });
});
