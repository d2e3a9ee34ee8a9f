import { canonical, type FormContent, type Template } from '@chengwen/domain';
import { useCallback, useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState, type Dispatch } from 'react';
import { useClient } from 'urql';
import type { Failure } from '../client/failure.js';
import {
  FormDocument,
  SaveFormDocument,
  type DecidedFragment,
  type FormViewFragment,
  type SaveFormMutation,
} from '../gql/operations.generated.js';
import { draftOf, draftReducer, isUnsaved, type Draft, type DraftAction } from './draft.js';
import { conflictsOf, mergeContent, type Conflict } from './merge.js';
import { seenOf, useDecision, type Seen } from './use-decision.js';

/** A draft with its way to the server. */
export interface DraftKeeper {
  readonly draft: Draft;
  readonly dispatch: Dispatch<DraftAction>;
  readonly unsaved: boolean;
  /** Round and content version that the draft is built on. */
  readonly seen: Seen;
  readonly saving: boolean;
  readonly failure: Failure | undefined;
  readonly forget: () => void;
  /** Keeps the draft on the server; the form as it then stands, or undefined where it was not kept. */
  readonly save: () => Promise<FormViewFragment | undefined>;
  /** Somebody else's newer content, while this draft has unsaved text of its own. */
  readonly newer: FormViewFragment | undefined;
  /** Cells that both this draft and the newer content changed. */
  readonly conflicts: readonly Conflict[];
  /** Puts the own changes on top of the newer content, cell by cell; `pick` decides where both changed the same. */
  readonly merge: (pick: 'mine' | 'theirs') => void;
  /** Drops the own text and takes the newer content. */
  readonly takeTheirs: () => void;
}

const picked = (data: SaveFormMutation): DecidedFragment => data.saveForm;
/** The same content, whatever order the store gives its keys in. */
const equal = (a: FormContent, b: FormContent): boolean => canonical(a) === canonical(b);

/** Filling a form: nothing typed is ever replaced unasked, neither by a failed save nor by somebody else's. */
export const useDraft = (
  form: FormViewFragment,
  template: Template,
  onDecided: (form: FormViewFragment) => void,
): DraftKeeper => {
  const client = useClient();
  const [draft, dispatch] = useReducer(draftReducer, form.content, draftOf);
  const [seen, setSeen] = useState<Seen>(() => seenOf(form));
  const unsaved = isUnsaved(draft);
  const moved = form.contentVersion !== seen.contentVersion;
  const { decide, running, failure, forget } = useDecision('save', SaveFormDocument, picked, seen, onDecided);
  const busy = useRef(false);
  /** Sent, and no answer came: it may or may not have arrived. */
  const unanswered = useRef<FormContent>(undefined);

  // Without anything unsaved the page simply follows the server; a round may change without the content.
  useEffect(() => {
    if (busy.current) return;
    if (!moved && form.round !== seen.round) setSeen(seenOf(form));
    if (moved && !unsaved) {
      dispatch({ type: 'load', content: form.content });
      setSeen(seenOf(form));
    }
  }, [form, moved, seen.round, unsaved]);

  // As it stands when the button is pressed: a function that changed with every keystroke would have every button drawn anew.
  const latest = useRef({ content: draft.content, decide, seen });
  useLayoutEffect(() => {
    latest.current = { content: draft.content, decide, seen };
  });
  const save = useCallback(async () => {
    if (busy.current) return undefined;
    busy.current = true;
    const { content, decide: send, seen: from } = latest.current;
    const sentBefore = unanswered.current;
    unanswered.current = content;

    const kept = (after: FormViewFragment) => {
      unanswered.current = undefined;
      dispatch({ type: 'saved', content });
      setSeen(seenOf(after));
      onDecided(after);
      forget();
      return after;
    };
    const attempt = async (base: Seen): Promise<FormViewFragment | undefined> => {
      const after = await send({ content }, base);
      if (after !== undefined) return kept(after);
      // Refused or unanswered: look what the server has.
      const { data } = await client.query(FormDocument, { id: form.id }, { requestPolicy: 'network-only' }).toPromise();
      const theirs = data?.form ?? undefined;
      if (theirs === undefined || theirs.contentVersion === base.contentVersion) return undefined;
      // This very text: the click did arrive, only its answer was lost.
      if (equal(theirs.content, content)) return kept(theirs);
      // An earlier text of one's own, sent before the line broke: go on from it.
      if (sentBefore !== undefined && equal(theirs.content, sentBefore)) return attempt(seenOf(theirs));
      onDecided(theirs);
      return undefined;
    };
    try {
      return await attempt(from);
    } finally {
      busy.current = false;
    }
  }, [client, forget, form.id, onDecided]);

  const newer = moved && unsaved && !running ? form : undefined;
  const { content: mine, saved: base } = draft;
  const conflicts = useMemo(
    () => (newer ? conflictsOf(template, { base, mine, theirs: newer.content }) : []),
    [newer, template, base, mine],
  );
  const merge = useCallback(
    (pick: 'mine' | 'theirs') => {
      const { content, renamed } = mergeContent(template, { base, mine, theirs: form.content }, pick);
      dispatch({ type: 'merged', content, saved: form.content, renamed });
      setSeen(seenOf(form));
      forget();
    },
    [base, forget, form, mine, template],
  );
  const takeTheirs = useCallback(() => {
    dispatch({ type: 'load', content: form.content });
    setSeen(seenOf(form));
    forget();
  }, [forget, form]);

  return {
    draft,
    dispatch,
    unsaved,
    seen,
    saving: running,
    failure,
    forget,
    save,
    newer,
    conflicts,
    merge,
    takeTheirs,
  };
};
