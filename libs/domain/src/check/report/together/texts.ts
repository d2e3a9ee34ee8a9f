import { fundName } from '../../../facts/funds.js';
import { fingerprintsOf, repeatsAmong } from '../repeated-paragraph.js';
import { isEvaluation, isReport, type Member, type PlacedFinding, type TogetherRule } from './together-ground.js';

const plain = (text: string): string => text.replace(/[\s，。、；：,.;:]/g, '');

/** A goal is written for its own fund (总体目标套用): not word for word that of another. Our own rule. */
export const goalOfAnotherFund: TogetherRule = (members) => {
  const seen = new Map<string, Member>();
  return members.flatMap((member) =>
    member.template.goals
      .filter(({ key }) => key !== 'actual')
      .flatMap(({ key, label }): PlacedFinding[] => {
        const printed = member.content.goals[key] ?? '';
        const text = plain(printed);
        if (text.length < 20) return [];
        const first = seen.get(text) ?? member;
        seen.set(text, first);
        if (first.fund === member.fund || first.fund === undefined || member.fund === undefined) return [];
        return [
          {
            rule: 'goal-of-another-fund',
            severity: 'warning',
            message: `${label}与${fundName(first.fund)}的完全相同，请按本险种的保障对象和任务改写`,
            quote: printed.trim().slice(0, 40),
            where: { part: 'goals', field: key },
            form: member.form,
          },
        ];
      }),
  );
};

/** A report does not repeat the paragraphs of another fund's report (段落套用). Our own rule. */
export const paragraphOfAnotherReport: TogetherRule = (members) => {
  const reports = members.filter(isReport).map((member) => ({ member, prints: fingerprintsOf(member.content) }));
  return reports.flatMap(({ member, prints }, at) =>
    reports
      .slice(0, at)
      .filter((earlier) => earlier.member.fund !== member.fund && earlier.member.year === member.year)
      .flatMap((earlier) =>
        repeatsAmong(earlier.prints, prints).map(([, again]): PlacedFinding => ({
          rule: 'repeated-paragraph',
          severity: 'warning',
          message: `本段与《${earlier.member.content.fields['subject'] ?? ''}》报告的一段大部分文字相同，与本险种无关的内容请删去或改写`,
          quote: again.text.trim().slice(0, 40),
          where: again.where,
          form: member.form,
        })),
      ),
  );
};

const NAME = /([^\s:：、，。]{2,40}?自评表)/;

/** What 附表 announces is called as the form that follows is called (附表名称). Our own rule. */
export const attachmentNames: TogetherRule = (members) => {
  return members.filter(isReport).flatMap((report): PlacedFinding[] => {
    const chapter = (report.content.chapters ?? []).find(({ heading }) => /附表|附件/.test(heading));
    const first = chapter?.blocks.find(({ kind }) => kind === 'text');
    const text = first?.kind === 'text' ? first.text : '';
    const announced = NAME.exec(`${chapter?.heading.replace(/^.*?附表[:：]?/, '') ?? ''} ${text}`)?.[1];
    const next = members.find((member) => isEvaluation(member) && member.form > report.form);
    if (chapter === undefined || announced === undefined || next === undefined) return [];
    const subject = next.content.fields['subject'];
    const title = subject === undefined ? next.template.title : `${subject}绩效自评表`;
    const [said, called] = [announced, title].map((name) => name.replace(/\s/g, ''));
    if (said === called) return [];
    return [
      {
        rule: 'attachment-names',
        severity: 'info',
        message: `附表写作“${announced.trim()}”，所附表的标题为“${title}”，名称不一致`,
        quote: announced.trim(),
        where: {
          part: 'chapters',
          row: chapter.id,
          ...(first !== undefined && text.includes(announced) ? { field: first.id } : {}),
        },
        expected: title,
        form: report.form,
      },
    ];
  });
};
