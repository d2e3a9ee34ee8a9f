// Generated from the folders beside it; `npm run gen` writes it again.
import { selfEvaluation2020 } from './self-evaluation/2020/form.js';

/** Every edition of every official form, with the folder it lives in. */
export const EDITIONS = [
  { folder: 'self-evaluation/2020', template: selfEvaluation2020 },
] as const;
