import type { OrgUnit, Role } from '@chengwen/domain';

/** Password of every demo person. It is published, so it exists in demo mode only. */
export const DEMO_PASSWORD = 'chengwen2020';

/**
 * Demo prefecture with a county under it; ids are region and budget-unit code, and numbers of forms (编号) begin with them. 医疗保障局本级 and 医疗保障局 are one legal body under two names: what its head
 * approved for the unit is carried over for the department (沿用).
 */
export const DEMO_UNITS: readonly OrgUnit[] = [
  {
    id: '653100361',
    name: '喀什地区医疗保障局',
    region: '653100',
    kind: 'department',
    finance: '653100318',
    body: '653100361',
  },
  { id: '653100318', name: '喀什地区财政局', region: '653100', kind: 'finance', body: '653100318' },
  {
    id: '653100361001',
    name: '喀什地区医疗保障局本级',
    region: '653100',
    kind: 'unit',
    parent: '653100361',
    department: '653100361',
    finance: '653100318',
    body: '653100361',
  },
  {
    id: '653126318',
    name: '叶城县财政局',
    region: '653126',
    kind: 'finance',
    parent: '653100318',
    body: '653126318',
  },
  {
    id: '653126361001',
    name: '叶城县医疗保障局',
    region: '653126',
    kind: 'unit',
    parent: '653100361',
    department: '653100361',
    finance: '653126318',
    body: '653126361001',
  },
];

/** A demo person: named by role, because no real name belongs here. */
export interface DemoPerson {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly positions: readonly { readonly unit: string; readonly role: Role }[];
}

const at = (unit: string, ...roles: readonly Role[]): DemoPerson['positions'] => roles.map((role) => ({ unit, role }));

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  { id: 'ks-tianbao', login: 'tianbao', name: '填报人', positions: at('653100361001', 'author') },
  { id: 'ks-fenguan', login: 'fenguan', name: '分管领导', positions: at('653100361001', 'deputyHead') },
  {
    id: 'ks-fuze',
    login: 'fuze',
    name: '主要负责人',
    positions: [...at('653100361001', 'head'), ...at('653100361', 'head', 'reviewer')],
  },
  { id: 'ks-caizheng-sheke', login: 'caizheng', name: '财政社保科', positions: at('653100318', 'financeSection') },
  { id: 'ks-caizheng-jixiao', login: 'jixiao', name: '财政绩效科', positions: at('653100318', 'performanceSection') },
  { id: 'ks-guanli', login: 'guanli', name: '管理员', positions: at('653100361001', 'administrator') },
  { id: 'yc-tianbao', login: 'yc-tianbao', name: '叶城县填报人', positions: at('653126361001', 'author') },
  { id: 'yc-fenguan', login: 'yc-fenguan', name: '叶城县分管领导', positions: at('653126361001', 'deputyHead') },
  { id: 'yc-fuze', login: 'yc-fuze', name: '叶城县主要负责人', positions: at('653126361001', 'head') },
  {
    id: 'yc-caizheng-sheke',
    login: 'yc-caizheng',
    name: '叶城县财政社保科',
    positions: at('653126318', 'financeSection'),
  },
  {
    id: 'yc-caizheng-jixiao',
    login: 'yc-jixiao',
    name: '叶城县财政绩效科',
    positions: at('653126318', 'performanceSection'),
  },
  { id: 'yc-guanli', login: 'yc-guanli', name: '叶城县管理员', positions: at('653126361001', 'administrator') },
];

/** Name of a demo unit by its id. */
export const demoUnitName = (id: string): string => DEMO_UNITS.find((unit) => unit.id === id)?.name ?? id;
