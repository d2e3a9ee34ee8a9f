import type { DecimalText, ScoringPack } from '@chengwen/domain';

const decimal = (text: string): DecimalText => text as DecimalText;

/**
 * 财预〔2020〕10号 as the printed form shows it: execution 10, output 50, outcome 30, satisfaction 10. The share rules for
 * rows are the note printed on the form; thresholds for an explanation are our own assumption, taken from practice.
 */
export const national2020: ScoringPack = {
  id: 'national@2020',
  source: '财预〔2020〕10号',
  executionWeight: decimal('10'),
  indicatorTotal: decimal('90'),
  categoryWeights: { output: decimal('50'), outcome: decimal('30'), satisfaction: decimal('10') },
  places: 2,
  reverse: 'overshoot',
  handAbove: 'reason',
  explain: { below: decimal('1'), above: decimal('1.3') },
  bands: { excellent: decimal('90'), good: decimal('80'), fair: decimal('60') },
};
