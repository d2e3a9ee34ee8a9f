import { emptyContent, parseValue, type FormContent } from '@chengwen/domain';
import { templates } from '@chengwen/templates';
import { newRow } from './new-row.js';
import { besideLastYear, besideObjective } from './use-beside.js';

const template = templates['self-evaluation@2020']!;
const rowWith = (target: string): FormContent => {
  const blank = emptyContent(template);
  const row = newRow(template, blank, { category: 'output', dimension: 'quantity' });
  return { ...blank, indicators: [{ ...row, target: parseValue(target, { name: '' }) }] };
};

describe('figures beside a cell', () => {
  it('last year’s actual stands where the form asks for it: its own column, else under this year’s actual', () => {
    const lastYear = { year: 2019, rows: [{ row: 'i1', target: '≥90%', actual: '92%' }] };
    expect([...besideLastYear(template, lastYear)]).toEqual([
      ['indicators/i1/target', [{ label: '上年目标', text: '≥90%' }]],
      ['indicators/i1/actual', [{ label: '上年完成', text: '92%' }]],
    ]);
    const nine = {
      ...template,
      columns: [
        { key: 'target' as const, label: '' },
        { key: 'lastYear' as const, label: '' },
      ],
    };
    expect([...besideLastYear(nine, lastYear).keys()]).toContain('indicators/i1/lastYear');
  });

  it('the approved target shows only where the form says another', () => {
    expect(besideObjective(rowWith('≥95%'), rowWith('≥95%')).size).toBe(0);
    expect([...besideObjective(rowWith('≥90%'), rowWith('≥95%'))]).toEqual([
      ['indicators/i1/target', [{ label: '批复', text: '≥95%' }]],
    ]);
    expect(besideObjective(rowWith('≥90%'), undefined).size).toBe(0);
  });
});
