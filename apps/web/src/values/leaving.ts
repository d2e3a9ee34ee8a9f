import { printValue, type Value } from '@chengwen/domain';
import { readValue, type ValueDraft, type ValuePlace } from './value-draft.js';

/** What becomes of an editor that is left without a word: nothing was touched, the value is kept, or it has to stay open. */
export type Leaving = { readonly go: true; readonly keep?: Value } | { readonly go: false };

/** Leaving an editor keeps what was typed, if it may be kept; text without a meaning holds it open (离开即保留). */
export const leaveDraft = (draft: ValueDraft, before: Value, place: ValuePlace): Leaving => {
  if (draft.by === 'line' && draft.line === printValue(before)) return { go: true };
  const { value, problem } = readValue(draft, place);
  return value === undefined || problem !== undefined ? { go: false } : { go: true, keep: value };
};
