import type { Category, Dimension } from '@chengwen/domain';

/** The seven social insurance funds (险种). Source: 财社〔2022〕65号, 第二条. */
export type Fund =
  | 'enterprisePension'
  | 'residentPension'
  | 'institutionPension'
  | 'employeeMedical'
  | 'residentMedical'
  | 'workInjury'
  | 'unemployment';

/** How an actual is judged against its target (指标性质): 正向, 反向, 等于, 区间, 期限, 定性. */
export type Nature = 'positive' | 'reverse' | 'equal' | 'range' | 'deadline' | 'judged';

/** Form kinds that use an indicator; a self-evaluation and a monitoring sheet take over what the objective set. */
export type LibraryKind =
  'fund-objective' | 'project-objective' | 'dual-objective' | 'self-evaluation' | 'fund-self-evaluation' | 'monitoring';

/** An indicator that units usually set for a fund (指标库条目): what a new form offers, never what it must hold. */
export interface LibraryIndicator {
  /** Unique within its fund: "first-payment". */
  readonly id: string;
  readonly category: Category;
  readonly dimension: Dimension;
  /** 三级指标, with no figure, year or unit in it. */
  readonly name: string;
  readonly nature: Nature;
  /** The comparison a target makes; a range, a term or words stand for themselves. */
  readonly operator: '>=' | '<=' | '=' | 'range' | 'deadline' | 'text';
  /** Printed unit: 万人, 元/人; empty for terms and words. */
  readonly unit: string;
  /** A target that papers usually set, as printed; absent where it is the place's own figure. */
  readonly usual?: string;
  /** 指标赋分规则 that is usual for it. */
  readonly rule: '按照正常比例赋分' | '直接赋分' | '按评判等级赋分' | '满意度赋分';
  /** What proves the actual (佐证资料). */
  readonly evidence: string;
  /** Where the actual is read (数据来源). */
  readonly dataSource: string;
  readonly kinds: readonly LibraryKind[];
}

/** What differs from entry to entry; the rest follows from the nature. */
export interface Entry {
  readonly id: string;
  readonly name: string;
  readonly unit?: string;
  readonly usual?: string;
  readonly evidence: string;
  readonly dataSource: string;
  readonly kinds?: readonly LibraryKind[];
}

export const EVERY_KIND: readonly LibraryKind[] = [
  'fund-objective',
  'project-objective',
  'dual-objective',
  'self-evaluation',
  'fund-self-evaluation',
  'monitoring',
];

/** Forms on a whole fund; a project pays for a part of one and has no rate of its income. */
export const FUND_KINDS: readonly LibraryKind[] = EVERY_KIND.filter((kind) => kind !== 'project-objective');

const BY_NATURE: Readonly<Record<Nature, Pick<LibraryIndicator, 'operator' | 'rule'>>> = {
  positive: { operator: '>=', rule: '按照正常比例赋分' },
  reverse: { operator: '<=', rule: '按照正常比例赋分' },
  equal: { operator: '=', rule: '直接赋分' },
  range: { operator: 'range', rule: '按照正常比例赋分' },
  deadline: { operator: 'deadline', rule: '直接赋分' },
  judged: { operator: 'text', rule: '按评判等级赋分' },
};

const CATEGORY_OF: Readonly<Partial<Record<Dimension, Category>>> = {
  economicCost: 'cost',
  economic: 'outcome',
  social: 'outcome',
  ecological: 'outcome',
  sustainability: 'outcome',
  satisfaction: 'satisfaction',
};

/** An entry under its 二级指标, judged by its nature. */
export const indicator = (dimension: Dimension, nature: Nature, entry: Entry): LibraryIndicator => ({
  category: CATEGORY_OF[dimension] ?? 'output',
  dimension,
  nature,
  ...BY_NATURE[nature],
  ...(dimension === 'satisfaction' ? { rule: '满意度赋分' as const } : {}),
  unit: '',
  kinds: EVERY_KIND,
  ...entry,
});
