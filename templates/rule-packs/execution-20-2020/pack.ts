import type { DecimalText, ScoringPack } from '@chengwen/domain';
import { national2020 } from '../../self-evaluation/2020/scoring.js';

const decimal = (text: string): DecimalText => text as DecimalText;

/** A published local rule: execution counts 20 points, the indicators 80; a ≤ target is scored by share (目标÷实际). */
export const executionTwentyPack2020: ScoringPack = {
  ...national2020,
  id: 'execution-20@2020',
  source: '地方单位自评办法（执行率 20 分）',
  region: '地方可选',
  certainty: 'read',
  executionWeight: decimal('20'),
  indicatorTotal: decimal('80'),
  categoryWeights: {},
  reverse: 'share',
};
