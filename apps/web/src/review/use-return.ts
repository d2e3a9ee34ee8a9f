import { useCallback, useMemo, useState } from 'react';
import { placeKey, type Place } from '../paper/place.js';

/** A comment being written on a cell. */
export interface PendingComment {
  readonly place: Place;
  readonly label: string;
  readonly text: string;
}

/** A return being written (退回中): whether it is under way, and the comments so far, one per cell. */
export interface Returning {
  readonly open: boolean;
  readonly comments: readonly PendingComment[];
  readonly opinion: string;
  readonly say: (opinion: string) => void;
  /** Something is written that leaving the page would lose. */
  readonly writing: boolean;
  /** The return went out: nothing of it is left to write. */
  readonly done: () => void;
  readonly picked: ReadonlySet<string>;
  readonly begin: () => void;
  readonly cancel: () => void;
  readonly pick: (place: Place, label: string) => void;
  readonly write: (place: Place, text: string) => void;
  readonly remove: (place: Place) => void;
}

/** Name of a comment's box in the page: where the cursor goes when its cell is clicked. */
export const commentBoxId = (place: Place): string => `comment-${placeKey(place).replaceAll('/', '-')}`;

export const useReturn = (): Returning => {
  const [open, setOpen] = useState(false);
  const [opinion, say] = useState('');
  const [comments, setComments] = useState<readonly PendingComment[]>([]);
  const pick = useCallback((place: Place, label: string) => {
    const key = placeKey(place);
    setComments((before) =>
      before.some((comment) => placeKey(comment.place) === key) ? before : [...before, { place, label, text: '' }],
    );
    requestAnimationFrame(() => document.getElementById(commentBoxId(place))?.focus());
  }, []);
  const write = useCallback((place: Place, text: string) => {
    const key = placeKey(place);
    setComments((before) =>
      before.map((comment) => (placeKey(comment.place) === key ? { ...comment, text } : comment)),
    );
  }, []);
  const remove = useCallback((place: Place) => {
    const key = placeKey(place);
    setComments((before) => before.filter((comment) => placeKey(comment.place) !== key));
  }, []);
  const begin = useCallback(() => setOpen(true), []);
  const picked = useMemo(() => new Set(comments.map(({ place }) => placeKey(place))), [comments]);
  const writing = open && [opinion, ...comments.map(({ text }) => text)].some((text) => text.trim() !== '');
  const done = () => {
    setOpen(false);
    setComments([]);
    say('');
  };
  return {
    open,
    comments,
    opinion,
    say,
    writing,
    done,
    picked,
    begin,
    cancel: () => setOpen(false),
    pick,
    write,
    remove,
  };
};
