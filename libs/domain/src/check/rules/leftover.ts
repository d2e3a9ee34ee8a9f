import type { Finding } from '../finding.js';
import type { Rule } from '../ground.js';
import { matches, passagesOf, replaced } from '../passages.js';

/** Sentences that speak of the form while it was being made, brackets that tell how to fill it in, blanks of a draft. */
const LEFTOVERS: readonly (readonly [RegExp, string])[] = [
  [
    /[^。；！\n]*(?:标红|标黄|标蓝|红色区域|做了模拟|模拟数据|测试数据|仅为示例|样例数据)[^。；！\n]*[。；！]?/g,
    '是制表或调试时的说明',
  ],
  [
    /[（(](?=(?:请|此处|填表说明|填报说明|填写说明|填表提示)|[^（()）]*(?:阶段性目标|请填写|如实填写|逐项填写))[^（()）]*(?:[)）]|$)/g,
    '是填表提示语',
  ],
  [/【[^】]*(?:填写|填报|请)[^】]*】/g, '是填表提示语'],
  [/20[×xX]{2}年?|[×]{2,}|[xX]{2,}(?=年|月|日|市|县|单位|项目|万|元)|_{3,}|□{2,}/g, '是未替换的占位符'],
];

/** Nothing of the template's own instructions is left in what is submitted (模板残留). Our own rule. */
export const leftover: Rule = (ground) =>
  passagesOf(ground).flatMap((passage) =>
    LEFTOVERS.flatMap(([pattern, what]) =>
      matches(passage.text, pattern).map((found): Finding => {
        const quote = found[0].trim();
        return {
          rule: 'leftover',
          severity: 'error',
          message: `${passage.label}中的“${quote}”${what}，请删除或改写`,
          quote,
          where: passage.where,
          ...(what === '是未替换的占位符' ? {} : { fix: replaced(passage, found.index, found[0].length, '', '删除') }),
        };
      }),
    ),
  );
