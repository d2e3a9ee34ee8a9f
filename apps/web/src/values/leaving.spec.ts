import { parseValue } from '@chengwen/domain';
import { leaveDraft } from './leaving.js';
import { openValue, setBoxes, typeLine, type ValuePlace } from './value-draft.js';

const place: ValuePlace = { role: 'target', name: '住院费用实际报销比例' };
const before = parseValue('≥95%', { name: place.name });
const opened = openValue(before, place);

describe('leaving the value editor without a word', () => {
  it('an untouched value stays as it was, even one without a meaning', () => {
    expect(leaveDraft(opened, before, place)).toEqual({ go: true });
    const tangled = parseValue('105%≤≥95%', { name: place.name });
    expect(leaveDraft(openValue(tangled, place), tangled, place)).toEqual({ go: true });
  });

  it('what was typed is kept where it has a meaning', () => {
    expect(leaveDraft(typeLine(opened, '≥96%', place), before, place)).toMatchObject({
      go: true,
      keep: { kind: 'compare', amount: '96' },
    });
    expect(leaveDraft(setBoxes(opened, { amount: '97' }, place), before, place)).toMatchObject({
      keep: { amount: '97' },
    });
  });

  it('what has no meaning holds the editor open', () => {
    expect(leaveDraft(typeLine(opened, '105%≤≥95%', place), before, place)).toEqual({ go: false });
    expect(leaveDraft(setBoxes(opened, { amount: '' }, place), before, place)).toEqual({ go: false });
  });
});
