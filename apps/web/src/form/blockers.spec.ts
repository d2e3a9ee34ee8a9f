import { emptyContent } from '@chengwen/domain';
import { templates } from '@chengwen/templates';
import type { FindingPartsFragment } from '../gql/operations.generated.js';
import { blockersOf, blockersText } from './blockers.js';

const id = 'self-evaluation@2020';
const content = emptyContent(templates[id]!);
const finding = (severity: string): FindingPartsFragment => ({
  rule: 'r',
  severity,
  message: severity,
  quote: '',
  where: { part: 'fields', row: null, field: 'unit' },
  computed: null,
  expected: null,
  fix: null,
});
const comment = (resolved: boolean) => ({
  id: resolved ? 'c1' : 'c2',
  where: { part: 'fields', row: null, field: 'unit' },
  text: '请核对',
  name: '',
  contentVersion: 1,
  resolved,
  answer: null,
});

describe('what stands in the way of submitting', () => {
  it('errors, what has to be explained and open comments do; reminders and answered comments do not', () => {
    const blockers = blockersOf(
      { template: id, comments: [comment(true), comment(false)] },
      content,
      ['error', 'explain', 'warning', 'info'].map(finding),
    );
    expect(blockers.map(({ kind }) => kind)).toEqual(['错误', '需说明', '批注']);
    expect(blockers[2]?.label).toBe('实施单位：请核对');
    expect(blockersText(blockers)).toBe('还有 1 处错误、1 处需说明、1 条批注未处理，处理后才能提交');
    expect(blockersText(blockers.slice(0, 1))).toBe('还有 1 处错误，更正后才能提交');
  });
});
