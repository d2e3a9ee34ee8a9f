import { emptyContent, parseContent, printValue, type FormContent } from '@chengwen/domain';
import { templates } from '@chengwen/templates';
import { draftOf, draftReducer } from '../form/draft.js';
import { openValue, setBoxes } from '../values/value-draft.js';
import { fundOfContent, offeredIndicators, rowsFrom } from './offered-indicators.js';

const template = templates['fund-objective@2023']!;
const blank = emptyContent(template);
const about = (projectName: string): FormContent => ({ ...blank, fields: { ...blank.fields, projectName } });
const offered = offeredIndicators(template, blank, 'residentMedical');
const named = (name: string) => offered.filter(({ entry }) => entry.name === name);

describe('the indicator library beside a form', () => {
  it('knows the fund by what the project is called, and none where several or none are named', () => {
    expect(fundOfContent(about('2023年城乡居民医保基金'))).toBe('residentMedical');
    expect(fundOfContent(about('工伤保险待遇支出'))).toBe('workInjury');
    expect(fundOfContent(about('办公设备购置'))).toBeUndefined();
    expect(fundOfContent(about('社会保险基金'))).toBeUndefined();
  });

  it('offers only what the form has a place for, filed as the form files it', () => {
    const [cost] = named('各级财政实际补助标准');
    expect([cost?.category, cost?.path]).toEqual(['output', '产出指标 · 成本指标']);
    const without = { ...template, categories: template.categories.filter(({ key }) => key === 'satisfaction') };
    const few = offeredIndicators(without, blank, 'residentMedical');
    expect(new Set(few.map(({ category }) => category))).toEqual(new Set(['satisfaction']));
    expect(few.length).toBeGreaterThan(0);
  });

  it('rows that were added are a content that the form may hold, and are marked as there afterwards', () => {
    const rows = rowsFrom(template, blank, offered);
    const { content } = draftReducer(draftOf(blank), { type: 'addRows', rows });
    expect(parseContent(template, content).indicators).toHaveLength(offered.length);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(offered.length);
    expect(offeredIndicators(template, content, 'residentMedical').every(({ present }) => present)).toBe(true);
    const coverage = rows.find(({ name }) => name.includes('综合参保率'));
    expect(coverage && printValue(coverage.target)).toBe('≥95%');
  });

  it('rule and evidence come along only where the form has columns for them', () => {
    const nine = templates['project-objective@2023']!;
    const [first] = offeredIndicators(nine, emptyContent(nine), 'workInjury');
    const [full] = rowsFrom(nine, emptyContent(nine), [first!]);
    expect([full?.rule, full?.evidence]).toEqual([first!.entry.rule, first!.entry.evidence]);
    const [bare] = rowsFrom(template, blank, [offered[0]!]);
    expect([bare?.rule, bare?.evidence]).toEqual([undefined, undefined]);
  });

  it('on a form of two sides an indicator of one side may still be added to the other', () => {
    const dual = templates['dual-objective@2020']!;
    const start = emptyContent(dual);
    const [first] = offeredIndicators(dual, start, 'workInjury', 'annual');
    const content = { ...start, indicators: [...rowsFrom(dual, start, [first!], 'annual')] };
    const isThere = (track: 'annual' | 'midTerm') => offeredIndicators(dual, content, 'workInjury', track)[0]?.present;
    expect([isThere('annual'), isThere('midTerm')]).toEqual([true, false]);
  });

  it('an empty target opens on the usual comparison and unit, so that only the figure is typed', () => {
    const place = { role: 'target', name: '各级财政实际补助标准' } as const;
    const draft = setBoxes(openValue({ kind: 'blank' }, place), { amount: '1020' }, place);
    expect(draft.line).toBe('=1020元/人');
    expect(openValue({ kind: 'blank' }, { ...place, name: '别的指标' }).boxes.unit.measure).toBe('');
  });
});
