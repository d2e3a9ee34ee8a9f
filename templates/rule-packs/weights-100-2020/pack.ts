import type { DecimalText, ScoringPack } from '@chengwen/domain';
import { national2020 } from '../../self-evaluation/2020/scoring.js';

const decimal = (text: string): DecimalText => text as DecimalText;

/** Forms whose indicator weights make up all 100 points, as in 浙江: the execution rate is shown and not scored. */
export const hundredPack2020: ScoringPack = {
  ...national2020,
  id: 'weights-100@2020',
  source: '浙江省项目支出绩效自评表',
  region: '浙江省',
  certainty: 'practice',
  executionWeight: decimal('0'),
  indicatorTotal: decimal('100'),
  categoryWeights: {},
};
