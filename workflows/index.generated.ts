// Generated from the folders beside it; `npm run gen` writes it again.
import { formReviewCast as formReviewV1Cast } from './form-review/v1.cast.js';
import { formReview as formReviewV1Chain } from './form-review/v1.chain.js';
import { objectiveCast as objectiveV1Cast } from './objective/v1.cast.js';
import { objective as objectiveV1Chain } from './objective/v1.chain.js';
import { selfEvaluationCast as selfEvaluationV1Cast } from './self-evaluation/v1.cast.js';
import { selfEvaluation as selfEvaluationV1Chain } from './self-evaluation/v1.chain.js';

/** Every released chain with the people it is proved with. */
export const RELEASED = [
  { chain: formReviewV1Chain, cast: formReviewV1Cast },
  { chain: objectiveV1Chain, cast: objectiveV1Cast },
  { chain: selfEvaluationV1Chain, cast: selfEvaluationV1Cast },
] as const;
