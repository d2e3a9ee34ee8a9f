import type { Finding } from '../finding.js';
import type { Rule } from '../ground.js';

/** Words of one fund that another cannot use (险种用语). First the fund by its name, then what is foreign to it. Our own dictionary. */
const FUNDS: readonly { readonly fund: RegExp; readonly label: string; readonly alien: RegExp }[] = [
  {
    fund: /居民(?:基本)?养老/,
    label: '城乡居民养老保险',
    alien: /离休|离退休|退休(?:人员|待遇)|失业金|失业保险金|工伤|医疗报销/,
  },
  {
    fund: /(?:职工|居民|生育|基本)[^，。]{0,6}医疗|医疗保险|医保/,
    label: '医疗保险',
    alien: /养老金|首次转移成功率|离休退|离退休|失业保险金|失业金|劳动能力鉴定/,
  },
  { fund: /工伤/, label: '工伤保险', alien: /养老金|失业金|失业保险金|离退休|医保报销|住院费用报销比例/ },
  { fund: /失业/, label: '失业保险', alien: /养老金|工伤待遇|劳动能力鉴定|离退休|住院费用报销比例/ },
  { fund: /养老/, label: '养老保险', alien: /失业金|失业保险金|工伤待遇|劳动能力鉴定|住院费用报销比例|医疗报销/ },
];

/** Titles of regulations name what they like. A title that is never closed is none, and is not looked for in vain. */
const withoutTitles = (text: string): string => {
  const end = text.lastIndexOf('》') + 1;
  return text.slice(0, end).replace(/《[^》]*》/g, '') + text.slice(end);
};

/**
 * A form of one fund speaks of that fund (险种与用语不符): pension words in a form of medical insurance were carried over from
 * another paper. Forms of several funds are left alone. Our own dictionary.
 */
export const fundMixed: Rule = ({ content, passages, template }) => {
  const name = content.fields['projectName'] ?? '';
  const own = FUNDS.filter(({ fund }) => fund.test(name));
  const [first] = own;
  const mixed =
    own.filter(({ label }) => label !== '养老保险').length > 1 || (own.length > 1 && first?.label === '医疗保险');
  if (first === undefined || mixed || template.chapters !== undefined) return [];
  return passages
    .filter(({ kind, where }) => ['goal', 'name', 'field'].includes(kind) && where.field !== 'projectName')
    .flatMap(({ text, label, where }): Finding[] => {
      const found = first.alien.exec(withoutTitles(text));
      if (found === null) return [];
      return [
        {
          rule: 'fund-mixed',
          severity: 'warning',
          message: `${label}中的“${found[0]}”不是${first.label}的用语，疑由其他险种的表套用而来，请核对`,
          quote: found[0],
          where,
        },
      ];
    });
};
