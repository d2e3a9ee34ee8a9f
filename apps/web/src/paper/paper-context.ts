import type { FormContent, Template } from '@chengwen/domain';
import { createContext, useContext, type Dispatch } from 'react';
import type { CommentPartsFragment, FindingPartsFragment, ScorePartsFragment } from '../gql/operations.generated.js';
import type { DraftAction } from '../form/draft.js';
import type { Place } from './place.js';

/** A recheck being written (复核评分): typed score and reason by row; a row without an entry keeps the author's score. */
export type RecheckDraft = Readonly<Record<string, { readonly score: string; readonly reason: string }>>;

/** Everything that the blocks of a form need to draw themselves, and which of them may be changed. */
export interface Paper {
  readonly template: Template;
  readonly content: FormContent;
  readonly score: ScorePartsFragment;
  readonly findings: ReadonlyMap<string, readonly FindingPartsFragment[]>;
  readonly comments: ReadonlyMap<string, readonly CommentPartsFragment[]>;
  /** Present while the form is being filled; absent means it is read. */
  readonly edit?: Dispatch<DraftAction> | undefined;
  readonly unread?: Readonly<Record<string, string>>;
  /** Present while a return is being written: takes the cell that was clicked. */
  readonly onPick?: ((place: Place, label: string) => void) | undefined;
  readonly picked?: ReadonlySet<string>;
  /** Present while a recheck is being written. */
  readonly recheck?:
    | { readonly rows: RecheckDraft; readonly set: (row: string, entry: RecheckDraft[string] | null) => void }
    | undefined;
  readonly onFix?: ((finding: FindingPartsFragment) => void) | undefined;
  /** Answers a comment (处理批注), where the author may. */
  readonly onAnswer?: ((comment: CommentPartsFragment) => void) | undefined;
}

export const PaperContext = createContext<Paper | undefined>(undefined);

/** The paper that this block is drawn on. */
export const usePaper = (): Paper => {
  const paper = useContext(PaperContext);
  if (paper === undefined) throw new TypeError('a block of a form is drawn outside its paper');
  return paper;
};
