import type { Finding } from '../finding.js';
import type { Rule } from '../ground.js';
import { matches, MOST_MATCHES, replaced, type Passage } from '../passages.js';

const SENTENCE = /[^。；！\n]+[。；！]?/g;
/** What speaks of the sheet while it was being made, not of the project. */
const SPEAKS_OF_THE_SHEET = /标红|标黄|标蓝|红色区域|做了模拟|模拟数据|测试数据|仅为示例|样例数据/;

/** Brackets that tell how to fill the form in, closed or cut off. */
const PROMPT =
  /[（(](?=请(?![假示款求])|此处|填表说明|填报说明|填写说明|填表提示|[^（()）]*(?:阶段性目标|请填写|如实填写|逐项填写))[^（()）]*(?:[)）]|$)|【(?=[^【】]*(?:填写|填报|请))[^【】]*】/g;

/** Blanks of a draft: 20××年, ××县, ____. */
const PLACEHOLDER =
  /20[×xX]{2}年?(?:\s*[-—–~至到]+\s*20[×xX]{2}(?:\s*\+\s*[nN])?年?)?|×{2,}|(?<![xX])[xX]{2,}(?=年|月|日|市|县|单位|项目|万|元)|_{3,}|□{2,}/g;

/** Nothing of the template's own instructions is left in what is submitted (模板残留). Our own rule. */
export const leftover: Rule = (ground) =>
  ground.passages.flatMap((passage) => [
    ...[...passage.text.matchAll(SENTENCE)]
      .filter(([sentence]) => SPEAKS_OF_THE_SHEET.test(sentence))
      .slice(0, MOST_MATCHES)
      .map((found) => said(passage, found, '是制表或调试时的说明')),
    ...matches(passage.text, PROMPT).map((found) => said(passage, found, '是填表提示语')),
    ...matches(passage.text, PLACEHOLDER).map((found) => said(passage, found)),
  ]);

/** A placeholder wants a word in its place; the others only go. */
const said = (passage: Passage, found: RegExpExecArray, what?: string): Finding => {
  const quote = found[0].trim();
  return {
    rule: 'leftover',
    severity: 'error',
    message: `${passage.label}中的“${quote}”${what ?? '是未替换的占位符'}，请${what === undefined ? '改写' : '删除'}`,
    quote,
    where: passage.where,
    ...(what === undefined ? {} : { fix: replaced(passage, found.index, found[0].length, '', '删除') }),
  };
};
