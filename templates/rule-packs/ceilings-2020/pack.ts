import type { DecimalText, ScoringPack } from '@chengwen/domain';
import { national2020 } from '../../self-evaluation/2020/scoring.js';

const decimal = (text: string): DecimalText => text as DecimalText;

/**
 * A published local rule: a low execution rate limits the total (below 80 % to 89, below 70 % to 79, below 60 % to 69, below
 * 50 % to 59), and an indicator that exceeds its target by 30 % loses two points (指标偏离).
 */
export const ceilingsPack2020: ScoringPack = {
  ...national2020,
  id: 'ceilings@2020',
  source: '地方绩效自评扣分规则（执行率封顶、指标偏离）',
  region: '地方可选',
  certainty: 'read',
  over: { from: decimal('1.3'), points: decimal('2') },
  totalCeilings: [
    { below: decimal('50'), ceiling: decimal('59') },
    { below: decimal('60'), ceiling: decimal('69') },
    { below: decimal('70'), ceiling: decimal('79') },
    { below: decimal('80'), ceiling: decimal('89') },
  ],
};
