import type { DecimalText } from '../values/decimal-text.js';
import type { Category } from '../forms/template.js';

/** What a printed scoring rule (指标赋分规则) does: 按照正常比例赋分, 直接赋分, 按评判等级赋分, 满意度赋分. */
export type PrintedRule = 'share' | 'direct' | 'judged' | 'satisfaction';

/** A level of a judged row (评判等级): from this percentage of the weight on, up to the next level's. */
export interface JudgedBand {
  readonly from: DecimalText;
  readonly words: string;
}

/**
 * What a rule pack may settle beyond the weights (评分规则的可选项). Every one is optional: a pack that is silent scores as the
 * self-evaluation of 2020 does.
 */
export interface PackOptions {
  /** 全国, or the region whose finance bureau wrote the rules. */
  readonly region?: string;
  readonly years?: { readonly from: number; readonly to?: number };
  /** read: stands in a published document; practice: seen in use; assumption: ours, never to be shown as law. */
  readonly certainty?: 'read' | 'practice' | 'assumption';
  /** Weights where a form has no rows of some categories: without 成本, 50 / 30 / 10. The first that fits counts. */
  readonly weightVariants?: readonly {
    readonly without: readonly Category[];
    readonly weights: Readonly<Partial<Record<Category, DecimalText>>>;
  }[];
  /** Below this percentage of the target a proportional row (按照正常比例赋分) earns nothing. */
  readonly shareFloor?: DecimalText;
  /** 满意度赋分: below this percentage nothing; 60 where absent. `always`: satisfaction rows follow it unasked. */
  readonly satisfaction?: { readonly floor: DecimalText; readonly always?: true };
  /** Levels of a judged row, best first, lower ends in percent; 80 / 60 / 0 where absent. */
  readonly judgedBands?: readonly JudgedBand[];
  /** 逾期: points taken off per day late; absent: all of them. */
  readonly latePerDay?: DecimalText;
  /** 目标值偏低: from this ratio of actual to target on, points go: a fixed number, or the share that exceeds the target. */
  readonly over?: { readonly from: DecimalText; readonly points?: DecimalText };
  /** Over budget: no more than the weight (default), in proportion, or less the more is overspent. */
  readonly beyondBudget?: 'capped' | 'uncapped' | 'penalised';
  /** 总分上限 by execution rate, lowest rate first: below 50 % no more than 59. */
  readonly totalCeilings?: readonly { readonly below: DecimalText; readonly ceiling: DecimalText }[];
  /** Places of the total; those of a row where absent. */
  readonly totalPlaces?: number;
  /** Whether the total is rounded before it is graded (default) or after. */
  readonly gradeOn?: 'rounded' | 'exact';
}
