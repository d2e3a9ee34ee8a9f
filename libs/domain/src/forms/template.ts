import type { Decimal } from 'decimal.js';
import type { CATEGORIES, DIMENSIONS, FormContent } from './content.js';
import type { DecimalText } from '../values/decimal-text.js';

export type Category = (typeof CATEGORIES)[number];
export type Dimension = (typeof DIMENSIONS)[number];

/** A text field of a form. */
export interface FieldSpec {
  readonly key: string;
  readonly label: string;
  readonly required: boolean;
  /** Several lines on paper. */
  readonly long?: boolean;
  readonly hint?: string;
}

/** An official form as data (表样): one edition (年度版), never edited once released. */
export interface Template {
  /** "self-evaluation@2020": what a form pins for life. */
  readonly id: string;
  readonly kind: string;
  readonly edition: string;
  /** Printed title, e.g. 项目支出绩效自评表. */
  readonly title: string;
  readonly years: { readonly from: number; readonly to?: number };
  /** Money unit of the funding grid: all cells of a form share it. */
  readonly moneyUnit: '元' | '万元' | '亿元';
  readonly fields: readonly FieldSpec[];
  readonly goals: readonly FieldSpec[];
  readonly funding: {
    readonly columns: readonly { readonly key: string; readonly label: string }[];
    readonly rows: readonly { readonly key: string; readonly label: string; readonly total?: true }[];
  };
  readonly categories: readonly {
    readonly key: Category;
    readonly label: string;
    readonly aliases: readonly string[];
    readonly dimensions: readonly {
      readonly key: Dimension;
      readonly label: string;
      readonly aliases: readonly string[];
    }[];
  }[];
  readonly scoring: ScoringPack;
  /** Printed note (备注). */
  readonly note: string;
}

/** Weights, formulas, bands and rounding order of a year and region (评分规则), pinned like an edition. */
export interface ScoringPack {
  /** "national@2020". */
  readonly id: string;
  readonly source: string;
  /** Weight of the execution row (预算执行率). */
  readonly executionWeight: DecimalText;
  /** What the indicator weights of a form add up to, execution left out. */
  readonly indicatorTotal: DecimalText;
  readonly categoryWeights: Readonly<Partial<Record<Category, DecimalText>>>;
  /** Places of a row score, rounded half up. */
  readonly places: number;
  /** Reverse targets (≤): by overshoot (REV-1) or by share (REV-2). */
  readonly reverse: 'overshoot' | 'share';
  /** A hand score above the automatic one: with a reason, or not at all. */
  readonly handAbove: 'reason' | 'refuse';
  /** From this share of the target on, a deviation wants a reason. Below 1: short of; above 1: beyond. */
  readonly explain: { readonly below: DecimalText; readonly above: DecimalText };
  /** Lower bounds, included, of the total after rounding: 90 / 80 / 60. */
  readonly bands: { readonly excellent: DecimalText; readonly good: DecimalText; readonly fair: DecimalText };
}

/** 评价等级：优 / 良 / 中 / 差. */
export type Grade = 'excellent' | 'good' | 'fair' | 'poor';

/** How one row came by its score, in words an auditor accepts. */
export interface RowScore {
  readonly row: string;
  readonly weight: DecimalText | null;
  /** By the rule; undefined where only a person can judge (定性) or an input is missing. */
  readonly automatic?: DecimalText;
  /** For a judged row, what the band allows. */
  readonly band?: { readonly low: DecimalText; readonly high: DecimalText; readonly highIncluded: boolean };
  readonly given: DecimalText | null;
  readonly formula: string;
  readonly steps: readonly string[];
  /** Actual over target, exact; undefined where no ratio can be formed. */
  readonly ratio?: Decimal;
  readonly met?: boolean;
}

/** The score of a whole form (得分汇总). */
export interface FormScore {
  readonly execution: {
    readonly weight: DecimalText;
    /** In percent, two places: 94.07. */
    readonly rate?: DecimalText;
    readonly score?: DecimalText;
    readonly steps: readonly string[];
  };
  readonly rows: readonly RowScore[];
  /** Execution row included: the true total (总分). */
  readonly total: { readonly weight: DecimalText; readonly score: DecimalText };
  /** The same with 复核得分 in place of 自评得分, where a recheck was given. */
  readonly recheckTotal?: DecimalText;
  readonly grade: Grade;
}

/** 复核得分 of the performance section, beside the author's own; rows it leaves out keep the author's score. */
export interface Recheck {
  readonly rows: Readonly<Record<string, { readonly score: DecimalText; readonly reason: string }>>;
}

export type { FormContent };
