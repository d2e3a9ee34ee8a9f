import type { DecimalText, ScoringPack } from '@chengwen/domain';

const decimal = (text: string): DecimalText => text as DecimalText;

/**
 * 财预〔2021〕101号: output 40, cost 20, outcome 20, satisfaction 10, and 10 for execution beside them. The weights are those
 * that published objectives of 2023 keep to; bands and thresholds for an explanation are carried over from the 2020 pack.
 */
export const national2021: ScoringPack = {
  id: 'national@2021',
  source: '财预〔2021〕101号',
  executionWeight: decimal('10'),
  indicatorTotal: decimal('90'),
  categoryWeights: { output: decimal('40'), cost: decimal('20'), outcome: decimal('20'), satisfaction: decimal('10') },
  places: 2,
  reverse: 'overshoot',
  handAbove: 'reason',
  explain: { below: decimal('1'), above: decimal('1.3') },
  bands: { excellent: decimal('90'), good: decimal('80'), fair: decimal('60') },
};
