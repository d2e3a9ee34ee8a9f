import { refusal } from '@chengwen/domain';
import { COMMAND_LABELS } from '../types.js';
import { openComments } from '../actions/comments.js';
import { guard } from './guard.js';

const isWritten = (text: string | undefined): boolean => text !== undefined && text.trim() !== '';

/** A reason is given (填写了原因). */
export const hasReason = guard(
  {},
  (_, event) => 'reason' in event && isWritten(event.reason),
  ({ event }) => refusal('flow.needsReason', { what: COMMAND_LABELS[event.type] }),
);

/** At least one comment, each with words, on a cell (至少一处批注). */
export const hasComments = guard(
  {},
  (_, event) =>
    (event.type === 'return' || event.type === 'comment') &&
    event.comments.length > 0 &&
    event.comments.every(({ text }) => isWritten(text)),
  () => refusal('flow.needsComments'),
);

/** An opinion is written (审核意见). */
export const hasOpinion = guard(
  {},
  (_, event) => 'opinion' in event && isWritten(event.opinion),
  () => refusal('flow.needsOpinion'),
);

/** The answer to a comment is written (填写了处理说明). */
export const hasAnswer = guard(
  {},
  (_, event) => event.type === 'resolve' && isWritten(event.answer),
  () => refusal('flow.needsAnswer'),
);

/** The content has no error and no unexplained deviation (内容完整、偏差已说明). */
export const contentSound = guard(
  {},
  (_, { facts: { content } }) => content.errors === 0 && content.unexplained === 0,
  ({
    event: {
      facts: { content },
    },
  }) =>
    content.errors > 0
      ? refusal('form.incomplete', { count: content.errors })
      : refusal('form.unexplained', { count: content.unexplained }),
);

/** Every comment of a return is resolved (批注均已处理). */
export const commentsResolved = guard(
  {},
  (context) => openComments(context).length === 0,
  ({ context }) => refusal('flow.commentOpen', { count: openComments(context).length }),
);

/** The comment exists and is still open (批注待处理). */
export const isOpenComment = guard(
  {},
  (context, event) => event.type === 'resolve' && openComments(context).some(({ id }) => id === event.comment),
  ({ event }) => refusal('flow.commentUnknown', { comment: event.type === 'resolve' ? event.comment : '' }),
);
