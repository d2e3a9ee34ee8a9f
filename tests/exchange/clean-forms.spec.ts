import { checkForm, scoreForm, standingScore, type Finding } from '@chengwen/domain';
import { cleanForms } from './clean-forms.js';

const forms = cleanForms().map((form) => [form.name, form] as const);
const blocks = ({ severity }: Finding): boolean => severity === 'error' || severity === 'explain';
const brief = ({ severity, rule, where: { part, row, field }, quote }: Finding): string =>
  `${severity} ${rule} ${[part, row, field].filter(Boolean).join('/')} ${quote}`;

describe('clean forms', () => {
  it('are twenty at least, of every kind that has a grid', () => {
    expect(forms.length).toBeGreaterThanOrEqual(20);
    expect(new Set(forms.map(([, { template }]) => template.kind)).size).toBe(6);
  });

  it.each(forms)('%s: nothing in it blocks', (_, { template, content, year }) =>
    expect(checkForm(template, content, { year }).filter(blocks).map(brief)).toEqual([]),
  );

  it.each(forms.filter(([, { template }]) => template.kind === 'self-evaluation'))(
    '%s: every row has a score that its rule allows',
    (_, { template, content }) => {
      for (const row of scoreForm(template, content).rows) expect(standingScore(row)).toBeDefined();
    },
  );
});
