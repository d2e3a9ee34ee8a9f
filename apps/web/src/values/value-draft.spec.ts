import { parseValue, printValue, valueProblem, type Unit, type Value } from '@chengwen/domain';
import fc from 'fast-check';
import { openValue, readValue, setBoxes, takeOffer, typeLine, type ValuePlace } from './value-draft.js';

const target: ValuePlace = { role: 'target', name: '支出执行率' };
const actual: ValuePlace = { role: 'actual', name: '支出执行率' };
const blank: Value = { kind: 'blank' };
const percent: Unit = { measure: '%', scale: '', per: [] };

describe('writing an indicator value', () => {
  it('105%≤≥95% is refused as typed and offered as a range', () => {
    const draft = typeLine(openValue(blank, target), '105%≤≥95%', target);
    const { problem, offer } = readValue(draft, target);
    expect(problem).toBeDefined();
    expect(offer && printValue(offer)).toBe('95%≤x≤105%');
  });

  it('taking the offer leaves a value that may be kept', () => {
    const draft = openValue(parseValue('105%≤≥95%'), target);
    const { offer } = readValue(draft, target);
    const taken = readValue(takeOffer(draft, offer!), target);
    expect(taken.problem).toBeUndefined();
    expect(taken.value).toMatchObject({ kind: 'range', low: '95', high: '105', lowIncluded: true, highIncluded: true });
  });

  it('the boxes follow the typed line and the line follows the boxes', () => {
    const typed = typeLine(openValue(blank, target), '>=39.30万人', target);
    expect(typed.boxes).toMatchObject({
      kind: 'compare',
      op: '>=',
      amount: '39.30',
      unit: { measure: '人', scale: '万' },
    });
    const changed = setBoxes(typed, { op: '<=', amount: '40.5' }, target);
    expect(changed.line).toBe('≤40.5万人');
    expect(readValue(changed, target).value).toMatchObject({ kind: 'compare', op: '<=', amount: '40.5' });
  });

  it('switching the kind to and fro loses nothing', () => {
    const figure = typeLine(openValue(blank, target), '≥95%', target);
    const words = setBoxes(figure, { kind: 'text', text: '基金运行平稳' }, target);
    expect(readValue(words, target).value).toEqual({ kind: 'text', text: '基金运行平稳' });
    const back = setBoxes(words, { kind: 'compare' }, target);
    expect(back.line).toBe('≥95%');
  });

  it('an actual never copies the notation of a target', () => {
    expect(readValue(typeLine(openValue(blank, actual), '≥95%', actual), actual).problem).toBeDefined();
    expect(readValue(typeLine(openValue(blank, actual), '94.07%', actual), actual).problem).toBeUndefined();
  });

  it('half-filled boxes say what is missing instead of giving a value', () => {
    const draft = setBoxes(openValue(blank, target), { kind: 'range', low: '95', unit: percent }, target);
    expect(readValue(draft, target)).toEqual({ problem: '请填写区间的两端' });
  });

  it('a value typed by hand carries no printed source', () => {
    expect(readValue(typeLine(openValue(blank, target), '>=95%', target), target).value).not.toHaveProperty('raw');
  });

  it('whatever is typed, a value without a problem passes the rules and reads back from its print', () => {
    const pieces = fc.constantFrom(
      '105%',
      '95%',
      '≤',
      '≥',
      '<',
      '=',
      '3.50',
      '万人',
      '元/人',
      '、',
      '~',
      '至',
      '以上',
      'x',
      '每月25日前',
      '平稳',
      '的',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 6 }), (parts) => {
        const { value, problem } = readValue(typeLine(openValue(blank, target), parts.join(''), target), target);
        if (problem !== undefined || value === undefined) return;
        expect(value.kind).not.toBe('malformed');
        expect(valueProblem(value, 'target', { name: target.name })).toBeUndefined();
        const again = readValue(openValue(value, target), target);
        expect(again.problem).toBeUndefined();
        expect(again.value && printValue(again.value)).toBe(printValue(value));
      }),
    );
  });
});
