import type { Rule } from '../ground.js';
import { matches, replaced } from '../passages.js';

const NUMBER = /([[［【(（])\s*((?:19|20)\d{2})\s*([\]］】)）])(?=\s*(?:第\s*)?\d+\s*号)/g;

/** The whole number that a bracket belongs to: 财社[2022]105号. */
const numberAt = (text: string, at: number): string =>
  (/[\p{Script=Han}]{0,5}$/u.exec(text.slice(Math.max(0, at - 5), at))?.[0] ?? '') +
  (/^[^号]{1,24}号/.exec(text.slice(at))?.[0] ?? '');

/** The year of a document number stands in hexagonal brackets (发文字号六角括号). Source: GB/T 9704-2012, 7.2.5. */
export const documentNumber: Rule = (ground) =>
  ground.passages.flatMap((passage) =>
    matches(passage.text, NUMBER).map((found) => ({
      rule: 'document-number',
      severity: 'error' as const,
      message: `${passage.label}中发文字号的年份应用六角括号，写为〔${found[2]}〕`,
      quote: numberAt(passage.text, found.index),
      where: passage.where,
      expected: `〔${found[2]}〕`,
      fix: replaced(passage, found.index, found[0].length, `〔${found[2]}〕`, `改为〔${found[2]}〕`),
    })),
  );
