import type { Rule } from '../ground.js';

const PAIRS = new Map([...'()[]{}《》〔〕【】“”「」'].map((sign, at, all) => [sign, all[at ^ 1] ?? '']));
const OPENING = new Set('([{《〔【“「');
/** 1） and a) number a list; [60%，80%) is an interval. */
const HARMLESS = /(^|[。；;，,、：:\s])[\dA-Za-z]{1,2}\)|[[(]\s*[\d.]+%?\s*,\s*[\d.]+%?\s*[\])]/g;

/** The first bracket or quotation mark without its partner; half- and full-width ones pair. */
const lonely = (text: string): string | undefined => {
  const plain = text.normalize('NFKC').replace(HARMLESS, '$1');
  const open: string[] = [];
  for (const sign of plain) {
    if (OPENING.has(sign)) open.push(sign);
    else if (PAIRS.has(sign)) {
      if (open.at(-1) !== PAIRS.get(sign)) return sign;
      open.pop();
    }
  }
  return open.at(-1) ?? ((plain.split('"').length - 1) % 2 === 1 ? '"' : undefined);
};

/** Brackets and quotation marks come in pairs (括号、引号成对). Source: GB/T 15834-2011. */
export const unbalanced: Rule = (ground) =>
  ground.passages.flatMap(({ text, label, where }) => {
    const sign = lonely(text);
    if (sign === undefined) return [];
    return [
      {
        rule: 'unbalanced',
        severity: 'error' as const,
        message: `${label}中的“${sign}”没有成对，请补全或删除`,
        quote: sign,
        where,
      },
    ];
  });
