import type { Rule } from '../ground.js';

const CUT = /(?:[，,、：:]|(?<!目)的|[和及与])$/;

/** A goal or a reason comes to its end (文字截断): none stops at a comma, 的 or 和. Our own rule. */
export const textTruncated: Rule = (ground) =>
  ground.passages
    .filter(({ kind }) => kind === 'goal' || kind === 'remark')
    .flatMap(({ text, label, where }) => {
      const end = text.trim();
      if (!CUT.test(end)) return [];
      return [
        {
          rule: 'text-truncated',
          severity: 'error' as const,
          message: `${label}的文字似被截断，请补全`,
          quote: end.slice(-12),
          where,
        },
      ];
    });
