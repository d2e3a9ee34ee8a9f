/** What extraction from PDF and office files leaves behind: tags, LaTeX, no-break and zero-width spaces. */
const LATEX: readonly (readonly [RegExp, string])[] = [
  [/\\(?:geqslant|geq|ge)(?![a-z])/g, '≥'],
  [/\\(?:leqslant|leq|le)(?![a-z])/g, '≤'],
  [/\\(?:sim|approx)(?![a-z])/g, '~'],
  [/\\times(?![a-z])/g, '×'],
  [/\\(?:text|mathrm|mathbf)\{([^{}]*)\}/g, '$1'],
  [/\\([%$&_#])/g, '$1'],
  [/\$([^$]*)\$/g, '$1'],
];

/** The text of a cell without the traces of its extraction (去除提取痕迹); punctuation stays as the author wrote it. */
export const plainText = (source: string): string => {
  let text = source.replace(/<\/?(?:p|br|span|b|div|strong|td|font)\b[^<>]*>/gi, ' ').replace(/&nbsp;/g, ' ');
  if (/[\\$]/.test(text)) for (const [trace, plain] of LATEX) text = text.replace(trace, plain);
  return text
    .replace(/[\u200b-\u200d\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
};

const WIDE = '\\u2e80-\\u9fff\\uff00-\\uffef\\u3000-\\u303f“”‘’≥≤';

const LEFT_BLANKS = new RegExp(`(?<=[${WIDE}%]) (?=\\S)|(?<=\\S) (?=[${WIDE}%])`, 'g');

/** A sentence without the blanks that a justified line leaves between Chinese characters and figures. */
export const closedUp = (text: string): string => (text.includes(' ') ? text.replace(LEFT_BLANKS, '') : text);

/** The same text for reading by machine: half-width signs, one spelling per operator, no blanks. */
export const readable = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/>=|≧|⩾|=>/g, '≥')
    .replace(/<=|≦|⩽|=</g, '≤')
    .replace(/[〜～∼]/g, '~')
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');
