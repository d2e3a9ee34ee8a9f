import { applyChanges, deriveContent, emptyContent, parseValue, type Change, type FormContent } from '@chengwen/domain';
import { templates } from '@chengwen/templates';
import { newRow } from './new-row.js';
import { beyond, liveCheck, steady } from './live-check.js';

const template = templates['self-evaluation@2020']!;
const blank: FormContent = emptyContent(template);
const first = liveCheck({ template, content: blank, year: 2020, bound: [] });

describe('checking again', () => {
  it('findings that stay are the very objects they were', () => {
    const named = { ...blank, fields: { ...blank.fields, unit: '甲' } };
    const again = steady(first, liveCheck({ template, content: named, year: 2020, bound: [] }));
    const left = again.findings.filter(({ where }) => where.field !== 'unit');
    expect(left.length).toBeGreaterThan(0);
    expect(left.every((finding) => first.findings.includes(finding))).toBe(true);
  });

  it('what the page finds itself is not told again as the server’s', () => {
    const bound = { ...first.findings[0]!, rule: 'bound', message: '与批复的目标不一致' };
    expect(beyond([...first.findings, bound], structuredClone(first.findings))).toEqual([bound]);
  });
});

describe('a form that rests on an approved one', () => {
  const [objective] = [templates['project-objective@2023']!];
  const approved = ((): FormContent => {
    const content = emptyContent(objective);
    const row = newRow(objective, content, { category: 'output', dimension: 'quantity' });
    const target = parseValue('≥95%', { name: '参保率' });
    return { ...content, indicators: [{ ...row, name: '参保率', target }] };
  })();
  const binding = { form: 'f', version: 1, hash: 'h', title: '目标表' };
  const bound = [{ role: 'objective' as const, template: objective, content: approved, binding, year: 2020 }];
  const derived = deriveContent(template, bound);
  const [row] = derived.indicators;
  const changed = { ...derived, indicators: [{ ...row!, target: parseValue('≥90%', { name: '参保率' }) }] };
  const rulesOf = (content: FormContent, known: typeof bound) =>
    liveCheck({ template, content, year: 2020, bound: known }).findings.map(({ rule }) => rule);

  it('a target that departs from it is found while it is typed, with the way back', () => {
    expect(rulesOf(derived, bound)).not.toContain('bound-target');
    expect(rulesOf(changed, bound)).toContain('bound-target');
    const found = liveCheck({ template, content: changed, year: 2020, bound }).findings;
    const changes = found.find(({ rule }) => rule === 'bound-target')?.fix?.changes as readonly Change[];
    expect(rulesOf(applyChanges(template, changed, changes), bound)).not.toContain('bound-target');
  });

  it('nothing is said of it as long as it has not arrived', () =>
    expect(rulesOf(changed, [])).not.toContain('bound-target'));
});
