import { action } from './action.js';
import { openComments } from './comments.js';

/** Remembers who wrote in the form (记录填写人): none of them will sit on it. */
export const addWriter = action({}, (context, { by }) => ({
  writers: context.writers.includes(by) ? context.writers : [...context.writers, by],
}));

/**
 * A new submission (新一次报送): older rounds and answered comments live on in the events, or the record would grow for as
 * long as the form is returned; an older recheck answers an older content.
 */
export const newSubmission = action({}, (context) => ({
  submission: context.submission + 1,
  closed: [],
  comments: openComments(context),
  returned: undefined,
  recheck: undefined,
  verdict: undefined,
  straight: undefined,
  decided: undefined,
}));

/** Takes in the cell comments of a return (批注), numbered by the round they end: a round is returned once, so no number comes twice. */
export const takeComments = action({}, (context, event) => {
  if (event.type !== 'return') return {};
  const { by, name, facts } = event;
  const taken = event.comments.map(({ where, text }, index) => ({
    id: `c${context.round}-${index + 1}`,
    where,
    text,
    by,
    name,
    contentVersion: facts.content.version,
  }));
  return { comments: [...context.comments, ...taken] };
});

/** The author's answer to one comment (处理批注). */
export const resolveComment = action({}, (context, event) => {
  if (event.type !== 'resolve') return {};
  const { by, at, answer } = event;
  return {
    comments: context.comments.map((comment) =>
      comment.id === event.comment && !comment.resolved ? { ...comment, resolved: { by, at, answer } } : comment,
    ),
  };
});

/** Who returned the form, from which stage and why (退回记录), for the author to see. */
export const recordReturn = action({ stage: 'stage' }, (_, event, { stage }) => {
  if (event.type !== 'return') return {};
  const { by, name, reason, opinion } = event;
  return { returned: { by, name, stage, reason, opinion } };
});

/** 复核得分 beside the author's own. */
export const recordScore = action({}, (_, event) => (event.type === 'score' ? { recheck: { rows: event.rows } } : {}));
