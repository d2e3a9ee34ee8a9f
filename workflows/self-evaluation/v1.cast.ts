import type { Candidate, Cast, CastMember } from '@chengwen/flow';

const author: CastMember = { id: 'author', name: '填报人' };
const colleague: CastMember = { id: 'colleague', name: '同单位填报人', colleague: true };
const administrator: CastMember = { id: 'administrator', name: '管理员', administrator: true };
const bystander: CastMember = { id: 'bystander', name: '外单位人员' };
const deputy: CastMember = { id: 'deputy', name: '分管领导' };
const head: CastMember = { id: 'head', name: '主要负责人' };
const reviewer: CastMember = { id: 'reviewer', name: '主管部门审核人', publisher: true };
const ministryHead: CastMember = { id: 'ministryHead', name: '主管部门负责人', publisher: true };
const finance: CastMember = { id: 'finance', name: '财政业务科' };
const performance: CastMember = { id: 'performance', name: '财政绩效科' };

const seat = (
  { id, name }: CastMember,
  role: Candidate['role'],
  unit: 'centre' | 'department' | 'finance',
  body: string = unit,
): Candidate => ({ person: id, name, role, unit, body });

const unitSeats = [seat(deputy, 'deputyHead', 'centre'), seat(head, 'head', 'centre')];
const financeSeats = [seat(finance, 'financeSection', 'finance')];
const performanceSeats = [seat(performance, 'performanceSection', 'finance')];
const departmentSeats = [seat(reviewer, 'reviewer', 'department'), seat(ministryHead, 'head', 'department')];

/** People for the proof of 自评: the plain case, and every way in which one person meets themselves. */
export const selfEvaluationCast: Cast = {
  scenes: [
    {
      name: '单位与主管部门各自独立',
      author: 'author',
      people: [author, colleague, administrator, bystander, deputy, head, reviewer, ministryHead, finance, performance],
      seats: {
        unitReview: unitSeats,
        departmentReview: departmentSeats,
        financeReview: financeSeats,
        performanceReview: performanceSeats,
      },
    },
    {
      name: '单位与主管部门同属一个法人',
      author: 'author',
      people: [author, deputy, { ...head, publisher: true }, reviewer, finance, performance],
      seats: {
        unitReview: [seat(deputy, 'deputyHead', 'centre', 'bureau'), seat(head, 'head', 'centre', 'bureau')],
        departmentReview: [
          seat(reviewer, 'reviewer', 'department', 'bureau'),
          seat(head, 'head', 'department', 'bureau'),
        ],
        financeReview: financeSeats,
        performanceReview: performanceSeats,
      },
    },
    {
      name: '同一人兼任两个法人的负责人',
      author: 'author',
      people: [author, deputy, { ...head, publisher: true }, finance, performance],
      seats: {
        unitReview: unitSeats,
        departmentReview: [seat(head, 'head', 'department')],
        financeReview: financeSeats,
        performanceReview: performanceSeats,
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
        financeReview: [seat(author, 'financeSection', 'finance'), ...financeSeats],
        performanceReview: [...performanceSeats, seat(author, 'performanceSection', 'finance')],
      },
    },
    {
      name: '同单位填报人兼任负责人和公开人',
      author: 'author',
      people: [author, { ...colleague, publisher: true }, deputy, reviewer, finance, performance],
      seats: {
        unitReview: [seat(deputy, 'deputyHead', 'centre'), seat(colleague, 'head', 'centre')],
        departmentReview: [seat(colleague, 'head', 'department'), seat(reviewer, 'reviewer', 'department')],
        financeReview: financeSeats,
        performanceReview: performanceSeats,
      },
    },
    {
      name: '一人在同一环节兼两个岗位，财政两科为同一人',
      author: 'author',
      people: [author, deputy, reviewer, finance],
      seats: {
        unitReview: [seat(deputy, 'deputyHead', 'centre'), seat(deputy, 'head', 'centre')],
        departmentReview: [seat(reviewer, 'reviewer', 'department'), seat(reviewer, 'head', 'department')],
        financeReview: financeSeats,
        performanceReview: [seat(finance, 'performanceSection', 'finance')],
      },
    },
  ],
};
