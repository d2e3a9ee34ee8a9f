import { afterApproval } from './after-approval.js';

const seat = (person: string, decision: string | null = null) => ({
  person,
  name: person,
  roleLabel: '负责人',
  unit: '',
  opened: null,
  decision,
  opinion: null,
  at: null,
  carried: null,
});
const stages = (rule: string, ...seats: readonly ReturnType<typeof seat>[]) => [
  { key: 'a', label: '单位审核', rule, ruleLabel: '', status: 'present', seats },
  { key: 'b', label: '财政审核', rule: 'any', ruleLabel: '', status: 'future', seats: [] },
];

describe('what an approval is said to lead to', () => {
  it('the last one of a stage leads to the next', () => {
    expect(afterApproval(stages('all', seat('甲'), seat('乙', 'approve')), '甲')).toBe('通过后的下一环节：财政审核');
  });

  it('where all have to agree, those who have not yet are named', () => {
    expect(afterApproval(stages('all', seat('甲'), seat('乙')), '甲')).toContain('还须 负责人 乙 同意');
  });

  it('where any one is enough, nobody is waited for', () => {
    expect(afterApproval(stages('any', seat('甲'), seat('乙')), '甲')).toBe('通过后的下一环节：财政审核');
  });
});
