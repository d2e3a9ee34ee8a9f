/** Roles in the chain (岗位), named as in the field's vocabulary. */
export const ROLES = [
  'author',
  'sectionHead',
  'deputyHead',
  'head',
  'reviewer',
  'financeSection',
  'performanceSection',
  'sealKeeper',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

/** 岗位 by its Chinese name, as people read it. */
export const ROLE_LABELS: Readonly<Record<Role, string>> = {
  author: '填报人',
  sectionHead: '科室负责人',
  deputyHead: '分管领导',
  head: '主要负责人',
  reviewer: '审核人',
  financeSection: '财政业务科',
  performanceSection: '财政绩效科',
  sealKeeper: '印章管理员',
  administrator: '管理员',
};

/** A unit of the org tree (单位). `body` is the same for units that are one legal body under two names. */
export interface OrgUnit {
  readonly id: string;
  readonly name: string;
  /** Six-digit administrative code. */
  readonly region: string;
  readonly kind: 'unit' | 'department' | 'finance';
  /** Unit above in the org tree. */
  readonly parent?: string;
  /** The line ministry's office that reviews this unit (主管部门). */
  readonly department?: string;
  /** The finance bureau that reviews this unit (财政). */
  readonly finance?: string;
  readonly body: string;
}

/** A person as the rules see one: who, and which roles where. Names of demo people are role titles. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly positions: readonly { readonly unit: string; readonly role: Role }[];
}

export const holds = (person: Person, role: Role, unit: string): boolean =>
  person.positions.some((position) => position.role === role && position.unit === unit);
