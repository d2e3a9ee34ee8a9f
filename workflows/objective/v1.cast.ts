import type { Candidate, Cast, CastMember, CommandType, Scene } from '@chengwen/flow';

const author: CastMember = { id: 'author', name: '填报人' };
const colleague: CastMember = { id: 'colleague', name: '同单位填报人', colleague: true };
const administrator: CastMember = { id: 'administrator', name: '管理员', administrator: true };
const bystander: CastMember = { id: 'bystander', name: '外单位人员' };
const deputy: CastMember = { id: 'deputy', name: '分管领导' };
const head: CastMember = { id: 'head', name: '主要负责人' };
const reviewer: CastMember = { id: 'reviewer', name: '主管部门审核人', publisher: true };
const ministryHead: CastMember = { id: 'ministryHead', name: '主管部门负责人', publisher: true };
/** Administers as well, or no scene without an administrator would see the end of an objective in force. */
const finance: CastMember = { id: 'finance', name: '财政业务科', administrator: true };
const performance: CastMember = { id: 'performance', name: '财政绩效科' };
/** Sits nowhere by the chain, and holds an office at every unit, so that work can be handed to them. */
const aide: CastMember = { id: 'aide', name: '经办人' };

const seat = (
  { id, name }: CastMember,
  role: Candidate['role'],
  unit: 'centre' | 'department' | 'finance',
  body: string = unit,
): Candidate => ({ person: id, name, role, unit, body });

const seats: Scene['seats'] = {
  unitReview: [seat(deputy, 'deputyHead', 'centre'), seat(head, 'head', 'centre')],
  departmentReview: [seat(reviewer, 'reviewer', 'department'), seat(ministryHead, 'head', 'department')],
  financeReview: [seat(finance, 'financeSection', 'finance'), seat(performance, 'performanceSection', 'finance')],
  ratification: [seat(finance, 'financeSection', 'finance')],
};

/** One seat a stage, so that what happens at one desk is not multiplied by the others. */
const single: Scene['seats'] = {
  unitReview: [seat(head, 'head', 'centre')],
  departmentReview: [seat(reviewer, 'reviewer', 'department')],
  financeReview: [seat(performance, 'performanceSection', 'finance')],
  ratification: [seat(finance, 'financeSection', 'finance')],
};
/** Outside the stages: the aide everywhere, and the author, who would fit at the own unit and must not be asked. */
const outside = [
  ...(['centre', 'department', 'finance'] as const).map((unit) => seat(aide, 'sectionHead', unit)),
  seat(author, 'author', 'centre'),
];
const sittingSingle = [author, head, reviewer, performance, finance];

const desk = (name: string, ...tries: readonly CommandType[]): Scene => ({
  name,
  author: 'author',
  people: [...sittingSingle, aide],
  seats: single,
  desk: { people: outside, tries },
});

/** People for the proof of 绩效目标: the plain case, one person in several offices, and every kind of work at a desk. */
export const objectiveCast: Cast = {
  scenes: [
    {
      name: '单位、主管部门与财政各自独立',
      author: 'author',
      people: [author, colleague, administrator, bystander, deputy, head, reviewer, ministryHead, finance, performance],
      seats,
    },
    desk('转办与委派', 'transfer', 'delegate', 'advise', 'removeReviewer'),
    desk('加签与减签', 'addReviewer', 'removeReviewer'),
    {
      ...desk('批注、抄送与催办', 'comment', 'copy', 'remind', 'requestReturn'),
      people: [...sittingSingle, bystander],
    },
    { ...desk('退回指定环节', 'return'), people: sittingSingle },
    {
      ...desk('退回指定环节，单位审核有时无人', 'return'),
      people: sittingSingle,
      otherwise: { ...single, unitReview: [] },
    },
    {
      ...desk('席位空缺，管理员改派', 'reassign'),
      people: [
        ...sittingSingle.map((member) => (member === author ? { ...author, administrator: true as const } : member)),
        { ...aide, administrator: true },
        administrator,
      ],
      desk: {
        people: [
          seat(aide, 'head', 'centre'),
          seat(aide, 'reviewer', 'department'),
          seat(aide, 'performanceSection', 'finance'),
          seat(aide, 'financeSection', 'finance'),
        ],
        tries: ['reassign'],
      },
      away: ['head', 'reviewer', 'performance', 'finance'],
    },
    {
      name: '单位与主管部门同属一个法人',
      author: 'author',
      people: [author, deputy, { ...head, publisher: true }, reviewer, finance, performance],
      seats: {
        ...seats,
        unitReview: [seat(deputy, 'deputyHead', 'centre', 'bureau'), seat(head, 'head', 'centre', 'bureau')],
        departmentReview: [
          seat(reviewer, 'reviewer', 'department', 'bureau'),
          seat(head, 'head', 'department', 'bureau'),
        ],
      },
    },
    {
      name: '填报人兼任各环节办理人、公开人和管理员',
      author: 'author',
      people: [
        { ...author, colleague: true, publisher: true, administrator: true },
        deputy,
        reviewer,
        finance,
        performance,
      ],
      seats: {
        unitReview: [seat(deputy, 'deputyHead', 'centre'), seat(author, 'head', 'centre')],
        departmentReview: [seat(author, 'head', 'department'), seat(reviewer, 'reviewer', 'department')],
        financeReview: [seat(author, 'financeSection', 'finance'), seat(performance, 'performanceSection', 'finance')],
        ratification: [seat(finance, 'financeSection', 'finance'), seat(author, 'financeSection', 'finance')],
      },
    },
    {
      name: '同单位填报人兼任负责人和公开人',
      author: 'author',
      people: [author, { ...colleague, publisher: true }, deputy, reviewer, finance, performance],
      seats: {
        ...seats,
        unitReview: [seat(deputy, 'deputyHead', 'centre'), seat(colleague, 'head', 'centre')],
        departmentReview: [seat(colleague, 'head', 'department'), seat(reviewer, 'reviewer', 'department')],
      },
    },
  ],
};
