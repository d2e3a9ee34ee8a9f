import fc from 'fast-check';
import { applyChanges } from '../forms/change-content.js';
import type { FormContent } from '../forms/content.js';
import { parseValue } from '../values/parse.js';
import { checkForm } from './check.js';
import { brief, briefs, clean, findingsAfter, template } from './testing/form.js';

const fragment = fc.constantFrom(
  ...[
    '参保',
    '2021年',
    '2020年1月-12月',
    '，',
    '。。',
    '（',
    '）',
    '《',
    '20××年',
    '[2020]11号',
    '的的',
    '105%≤≥95%',
    '≥',
    '95%',
  ],
  ...['万人', '1', '标红', '措施：', '12', '.', '"', '—', '$\\geq', ' ', '月', '\n', '元/人', '-'],
);
const words = fc.array(fragment, { maxLength: 12 }).map((parts) => parts.join(''));
const decimal = fc.constantFrom('0', '7', '7.00', '-3', '20.5', '90', '0.001');

/** Any content that the reader lets in, as ragged as people write it. */
const ragged = fc
  .record({ name: words, target: words, actual: words, weight: decimal, score: fc.option(decimal), text: words })
  .map(({ name, target, actual, weight, score, text }): FormContent => {
    const [first, ...rest] = clean.indicators;
    const row = { ...first, name, target: parseValue(target, { name }), actual: parseValue(actual), weight, score };
    return {
      ...clean,
      goals: { expected: text, actual: name },
      fields: { ...clean.fields, note: text },
      indicators: [{ ...row, variance: text }, ...rest] as unknown as FormContent['indicators'],
    };
  });

describe('checkForm', () => {
  it('answers in the order of the paper: fields, funding, goals, rows, total, note', () => {
    const places = findingsAfter({
      'fields/note': '标红的区域做了模拟。',
      'indicators/i5/score': '11',
      'indicators/i1/score': '21',
      'goals/actual': '',
      'fields/unit': '',
      'funding/total/executed': { kind: 'blank' },
      printed: { totalScore: '1' },
    }).map(({ where: { part, row, field } }) => row ?? `${part}/${field}`);
    expect(places).toEqual(['fields/unit', 'total', 'goals/actual', 'i1', 'i5', 'total/score', 'fields/note']);
  });

  it('finds the same twice, never throws, names a place that is there, and every fix can be taken', () => {
    fc.assert(
      fc.property(ragged, (content) => {
        const found = checkForm(template, content, { year: 2020 });
        expect(checkForm(template, content, { year: 2020 })).toEqual(found);
        for (const { where, message, fix, rule } of found) {
          expect([rule, message === '']).toEqual([rule, false]);
          if (where.part === 'indicators' && where.row !== undefined)
            expect(content.indicators.map(({ id }) => id)).toContain(where.row);
          if (fix) expect(() => applyChanges(template, content, fix.changes)).not.toThrow();
        }
      }),
      { numRuns: 60 },
    );
  });

  it('a taken fix removes what it was offered for', () => {
    fc.assert(
      fc.property(ragged, (content) => {
        const count = (form: FormContent, rule: string) =>
          checkForm(template, form, { year: 2020 }).filter((finding) => finding.rule === rule).length;
        for (const { rule, fix } of checkForm(template, content, { year: 2020 })) {
          if (!fix || !['range-notation', 'unit-missing', 'document-number', 'score-rule'].includes(rule)) continue;
          const before = count(content, rule);
          expect(count(applyChanges(template, content, fix.changes), rule)).toBeLessThan(before);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('changes nothing of what it reads', () => {
    const before = structuredClone(clean);
    checkForm(template, clean, { year: 2020 });
    expect(clean).toEqual(before);
  });

  it('says nothing of years without one', () => {
    const cited = { 'goals/expected': '落实《中华人民共和国民法典》，2022年完成。' };
    expect(briefs(cited, null)).toEqual([]);
    expect(findingsAfter(cited).map(brief)).toEqual([
      'error year-wrong goals/expected',
      'warning regulation-date goals/expected',
    ]);
  });
});
