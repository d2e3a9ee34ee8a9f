import type { Cast } from '@chengwen/flow';
import { selfEvaluationCast } from '../self-evaluation/v1.cast.js';

/** People for the proof of 报表审核: the stages and the ways in which one person meets themselves are those of 自评. */
export const formReviewCast: Cast = selfEvaluationCast;
