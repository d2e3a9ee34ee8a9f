import { useCallback, useState } from 'react';
import type { FormViewFragment } from '../gql/operations.generated.js';
import type { RecheckDraft } from '../paper/paper-context.js';

/** A recheck being written (复核评分中). */
export interface Rechecking {
  readonly open: boolean;
  readonly rows: RecheckDraft;
  readonly opinion: string;
  readonly say: (opinion: string) => void;
  /** Something was written that leaving the page would lose. */
  readonly writing: boolean;
  readonly begin: () => void;
  readonly cancel: () => void;
  readonly set: (row: string, entry: RecheckDraft[string] | null) => void;
}

/** Starts from the recheck that was given before, where there is one. */
export const useRecheck = (form: FormViewFragment): Rechecking => {
  const [open, setOpen] = useState(false);
  const [rows, setRows] = useState<RecheckDraft>({});
  const [touched, setTouched] = useState(false);
  const [opinion, say] = useState('');
  const given = form.score.rows;
  const begin = useCallback(() => {
    setRows(
      Object.fromEntries(
        given.flatMap(({ row, recheck, recheckReason }) =>
          recheck === null ? [] : [[row, { score: recheck, reason: recheckReason ?? '' }] as const],
        ),
      ),
    );
    setTouched(false);
    say('');
    setOpen(true);
  }, [given]);
  const set = useCallback((row: string, entry: RecheckDraft[string] | null) => {
    setTouched(true);
    setRows((before) => {
      const { [row]: _, ...others } = before;
      return entry === null ? others : { ...others, [row]: entry };
    });
  }, []);
  const writing = open && (touched || opinion.trim() !== '');
  return { open, rows, opinion, say, writing, begin, cancel: () => setOpen(false), set };
};
