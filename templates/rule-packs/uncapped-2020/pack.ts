import type { DecimalText, ScoringPack } from '@chengwen/domain';
import { national2020 } from '../../self-evaluation/2020/scoring.js';

const decimal = (text: string): DecimalText => text as DecimalText;

/**
 * As a system in use reckons: execution beyond the budget counts in proportion, a deviation wants its reason only from a
 * fifth below or three tenths above on, and grades stand at 80 / 70 / 60.
 */
export const uncappedPack2020: ScoringPack = {
  ...national2020,
  id: 'uncapped@2020',
  source: '在用系统的默认设置',
  region: '地方可选',
  certainty: 'practice',
  beyondBudget: 'uncapped',
  explain: { below: decimal('0.8'), above: decimal('1.3') },
  bands: { excellent: decimal('80'), good: decimal('70'), fair: decimal('60') },
};
