import { fundOf, type FundKey } from '../../facts/funds.js';
import type { Finding } from '../finding.js';
import { matches } from '../passages.js';
import type { FactGround, FactRule } from './fact-ground.js';

/** A figure range and 以上 or 以下 behind it say two things (区间与“以上”矛盾): 95%至105%以上. */
const TANGLED =
  /(?<![\d.])\d{1,20}(?:\.\d{1,20})?\s{0,2}[%％]?\s{0,2}(?:至|到|~|～|—|–|-)\s{0,2}\d+(?:\.\d+)?\s{0,2}[%％]\s{0,2}以[上下]/g;

/** Narrative of a form at its places. */
const textsOf = ({ stretches }: FactGround) =>
  stretches.flatMap(({ pieces, heading, setting }) =>
    pieces.map(({ where, text }) => ({ where, text, heading, fund: setting.fund })),
  );

/** A range ends where it ends. Our own rule. */
export const rangeContradiction: FactRule = (ground) =>
  textsOf(ground).flatMap(({ where, text }) =>
    matches(text, TANGLED).map(([quote]): Finding => ({
      rule: 'range-contradiction',
      severity: 'error',
      message: `“${quote.replace(/\s/g, '')}”：区间与“${quote.slice(-2)}”矛盾，请只写区间`,
      quote,
      where,
      expected: quote.slice(0, -2),
    })),
  );

const LIST = '((?:[^,，。;；、]{1,14}[、]){1,7}[^,，。;；、]{1,14})';
const RESPECTIVELY = new RegExp(
  `分别(?:由|从)${LIST}(?:提高|增加|增长|扩大|上升|调整|下降|降低|减少|上调)(?:到|至|为)${LIST}`,
  'g',
);

/** 分别由 a、b、c 提高到 d、e leaves one out (“分别”项数). One figure behind 到 may be meant for all. Our own rule. */
export const respectivelyCount: FactRule = (ground) =>
  textsOf(ground).flatMap(({ where, text }) =>
    matches(text, RESPECTIVELY).flatMap(([quote, from = '', to = '']): Finding[] => {
      const [before, after] = [from, to].map((list) => list.split('、').filter((item) => /\d/.test(item)).length);
      if (before === after || !before || !after || after < 2) return [];
      return [
        {
          rule: 'respectively-count',
          severity: 'error',
          message: `“分别”之后原有 ${before} 项，改后 ${after} 项，项数不等，请补全或删去`,
          quote: quote.trim(),
          where,
          computed: `${before}/${after}`,
        },
      ];
    }),
  );

/** What only one fund pays (待遇名称), and whose it is. */
const BENEFITS: readonly (readonly [RegExp, readonly FundKey[]])[] = [
  [/养老金/g, ['enterprisePension', 'residentPension', 'institutionPension']],
  [/失业(?:保险)?金/g, ['unemployment']],
  [/工伤(?:保险)?待遇|伤残津贴|工亡补助金/g, ['workInjury']],
  [/住院费用报销|门诊统筹|医保目录/g, ['employeeMedical', 'residentMedical']],
];
/** 领取养老金 ends an unemployed person's benefit, 不得同时领取 compares two: such words speak of another fund on purpose. */
const ON_PURPOSE = /领取|享受|衔接|转移|代缴|同时|不再|退休后|死亡/;

/** 发放养老金, 养老金按时足额发放. */
const PAID = /(?:发放|支付|拨付|兑现)$/;
const PAID_BEHIND = /^(?:均|都|全部|已|按时|及时|按月|准时|足额|、|和)*(?:发放|支付|拨付|兑现)/;

/** In the account of one fund, what is paid is that fund's benefit (险种与待遇名称). Our own rule. */
export const benefitOfFund: FactRule = (ground) =>
  ground.stretches.flatMap(({ pieces, heading, setting }) => {
    const fund = fundOf(heading) ?? setting.fund;
    if (fund === undefined || fund === 'all') return [];
    return pieces.flatMap(({ where, text }) =>
      BENEFITS.filter(([, funds]) => !funds.includes(fund)).flatMap(([words]) =>
        matches(text, words).flatMap((found): Finding[] => {
          const before = text.slice(Math.max(0, found.index - 8), found.index).replace(/\s/g, '');
          const named = fundOf(text.slice(Math.max(0, found.index - 40), found.index));
          const after = text
            .slice(found.index + found[0].length, found.index + found[0].length + 12)
            .replace(/\s/g, '');
          if (
            !(PAID.test(before) || PAID_BEHIND.test(after)) ||
            ON_PURPOSE.test(before + after) ||
            (named !== undefined && named !== fund)
          )
            return [];
          return [
            {
              rule: 'benefit-of-fund',
              severity: 'warning',
              message: `“${PAID.test(before) ? before : ''}${found[0]}”：${found[0]}不是本险种的待遇，险种与待遇名称不符，疑套用其他险种的文字`,
              quote: text.slice(Math.max(0, found.index - 8), found.index + found[0].length).trim(),
              where,
            },
          ];
        }),
      ),
    );
  });
