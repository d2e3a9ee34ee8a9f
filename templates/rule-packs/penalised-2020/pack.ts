import type { DecimalText, ScoringPack } from '@chengwen/domain';
import { national2020 } from '../../self-evaluation/2020/scoring.js';

const decimal = (text: string): DecimalText => text as DecimalText;

/**
 * The strict variant: overspending takes points off the execution row, a row proportionally below 60 % earns nothing, every
 * satisfaction row follows 满意度赋分, and no hand score passes the automatic one. Put together by us from rules that are in
 * use one by one.
 */
export const penalisedPack2020: ScoringPack = {
  ...national2020,
  id: 'penalised@2020',
  source: '从严口径（各地规则汇总）',
  region: '地方可选',
  certainty: 'assumption',
  beyondBudget: 'penalised',
  shareFloor: decimal('60'),
  satisfaction: { floor: decimal('60'), always: true },
  handAbove: 'refuse',
};
