import type { Rule } from '../ground.js';

/** Clauses long enough to be somebody's own words. */
const clausesOf = (text: string): readonly string[] =>
  text
    .split(/[。；;，,！\n]/)
    .map((clause) => clause.replace(/\s/g, ''))
    .filter(({ length }) => length >= 6);

/**
 * 实际完成情况 tells what was done, in its own words (照抄目标): not six tenths of the goal's clauses over again.
 * The share is our own assumption.
 */
export const goalCopied: Rule = ({ content }) => {
  const [expected = '', actual = ''] = [content.goals['expected'], content.goals['actual']];
  const clauses = clausesOf(expected);
  const said = actual.replace(/\s/g, '');
  const copied = clauses.filter((clause) => said.includes(clause));
  if (copied.length === 0 || copied.length * 10 < clauses.length * 6) return [];
  return [
    {
      rule: 'goal-copied',
      severity: 'warning',
      message: '实际完成情况大段照抄预期目标，请写当年实际做了什么、完成到什么程度',
      quote: copied[0] ?? '',
      where: { part: 'goals', field: 'actual' },
      computed: `${copied.length}/${clauses.length}`,
    },
  ];
};
