import type { Comment, Context } from '../types.js';

/** Comments the author still has to answer (待处理批注). */
export const openComments = (context: Context): readonly Comment[] =>
  context.comments.filter(({ resolved }) => resolved === undefined);
