import { printValue, type FormContent, type Template } from '@chengwen/domain';
import { filled, keyOf, type Line } from './lines.js';

/** Words that a sheet prints and nobody fills in. */
const HEADS = [
  ...[
    '项目资金',
    '项目资金(万元)',
    '分值',
    '执行率',
    '得分',
    '年度总体目标',
    '绩效指标',
    '一级指标',
    '二级指标',
    '三级指标',
  ],
  ...['年度指标值', '实际完成值', '偏差原因分析及改进措施', '总分', '备注', '—', '-', '指标', '(', ')'],
];

/** 产出指标（50分） is 产出指标, 其中：当年财政拨款 is 当年财政拨款, 7分 is 7. */
const plain = (cell: string): string =>
  keyOf(cell)
    .replace(/^备注[:：]?/, '')
    .replace(/^其中[:：]?/, '')
    .replace(/\(\d+(?:\.\d+)?分\)$/, '')
    .replace(/^(\d+(?:\.\d+)?)分$/, '$1')
    .replace(/[:：]$/, '')
    .replace(/(?<=\d),(?=\d{3})/g, '');

/**
 * The lines of a form that are not wholly in what was read of it (未识别的行), in source order: the reader's own, and every
 * line with a cell that is neither a label nor found again in the content. The last word on "nothing is lost".
 */
export function unaccounted(
  template: Template,
  content: FormContent,
  lines: readonly Line[],
  unread: readonly Line[],
): readonly Line[] {
  const labels = new Set(
    [
      ...HEADS,
      ...[...template.fields, ...template.goals, ...template.funding.columns, ...template.funding.rows].map(
        ({ label }) => label,
      ),
      ...template.categories.flatMap(({ label, aliases, dimensions }) => [
        ...[label, ...aliases],
        ...dimensions.flatMap((dimension) => [dimension.label, ...dimension.aliases]),
      ]),
    ].map(plain),
  );
  const values = content.indicators.flatMap(({ target, actual }) => [printValue(target), printValue(actual)]);
  const whole = [...wordsIn(content), ...values].map(plain);
  const held = whole.join('\n');
  // Most cells are a word of the content as a whole, and say the same as others: few have to be looked for.
  const answers = new Map(['', ...labels, ...whole].map((words) => [words, true]));
  const known = (cell: string): boolean => {
    const words = plain(cell);
    const answer = answers.get(words) ?? held.includes(words);
    answers.set(words, answer);
    return answer;
  };
  const lost = new Set(unread);
  for (const line of lines) {
    const year = /^\(?(?:19|20)\d{2}年度?\)?$/.test(line.key);
    if (!year && !filled(line.cells).every(known)) lost.add(line);
  }
  return [...lost].sort((a, b) => a.number - b.number);
}

const wordsIn = (part: unknown): string[] => {
  if (typeof part === 'string') return [part];
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(wordsIn) : [];
};
