import type { FindingPartsFragment } from '../gql/operations.generated.js';
import type { Said } from './paper-context.js';
import { saidByRow } from './row-said.js';

const finding = (row: string, message: string): FindingPartsFragment => ({
  rule: 'r',
  severity: 'error',
  message,
  quote: '',
  where: { part: 'indicators', row, field: 'target' },
  computed: null,
  expected: null,
  fix: null,
});
const [first, second] = [finding('i1', '甲'), finding('i2', '乙')];
const said = (findings: readonly FindingPartsFragment[], unread: Said['unread'] = {}): Said => ({
  findings: new Map(findings.map((one) => [`indicators/${one.where.row}/target`, [one]])),
  comments: new Map(),
  unread,
});

describe('what is said of each row', () => {
  it('a row gets what is said of it and of no other', () => {
    const shares = saidByRow(
      said([first, second], { 'indicators/i2/weight': '约5', 'funding/total/executed': 'x' }),
      new Map(),
    );
    expect([...shares.keys()]).toEqual(['i1', 'i2']);
    expect(shares.get('i1')?.findings.get('indicators/i1/target')).toEqual([first]);
    expect(shares.get('i1')?.unread).toEqual({});
    expect(shares.get('i2')?.unread).toEqual({ 'indicators/i2/weight': '约5' });
  });

  it('a row of which the same is said keeps its very share; one of which more is said does not', () => {
    const before = saidByRow(said([first, second]), new Map());
    const after = saidByRow(said([first, { ...second, message: '丙' }]), before);
    expect(after.get('i1')).toBe(before.get('i1'));
    expect(after.get('i2')).not.toBe(before.get('i2'));
  });
});
