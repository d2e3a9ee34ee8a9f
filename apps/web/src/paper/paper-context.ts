import type { BoundForm, FormContent, Template } from '@chengwen/domain';
import { createContext, use, useContext, type Dispatch } from 'react';
import type { CommentPartsFragment, FindingPartsFragment, ScorePartsFragment } from '../gql/operations.generated.js';
import type { DraftAction } from '../form/draft.js';
import type { Place } from './place.js';

/** A recheck being written (复核评分): typed score and reason by row; a row without an entry keeps the author's score. */
export type RecheckDraft = Readonly<Record<string, { readonly score: string; readonly reason: string }>>;

/** A figure that stands beside a cell to compare with (参照值): 上年 48.10万人, 目标 ≥95%. */
export interface Beside {
  readonly label: string;
  readonly text: string;
}

/** What is filled in, and what it scores: changes with every keystroke, so only whole blocks read it. */
export interface Filled {
  readonly content: FormContent;
  readonly score: ScorePartsFragment;
  readonly year: number;
}

/** What is said of the places of a form, by place. A row of a long grid gets only its own share, so that it can rest. */
export interface Said {
  readonly findings: ReadonlyMap<string, readonly FindingPartsFragment[]>;
  readonly comments: ReadonlyMap<string, readonly CommentPartsFragment[]>;
  /** Typed text that is no figure, by place. */
  readonly unread: Readonly<Record<string, string>>;
}

/** What may be done on the paper, and by which template it is drawn; stays the same while somebody types. */
export interface PaperTools {
  readonly template: Template;
  /** Present while the form is being filled; absent means it is read. */
  readonly edit?: Dispatch<DraftAction> | undefined;
  /** Present while a return is being written: takes the cell that was clicked. */
  readonly onPick?: ((place: Place, label: string) => void) | undefined;
  readonly picked?: ReadonlySet<string> | undefined;
  readonly onFix?: ((finding: FindingPartsFragment) => void) | undefined;
  /** Answers a comment (处理批注), where the author may. */
  readonly onAnswer?: ((comment: CommentPartsFragment) => void) | undefined;
  /** Figures to compare with, by place: last year's, the bound objective's. */
  readonly beside?: ReadonlyMap<string, readonly Beside[]> | undefined;
  /** Forms that this one rests on: figures in its chapters may be theirs. */
  readonly bound?: readonly BoundForm[] | undefined;
}

/** Everything that the blocks of a form need to draw themselves, and which of them may be changed. */
export interface Paper extends PaperTools, Omit<Filled, 'year'>, Omit<Said, 'unread'> {
  readonly unread?: Said['unread'];
  /** Present while a recheck is being written. */
  readonly recheck?:
    | { readonly rows: RecheckDraft; readonly set: (row: string, entry: RecheckDraft[string] | null) => void }
    | undefined;
}

export const PaperContext = createContext<PaperTools | undefined>(undefined);
export const FilledContext = createContext<Filled | undefined>(undefined);
export const SaidContext = createContext<Said | undefined>(undefined);
/** The share of one row. A context of its own: React would draw every row again for a change of the one that it shields. */
export const RowSaidContext = createContext<Said | undefined>(undefined);

const inside = <T>(value: T | undefined): T => {
  if (value === undefined) throw new TypeError('a block of a form is drawn outside its paper');
  return value;
};

/** The paper that this block is drawn on. */
export const usePaper = (): PaperTools => inside(useContext(PaperContext));

/** What is filled in: for blocks, not for the cells of a long grid. */
export const useFilled = (): Filled => inside(useContext(FilledContext));

/** What is said of the places that this block or row draws. */
export const useSaying = (): Said => use(RowSaidContext) ?? inside(use(SaidContext));
