import type { DecimalText, ScoringPack } from '@chengwen/domain';
import { national2020 } from '../../self-evaluation/2020/scoring.js';

const decimal = (text: string): DecimalText => text as DecimalText;

/** The variant of 湖北: judged rows in levels of 100-80, 80-50 and 50-0. */
export const judgedFiftyPack2020: ScoringPack = {
  ...national2020,
  id: 'judged-50@2020',
  source: '湖北省项目支出绩效自评表填报说明',
  region: '湖北省',
  certainty: 'read',
  judgedBands: [
    { from: decimal('80'), words: '达成预期指标' },
    { from: decimal('50'), words: '部分达成预期指标并具有一定效果' },
    { from: decimal('0'), words: '未达成预期指标且效果较差' },
  ],
};
