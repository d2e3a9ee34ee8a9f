import type { DecimalText, ScoringPack } from '@chengwen/domain';

const decimal = (text: string): DecimalText => text as DecimalText;

/**
 * 财预〔2021〕101号 as objective forms of 2023 show it: execution 10, cost 20, output 40, outcome 20, satisfaction 10; without
 * cost 50 / 30 / 10; without satisfaction its 10 points go to the outcome. Its details are taken from practice: the text of
 * the guide was not at hand.
 */
export const nationalPack2021: ScoringPack = {
  id: 'national@2021',
  source: '财预〔2021〕101号',
  region: '全国',
  years: { from: 2021 },
  certainty: 'practice',
  executionWeight: decimal('10'),
  indicatorTotal: decimal('90'),
  categoryWeights: {
    output: decimal('40'),
    cost: decimal('20'),
    outcome: decimal('20'),
    satisfaction: decimal('10'),
  },
  weightVariants: [
    { without: ['cost', 'satisfaction'], weights: { output: decimal('50'), outcome: decimal('40') } },
    { without: ['cost'], weights: { output: decimal('50'), outcome: decimal('30'), satisfaction: decimal('10') } },
    { without: ['satisfaction'], weights: { output: decimal('40'), cost: decimal('20'), outcome: decimal('30') } },
  ],
  places: 2,
  reverse: 'overshoot',
  handAbove: 'reason',
  satisfaction: { floor: decimal('60') },
  explain: { below: decimal('1'), above: decimal('1.3') },
  bands: { excellent: decimal('90'), good: decimal('80'), fair: decimal('60') },
};
