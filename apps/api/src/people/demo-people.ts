import type { OrgUnit, Role } from '@chengwen/domain';

/** Password of every demo person. It is published, so it exists in demo mode only. */
export const DEMO_PASSWORD = 'chengwen2020';

/**
 * Demo prefecture with a county under it. 医疗保障局本级 and 医疗保障局 are one legal body under two names: what its head
 * approved for the unit is carried over for the department (沿用).
 */
export const DEMO_UNITS: readonly OrgUnit[] = [
  {
    id: 'ks-yibao',
    name: '喀什地区医疗保障局',
    region: '653100',
    kind: 'department',
    finance: 'ks-caizheng',
    body: 'ks-yibao',
  },
  { id: 'ks-caizheng', name: '喀什地区财政局', region: '653100', kind: 'finance', body: 'ks-caizheng' },
  {
    id: 'ks-yibao-benji',
    name: '喀什地区医疗保障局本级',
    region: '653100',
    kind: 'unit',
    parent: 'ks-yibao',
    department: 'ks-yibao',
    finance: 'ks-caizheng',
    body: 'ks-yibao',
  },
  {
    id: 'yc-caizheng',
    name: '叶城县财政局',
    region: '653126',
    kind: 'finance',
    parent: 'ks-caizheng',
    body: 'yc-caizheng',
  },
  {
    id: 'yc-yibao',
    name: '叶城县医疗保障局',
    region: '653126',
    kind: 'unit',
    parent: 'ks-yibao',
    department: 'ks-yibao',
    finance: 'yc-caizheng',
    body: 'yc-yibao',
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
  { id: 'ks-tianbao', login: 'tianbao', name: '填报人', positions: at('ks-yibao-benji', 'author') },
  { id: 'ks-fenguan', login: 'fenguan', name: '分管领导', positions: at('ks-yibao-benji', 'deputyHead') },
  {
    id: 'ks-fuze',
    login: 'fuze',
    name: '主要负责人',
    positions: [...at('ks-yibao-benji', 'head'), ...at('ks-yibao', 'head', 'reviewer')],
  },
  { id: 'ks-caizheng-sheke', login: 'caizheng', name: '财政社保科', positions: at('ks-caizheng', 'financeSection') },
  { id: 'ks-caizheng-jixiao', login: 'jixiao', name: '财政绩效科', positions: at('ks-caizheng', 'performanceSection') },
  { id: 'ks-guanli', login: 'guanli', name: '管理员', positions: at('ks-yibao-benji', 'administrator') },
  { id: 'yc-tianbao', login: 'yc-tianbao', name: '叶城县填报人', positions: at('yc-yibao', 'author') },
  { id: 'yc-fenguan', login: 'yc-fenguan', name: '叶城县分管领导', positions: at('yc-yibao', 'deputyHead') },
  { id: 'yc-fuze', login: 'yc-fuze', name: '叶城县主要负责人', positions: at('yc-yibao', 'head') },
  {
    id: 'yc-caizheng-sheke',
    login: 'yc-caizheng',
    name: '叶城县财政社保科',
    positions: at('yc-caizheng', 'financeSection'),
  },
  {
    id: 'yc-caizheng-jixiao',
    login: 'yc-jixiao',
    name: '叶城县财政绩效科',
    positions: at('yc-caizheng', 'performanceSection'),
  },
  { id: 'yc-guanli', login: 'yc-guanli', name: '叶城县管理员', positions: at('yc-yibao', 'administrator') },
];

/** Name of a demo unit by its id. */
export const demoUnitName = (id: string): string => DEMO_UNITS.find((unit) => unit.id === id)?.name ?? id;
