import { action } from './action.js';

/** 目标审核意见: the verdict of the review and the total it comes from. */
export const recordVerdict = action({}, (_, event) => {
  if (event.type !== 'score' || event.verdict === undefined) return {};
  const { verdict, total, by, at, facts } = event;
  return { verdict: { verdict, total, by, at, contentVersion: facts.content.version } };
});

/** A new review needs a verdict of its own (重新审核); one that is only taken up again keeps the verdict it had. */
export const newVerdict = action({}, ({ takenBack, verdict }) => ({ verdict: takenBack ? verdict : undefined }));

/** 批复: the objective is in force from its date under its number; whatever adjusted it is done. */
export const recordRatification = action({}, (_, event) => {
  if (event.type !== 'ratify') return {};
  const { number, date, by, at, facts } = event;
  return { ratified: { number, date, by, at, contentVersion: facts.content.version }, adjustment: undefined };
});

/** 目标调整 begins: the version in force stays in force. */
export const beginAdjustment = action({}, (_, event) => {
  if (event.type !== 'adjust') return {};
  const { number, reason, by, at } = event;
  return { adjustment: { number, reason, by, at } };
});

/** 目标调整 ends without effect: what was in force goes on. */
export const endAdjustment = action({}, () => ({
  adjustment: undefined,
  returned: undefined,
  straight: undefined,
}));
