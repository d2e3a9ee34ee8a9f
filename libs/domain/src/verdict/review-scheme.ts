import type { DecimalText } from '../values/decimal-text.js';

/** 完整性 / 相关性 / 适当性 / 可行性: what an objective is reviewed for. */
export type Criterion = 'completeness' | 'relevance' | 'appropriateness' | 'feasibility';

/** 目标审核意见：优 / 良 / 中 / 差. */
export type Verdict = 'excellent' | 'good' | 'fair' | 'poor';

/** One question of a review (审核要点) with its points. */
export interface ReviewQuestion {
  readonly key: string;
  readonly text: string;
  readonly points: DecimalText;
  /** Findings of these rules answer it by themselves: a blocking one takes all its points, another `perFinding` of them. */
  readonly rules?: readonly string[];
  readonly perFinding?: DecimalText;
}

/** Criteria, questions, points and bands of a review (目标审核评分表), pinned by id like a rule pack. */
export interface ReviewScheme {
  readonly id: string;
  readonly source: string;
  readonly criteria: readonly {
    readonly key: Criterion;
    readonly label: string;
    readonly questions: readonly ReviewQuestion[];
  }[];
  /** Lower bounds of the total, included. */
  readonly bands: { readonly excellent: DecimalText; readonly good: DecimalText; readonly fair: DecimalText };
}

/**
 * What follows from a verdict: 优 goes on; 良 is edited by reviewer and unit together and goes on; 中 is revised and
 * submitted again; 差 gets no budget. Source: 财预〔2015〕88号 第二十五条至第二十九条.
 */
export const VERDICTS: Readonly<
  Record<
    Verdict,
    {
      readonly label: string;
      readonly outcome: 'pass' | 'editAndPass' | 'resubmit' | 'noBudget';
      readonly meaning: string;
    }
  >
> = {
  excellent: { label: '优', outcome: 'pass', meaning: '直接进入下一步预算安排流程' },
  good: { label: '良', outcome: 'editAndPass', meaning: '与申报单位协商，直接修改完善后进入下一步' },
  fair: { label: '中', outcome: 'resubmit', meaning: '由申报单位修改完善后重新报送审核' },
  poor: { label: '差', outcome: 'noBudget', meaning: '不得进入下一步预算安排流程' },
};

const points = (text: string): DecimalText => text as DecimalText;
const reviewed = (key: string, text: string, of: string): ReviewQuestion => ({ key, text, points: points(of) });
const found = (
  key: string,
  text: string,
  [of, perFinding]: readonly [string, string],
  rules: readonly string[],
): ReviewQuestion => ({ key, text, points: points(of), perFinding: points(perFinding), rules });

/**
 * The review of 88号 with a hundred points. The four criteria are the ministry's; questions and points are our assumption, put
 * together from the return reasons in use, and are to be replaced by a region's own.
 */
export const NATIONAL_REVIEW: ReviewScheme = {
  id: 'objective-review@2015',
  source: '财预〔2015〕88号（四项标准）；审核要点与分值为本产品设定',
  criteria: [
    {
      key: 'completeness',
      label: '完整性',
      questions: [
        found(
          'filled',
          '内容是否填写完整',
          ['10', '2'],
          ['blank-field', 'blank-funding', 'blank-cell', 'choice-blank', 'year-missing'],
        ),
        found(
          'clean',
          '文字是否完整、没有残留和错漏',
          ['5', '1'],
          [
            ...[
              'leftover',
              'text-truncated',
              'doubled-text',
              'unbalanced',
              'short-year',
              'date-impossible',
              'document-number',
              'wrong-word',
            ],
          ],
        ),
        reviewed('clear', '目标是否明确、清晰，能反映项目的主要产出和效果', '10'),
      ],
    },
    {
      key: 'relevance',
      label: '相关性',
      questions: [
        reviewed('policy', '目标是否与国家法律法规、国民经济和社会发展规划及部门职能相符', '10'),
        reviewed('tasks', '指标是否与总体目标相对应', '10'),
        found(
          'own',
          '用语、年度是否属于本项目',
          ['5', '1'],
          ['fund-mixed', 'year-wrong', 'title-name', 'regulation-date', 'goal-copied'],
        ),
      ],
    },
    {
      key: 'appropriateness',
      label: '适当性',
      questions: [
        found(
          'measurable',
          '指标是否量化、可衡量，写法规范',
          ['10', '2'],
          [
            ...['range-notation', 'value-notation', 'unit-missing', 'unit-name', 'target-operator'],
            ...['target-unmeasurable', 'target-vague', 'bound-at-nought', 'target-direction'],
          ],
        ),
        found(
          'structure',
          '指标归类、权重是否合理，有无重复',
          ['5', '1'],
          ['weight-total', 'dimension-misfiled', 'duplicate-indicator'],
        ),
        found('level', '指标值是否不低于上年和行业水平', ['5', '2'], ['below-last-year']),
        reviewed('challenge', '指标值是否既积极进取又符合实际', '5'),
      ],
    },
    {
      key: 'feasibility',
      label: '可行性',
      questions: [
        found(
          'money',
          '资金与任务是否匹配，金额是否一致',
          ['10', '3'],
          [...['funding-sum', 'fiscal-share', 'subsidy-split', 'money-times-heads', 'premium-standard', 'groups-sum']],
        ),
        reviewed('plan', '目标是否经过论证，实施方案是否可行', '10'),
        reviewed('evidence', '佐证资料能否取得', '5'),
      ],
    },
  ],
  bands: { excellent: points('90'), good: points('80'), fair: points('60') },
};
