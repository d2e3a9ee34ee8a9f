import fc from 'fast-check';
import { matrixOf, matrixSpec, reportOf, reportTemplate, tableOf, tableTemplate } from '../check/testing/report.js';
import { exact } from '../values/unit.js';
import { computeMatrix } from './compute-matrix.js';
import { figureAt, resolveFigures, unboundFigures } from './figures.js';

const cells = { currentIncome: ['17.09', '1.38'], lastIncome: ['19.53', '1.72'], budgetIncome: ['16.18', '0'] };

describe('computed cells of a matrix', () => {
  it('are exact sums, changes and rates, rounded half up', () => {
    expect(computeMatrix(matrixSpec, matrixOf(cells))).toMatchObject({
      currentIncome: { sum: '18.47' },
      incomeChange: { enterprisePension: '-2.44', workInjury: '-0.34', sum: '-2.78' },
      incomeGrowth: { enterprisePension: '-12.49', workInjury: '-19.77', sum: '-13.08' },
      incomeRate: { enterprisePension: '105.62' },
    });
  });

  it('are left out where a term is missing or nought divides', () => {
    const computed = computeMatrix(matrixSpec, matrixOf(cells));
    expect(computed['incomeRate']).not.toHaveProperty('workInjury');
    expect(computed).not.toHaveProperty('currentExpenditure');
  });

  it('a column of sums is the sum of its terms, whatever they are', () => {
    const amount = fc
      .tuple(fc.integer({ min: -99999, max: 99999 }), fc.integer({ min: 0, max: 99 }))
      .map(([whole, part]) => `${whole}.${String(part).padStart(2, '0')}`);
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const { currentIncome } = computeMatrix(matrixSpec, matrixOf({ currentIncome: [a, b] }));
        expect(new exact(currentIncome?.['sum'] ?? 'NaN').eq(new exact(a).plus(b))).toBe(true);
      }),
    );
  });
});

describe('references in chapters', () => {
  const table = tableOf('工伤保险基金支出', ['16658', '12713'], [['参保人数', '≥28.45万人', '34.26万人']]);
  const bound = [{ role: 'selfEvaluation' as const, template: tableTemplate, content: table }];
  const report = reportOf(
    '某市工伤保险基金支出',
    [
      '# 一、总体情况',
      '支出{{selfEvaluation:1/funding/total/executed 亿元 2}}，收入{{matrices/balance/currentIncome/sum 万元}}。',
      '参保{{ selfEvaluation:1/indicators/i1/actual }}，另见{{funding/total/executed}}。',
    ],
    matrixOf(cells),
  );
  const at = (reference: string): string | undefined => figureAt(reportTemplate, report, bound, reference);

  it('convert units exactly and round half up', () => {
    expect(at('selfEvaluation:1/funding/total/executed 亿元 2')).toBe('1.27亿元');
    expect(at('selfEvaluation:1/funding/total/executed')).toBe('12713');
    expect(at('selfEvaluation:1/indicators/i1/actual 人')).toBe('342600人');
    expect(at('matrices/balance/incomeGrowth/enterprisePension')).toBe('-12.49%');
    expect(at('fields/subject')).toBe('某市工伤保险基金支出');
  });

  it('name what is there, and never reach beyond the form', () => {
    for (const path of ['selfEvaluation:2/funding/total/executed', 'funding/total', 'fields/constructor', 'x', ''])
      expect(at(path)).toBeUndefined();
    expect(at('selfEvaluation:1/funding/total/executed 人')).toBeUndefined();
  });

  it('are replaced in the text; those to nothing stay and are told', () => {
    const { content, findings } = resolveFigures(reportTemplate, report, bound);
    const texts = content.chapters?.flatMap(({ blocks }) => blocks.map((block) => ('text' in block ? block.text : '')));
    expect(texts?.[0]).toBe('支出1.27亿元，收入184700万元。');
    expect(findings.map(({ rule, quote }) => `${rule} ${quote}`)).toEqual([
      'figure-unbound {{funding/total/executed}}',
    ]);
    expect(unboundFigures(reportTemplate, report).map(({ quote }) => quote)).toEqual(['{{funding/total/executed}}']);
  });
});
