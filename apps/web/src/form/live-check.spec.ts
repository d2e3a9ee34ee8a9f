import { emptyContent, type FormContent } from '@chengwen/domain';
import { templates } from '@chengwen/templates';
import { beyond, liveCheck, steady } from './live-check.js';

const template = templates['self-evaluation@2020']!;
const blank: FormContent = emptyContent(template);
const first = liveCheck(template, blank, 2020);

describe('checking again', () => {
  it('findings that stay are the very objects they were', () => {
    const again = steady(first, liveCheck(template, { ...blank, fields: { ...blank.fields, unit: '甲' } }, 2020));
    const left = again.findings.filter(({ where }) => where.field !== 'unit');
    expect(left.length).toBeGreaterThan(0);
    expect(left.every((finding) => first.findings.includes(finding))).toBe(true);
  });

  it('what the page finds itself is not told again as the server’s', () => {
    const bound = { ...first.findings[0]!, rule: 'bound', message: '与批复的目标不一致' };
    expect(beyond([...first.findings, bound], structuredClone(first.findings))).toEqual([bound]);
  });
});
