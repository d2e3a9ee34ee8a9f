import type { Rule } from '../ground.js';
import { REGULATIONS } from '../regulations.js';

/** A form cites what was in force in its year (引用依据). Source: the dates on which the regulations took effect. */
export const regulationDate: Rule = (ground) =>
  ground.passages.flatMap(({ text, label, where }) =>
    REGULATIONS.filter(
      ({ name, effective }) =>
        ground.year !== null && effective.slice(0, 4) > String(ground.year) && text.includes(name),
    ).map(({ name, number, effective }) => ({
      rule: 'regulation-date',
      severity: 'warning' as const,
      message: `${label}引用的《${name}》（${number}）自 ${effective} 起施行，晚于本表年度，请改引当年有效的规定`,
      quote: name,
      where,
      computed: effective,
    })),
  );
