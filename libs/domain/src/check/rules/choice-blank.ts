import type { Rule } from '../ground.js';

/** A group of boxes is ticked, and one of which only one may be is ticked once (勾选项). Source: the printed form. */
export const choiceBlank: Rule = ({ template, content }) =>
  (template.choices ?? []).flatMap(({ key, label, options, multiple }) => {
    const ticked = content.choices?.[key] ?? [];
    if (ticked.length === 1 || (multiple && ticked.length > 0)) return [];
    const names = options.filter((option) => ticked.includes(option.key)).map((option) => option.label);
    return [
      {
        rule: 'choice-blank',
        severity: 'error' as const,
        message: ticked.length === 0 ? `“${label}”没有勾选，请勾选` : `“${label}”只能选一项，现选了${names.join('、')}`,
        quote: names.join('、'),
        where: { part: 'choices' as const, row: key },
      },
    ];
  });
