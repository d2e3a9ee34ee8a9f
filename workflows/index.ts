import type { Cast, Chain } from '@chengwen/flow';
import { selfEvaluation } from './self-evaluation/v1.chain.js';
import { selfEvaluationCast } from './self-evaluation/v1.cast.js';

/** Every released chain by the id that forms pin for life. Released chains are append-only. */
export const chains: Readonly<Record<string, Chain>> = {
  [selfEvaluation.id]: selfEvaluation,
};

/** The people each chain is proved with. */
export const casts: Readonly<Record<string, Cast>> = {
  [selfEvaluation.id]: selfEvaluationCast,
};
