/** 环节 that a list can be narrowed to, as the chain of self-evaluations labels them. */
export const STATE_OPTIONS = [
  { value: 'draft', label: '草稿' },
  { value: 'returned', label: '退回修改' },
  { value: 'unitReview', label: '单位审核' },
  { value: 'departmentReview', label: '主管部门审核' },
  { value: 'financeReview', label: '财政业务科审核' },
  { value: 'performanceReview', label: '财政绩效科复核' },
  { value: 'approved', label: '审核通过待公开' },
  { value: 'published', label: '已公开' },
  { value: 'void', label: '已作废' },
];

/** Colour of a stage's tag; a stage not named here is grey. The word beside it says the same. */
export const STATE_COLOURS: Readonly<Record<string, string>> = {
  returned: 'error',
  unitReview: 'processing',
  departmentReview: 'processing',
  financeReview: 'processing',
  performanceReview: 'processing',
  approved: 'success',
  published: 'success',
};
