import type { ScoringPack } from '@chengwen/domain';
import { national2020 } from '../../self-evaluation/2020/scoring.js';

/** 财预〔2020〕10号: execution 10, output 50, outcome 30, satisfaction 10. The very pack of the self-evaluation of 2020. */
export const nationalPack2020: ScoringPack = national2020;
