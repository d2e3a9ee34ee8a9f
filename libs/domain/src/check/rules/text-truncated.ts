import type { Finding, Where } from '../finding.js';
import type { Rule } from '../ground.js';

const CUT = /(?:[，,、：:]|(?<!目)的|[和及与])$/;
/** Ends on a verb that wants an object after it: …经济负担，保障 */
const DANGLING =
  /[，,；;。、]\s*(?:进一步|切实|不断|有效|全面|确保|努力)?(?:保障|提高|促进|加强|完善|推进|落实|减轻|实现|维护|提升|增强|规范|推动|加快|做好)$/;
/** A letter left over behind a word that ends a clause: …提高享受人员待遇生 */
const LEFT_OVER =
  /(?:待遇|水平|负担|矛盾|权益|稳定|能力|质量|效率|服务|政策|保障|基金|资金|生活|安全|需求|作用)[^，,。；;、：:！!？?）)”"》\s的了着费率金量额者性型化类数度等内外上下中前后时案点项面们吗呢吧率网卡库法权股员制期标准型线器品件表单券]$/;

/** The first letter of a word of two that ends a clause: …提升群众办事便 (利), 基金使用效 (率). Words that end on it are let stand. */
const HALF_WORD =
  /(?:[^方简轻不以顺][便]|[^有高成绩时实见奏收生无失提增功等药疗][效]|[^圆美丰饱充爆不][满]|[^功技效可性智职节产动潜热才][能]|[^克信折舒][服]|[^平安][稳]|[^减肩][负])$/;

/** A goal or a reason comes to its end (文字截断): none stops at a comma, 的 or 和. Our own rule. */
export const textTruncated: Rule = (ground) =>
  ground.passages
    .filter(({ kind }) => kind === 'goal' || kind === 'remark')
    .flatMap(({ text, label, where }) => {
      const end = text.trim();
      if (!CUT.test(end) && !(end.length >= 20 && (DANGLING.test(end) || LEFT_OVER.test(end) || HALF_WORD.test(end))))
        return [];
      return [cutOff(label, end, where)];
    });

/** A chapter does not end on a comma (章节截断): where its last paragraph does, the rest was lost with a page. Our own rule. */
export const chapterTruncated: Rule = ({ content: { chapters = [] } }) =>
  chapters.flatMap(({ id, number, heading, blocks }) => {
    const last = blocks.at(-1);
    const end = last?.kind === 'text' ? last.text.trim() : '';
    return last && /[，,、]$/.test(end)
      ? [cutOff(`“${number}${heading}”`, end, { part: 'chapters', row: id, field: last.id })]
      : [];
  });

const cutOff = (label: string, end: string, where: Where): Finding => ({
  rule: 'text-truncated',
  severity: 'error',
  message: `${label}的文字似被截断，请补全`,
  quote: end.slice(-12),
  where,
});
