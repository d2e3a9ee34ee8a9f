import type { Rule } from '../ground.js';

/** What a title or a name may carry without naming another thing: a year, 本级, 支出, brackets and blanks. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s|20\d{2}年度?|项目|预算|\([^()]*\)/g, '')
    .replace(/支出$/, '');
const withoutFund = (text: string): string => bare(text).replace(/基金/g, '');
const FUND = /(?:养老|医疗|工伤|失业|生育)保险/;

/**
 * The title names what the form names (标题与项目名称一致): another fund in the title is an error, a missing 基金 a slip. A
 * title that names no single fund covers several sheets. Our own rule.
 */
export const titleName: Rule = ({ content }) => {
  const [title, name] = [content.fields['subject'] ?? '', content.fields['projectName'] ?? ''];
  if (title.trim() === '' || name.trim() === '' || !FUND.test(title) || !FUND.test(name)) return [];
  const [one, other] = [bare(title), bare(name)];
  if (
    one === other ||
    (one.includes('基金') === other.includes('基金') && (one.includes(other) || other.includes(one)))
  )
    return [];
  const slip = withoutFund(title).includes(withoutFund(name)) || withoutFund(name).includes(withoutFund(title));
  const funds = [FUND.exec(title)?.[0], FUND.exec(name)?.[0]];
  return [
    {
      rule: 'title-name',
      severity: slip ? 'info' : funds[0] === funds[1] ? 'warning' : 'error',
      message: `标题“${title.trim()}”与项目名称“${name.trim()}”${slip ? '用词不一致（如“基金”二字）' : '不一致'}，请核对`,
      quote: title.trim(),
      where: { part: 'fields', field: 'subject' },
      expected: name.trim(),
    },
  ];
};
