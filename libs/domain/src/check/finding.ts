import type { Change } from '../forms/content.js';

/** error blocks; explain blocks until a reason is given; warning passes with an acknowledgement; info informs. */
export type Severity = 'error' | 'explain' | 'warning' | 'info';

/**
 * Where in a form: a block, and the row and field in it. In `chapters` the row is the chapter and the field its block; in
 * `matrices` the row is "matrix/row" and the field the column; in `choices` the row is the group.
 */
export interface Where {
  readonly part: 'fields' | 'choices' | 'funding' | 'goals' | 'indicators' | 'total' | 'matrices' | 'chapters' | 'note';
  readonly row?: string;
  readonly field?: string;
}

/** One thing the checker found (检查结果). It never corrects by itself: it may offer a fix. */
export interface Finding {
  /** Rule id, kebab-case: "range-notation". */
  readonly rule: string;
  readonly severity: Severity;
  /** Chinese, for the clerk: what is wrong and what to do. */
  readonly message: string;
  /** As it stands in the form. */
  readonly quote: string;
  readonly where: Where;
  readonly computed?: string;
  readonly expected?: string;
  readonly fix?: { readonly label: string; readonly changes: readonly Change[] };
}
