import type { FormVersion } from '@chengwen/store';
import { templates } from '@chengwen/templates';
import { emptyContent } from '@chengwen/domain';
import { chineseDate, printModel } from './print-model.js';

const template = templates['self-evaluation@2020'];
const seat = { person: 'h', name: '主要负责人', role: 'head', unit: 'u', body: 'b' } as const;
const ballot = {
  decision: 'approve',
  by: 'h',
  at: '2021-02-25T01:00:00Z',
  opinion: '同意',
  contentVersion: 2,
} as const;
const version = (more: Partial<FormVersion> = {}): FormVersion => ({
  _id: 'f:v0003',
  form: 'f',
  number: 3,
  formNumber: 'u-2020-0001',
  cause: 'submit',
  template: 'self-evaluation@2020',
  chain: 'self-evaluation@1',
  unit: 'u',
  year: 2020,
  by: { id: 'a', name: '填报人', unit: 'u', role: 'author' },
  at: '2021-02-04T17:00:00Z',
  author: 'a',
  round: 1,
  submission: 1,
  contentVersion: 2,
  content: template ? emptyContent(template) : (undefined as never),
  comments: [],
  rounds: [],
  prev: '',
  marks: '',
  hash: 'abc',
  ...more,
});
const ground = { unit: '某单位', author: '填报人', opinions: true };

it('dates are those of Beijing, without leading zeros', () => {
  expect(chineseDate('2021-02-04T17:00:00Z')).toBe('2021年2月5日');
  expect(chineseDate('2020-12-31T15:59:59Z')).toBe('2020年12月31日');
});

it('nobody has signed yet: no name of the head, no seal', () => {
  const model = printModel(version(), ground);
  expect(model.foot).toEqual({ unit: '某单位', head: '', author: '填报人', date: '2021年2月5日' });
  expect(model.seal).toBeUndefined();
});

it('the head has approved at the unit: named and sealed, and the opinion names the version it saw', () => {
  const rounds = [{ round: 1, stage: 'unitReview', seats: [{ ...seat, ballot }] }];
  const model = printModel(version({ rounds }), ground);
  expect(model.foot.head).toBe('主要负责人');
  expect(model.seal).toEqual({ owner: '某单位' });
  expect(model.opinions).toEqual([
    {
      stage: '单位审核',
      person: '主要负责人',
      role: '主要负责人',
      decision: '审核通过',
      opinion: '同意',
      date: '2021年2月25日',
      version: '内容第2版',
      carried: false,
    },
  ]);
});

it('an approval of another unit’s head does not seal', () => {
  const rounds = [{ round: 1, stage: 'departmentReview', seats: [{ ...seat, unit: 'other', ballot }] }];
  expect(printModel(version({ rounds }), ground).seal).toBeUndefined();
});

it('the public copy carries no opinion', () => {
  const rounds = [{ round: 1, stage: 'unitReview', seats: [{ ...seat, ballot }] }];
  expect(printModel(version({ rounds }), { ...ground, opinions: false }).opinions).toEqual([]);
});

it('the code to verify by holds number, version and whole hash, as a link where the product has an address', () => {
  expect(printModel(version(), ground).qrText).toBe('呈文 u-2020-0001 第3版 abc');
  expect(printModel(version(), { ...ground, origin: 'https://c.example' }).qrText).toBe(
    'https://c.example/verify/f/3/abc',
  );
});

it('several remarks of a return stand in its cell as one sentence, without doubled punctuation', () => {
  const remark = (id: string, text: string) =>
    ({ id, where: { part: 'note' }, text, by: 'p', name: '审核人', contentVersion: 2 }) as const;
  const comments = [remark('c1', '请说明数据来源。'), remark('c2', '请补充收支情况')];
  const { opinions } = printModel(version({ cause: 'return', comments }), ground);
  expect(opinions.at(-1)).toMatchObject({ decision: '退回', opinion: '请说明数据来源；请补充收支情况。' });
});
