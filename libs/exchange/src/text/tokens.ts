import type { Template } from '@chengwen/domain';
import { tidyCell } from './lines.js';
import { textsOf, type Span } from './spans.js';
import type { Meaning, Vocabulary } from './vocabulary.js';

/** A label or a value, and the column of the cell it stands in. */
export type Token =
  | { readonly kind: 'label'; readonly meaning: Meaning; readonly text: string; readonly at: number }
  | { readonly kind: 'value'; readonly text: string; readonly at: number };

/** （2020年度）, 2023年, （2023年1—7月）: the year of a form on a line or in a cell of its own. */
export const yearOf = (key: string): number | undefined => {
  const [, open = '', year, word = '', close = ''] =
    /^(\()?((?:19|20)\d{2})(年度?(?:1[-—–~至]\d{1,2}月份?)?)?(\))?$/.exec(key) ?? [];
  return year !== undefined && (word !== '' || (open !== '' && close !== '')) ? parseInt(year, 10) : undefined;
};

/** 单位：万元 right above a grid; another unit than the template's is no such line. */
export const isUnitNote = ({ moneyUnit }: Template, key: string): boolean =>
  new RegExp(`^\\(?(?:(?:金额|计量)?单位:?\\(?)?(?:人民币)?${moneyUnit}\\)?\\)?$`).test(key);

/** Cuts the words of a line at the labels in them (标签与内容). */
export function tokensOf(span: Span, vocabulary: Vocabulary): Token[] {
  const tokens: Token[] = [];
  textsOf(span).forEach((text, at) => {
    let rest = text.trim();
    while (rest !== '') {
      const found = vocabulary.at(rest);
      if (found) {
        tokens.push({ kind: 'label', meaning: found.meaning, text: rest.slice(0, found.length), at });
        rest = rest.slice(found.length).trim();
        continue;
      }
      const next = nextLabel(rest, vocabulary);
      const value = tidyCell(rest.slice(0, next));
      if (value !== '') tokens.push({ kind: 'value', text: value, at });
      rest = rest.slice(next).trim();
    }
  });
  return tokens.map((token, at) =>
    namesItself(tokens[at - 1], token) ? { kind: 'value', text: tidyCell(token.text), at: token.at } : token,
  );
}

/** 负责人：负责人: what stands behind a label and is called like it is its value, as posts stand for people. */
const namesItself = (before: Token | undefined, token: Token): boolean =>
  before?.kind === 'label' &&
  token.kind === 'label' &&
  before.meaning.field !== undefined &&
  before.meaning.field === token.meaning.field &&
  !/[:：]\s*$/.test(token.text);

/** A label inside a cell stands after a blank and before a colon, or between blanks. */
function nextLabel(text: string, vocabulary: Vocabulary): number {
  for (const blank of text.matchAll(/[\s；;](?=\S)/g)) {
    const from = blank.index + 1;
    const found = vocabulary.at(text.slice(from, from + 120));
    if (found && Object.keys(found.meaning).some((what) => what !== 'head')) return from;
  }
  return text.length;
}
