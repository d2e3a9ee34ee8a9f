import type { SimpleValue } from './value.js';

type Deadline = Extract<SimpleValue, { kind: 'deadline' }>;
type Period = Deadline['every'];

const PERIODS: Readonly<Record<string, Period>> = {
  月: 'month',
  季: 'quarter',
  季度: 'quarter',
  年: 'year',
  年度: 'year',
};

const BEFORE = '(?:之前|以前|前)';
const WITHIN = '(?:之内|以内|内)';
const EXCLUDED = '(\\(不含(?:当日|本日)?\\))?';

/** Every way to name a day by which something is done (时限), each with what its parts mean. */
const NOTATIONS: readonly (readonly [RegExp, (parts: readonly string[]) => Deadline | undefined])[] = [
  [new RegExp(`每月(\\d{1,2})日${BEFORE}${EXCLUDED}`), ([day, not]) => dayOf('month', day, not, 31)],
  [
    new RegExp(`每(季度?|年度?)第(\\d{1,3})[日天]${BEFORE}${EXCLUDED}`),
    ([period, day, not]) => dayOf(PERIODS[period ?? ''], day, not, 366),
  ],
  [
    new RegExp(`每(?:个)?(月|季度?|年度?)(?:结束|终了)(?:之?后)?的?(\\d{1,3})个?(工作)?[日天]${WITHIN}${EXCLUDED}`),
    ([period, days, work, not]) => afterPeriod(PERIODS[period ?? ''] ?? 'once', days, work !== '', not),
  ],
  [new RegExp(`(\\d{1,3})个?工作[日天]${WITHIN}${EXCLUDED}`), ([days, not]) => afterPeriod('once', days, true, not)],
  [new RegExp(`(\\d{1,3})[日天]${WITHIN}${EXCLUDED}`), ([days, not]) => dayOf('once', days, not, 400)],
  [
    new RegExp(`(\\d{4})年(\\d{1,2})月(\\d{1,2})日${BEFORE}?${EXCLUDED}`),
    ([year, month, day, not]) => onDate(month, day, not, year),
  ],
  [
    new RegExp(`(\\d{4})年(\\d{1,2})月(?:底|末)${BEFORE}?${EXCLUDED}`),
    ([year, month, not]) => onDate(month, undefined, not, year),
  ],
  [new RegExp(`(\\d{4})年(?:底|末)${BEFORE}${EXCLUDED}`), ([year, not]) => onDate('12', '31', not, year)],
  [new RegExp(`(?:每年)?(\\d{1,2})月(\\d{1,2})日${BEFORE}${EXCLUDED}`), ([month, day, not]) => onDate(month, day, not)],
  [new RegExp(`(?:每年)?(\\d{1,2})月(?:底|末)${BEFORE}${EXCLUDED}`), ([month, not]) => onDate(month, undefined, not)],
  [new RegExp(`每?年(?:底|末)${BEFORE}${EXCLUDED}`), ([not]) => onDate('12', '31', not)],
];

const dayOf = (every: Period | undefined, day = '', not = '', most = 400): Deadline | undefined =>
  every === undefined || Number(day) < 1 || Number(day) > most
    ? undefined
    : { kind: 'deadline', every, anchor: 'dayOfPeriod', days: Number(day), included: not === '' };

const afterPeriod = (every: Period, days = '', work: boolean, not = ''): Deadline | undefined =>
  Number(days) > 400
    ? undefined
    : {
        kind: 'deadline',
        every,
        anchor: work ? 'workdays' : 'daysAfterPeriod',
        days: Number(days),
        included: not === '',
      };

/** Days of a month; 29 February only where the year has one, and in a rule for every year. */
const lengthOf = (month: number, year: number): number => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};

const onDate = (month = '', day: string | undefined, not = '', year?: string): Deadline | undefined => {
  const last = lengthOf(Number(month), Number(year ?? 2000));
  const at = day === undefined ? last : Number(day);
  if (Number(month) < 1 || Number(month) > 12 || at < 1 || at > last) return undefined;
  const date = [year, String(Number(month)).padStart(2, '0'), String(at).padStart(2, '0')].filter(Boolean).join('-');
  return { kind: 'deadline', every: year === undefined ? 'year' : 'once', anchor: 'date', date, included: not === '' };
};

/** A deadline found in a readable text, and where it stands; undefined where there is none. */
export const findDeadline = (
  text: string,
): { readonly deadline: Deadline; readonly at: number; readonly length: number } | undefined => {
  if (!/[日天底末]/.test(text)) return undefined;
  for (const [notation, read] of NOTATIONS) {
    const found = notation.exec(text);
    if (found === null) continue;
    const deadline = read(found.slice(1).map((part) => part ?? ''));
    return deadline && { deadline, at: found.index, length: found[0].length };
  }
  return undefined;
};

/**
 * A whole cell that is a deadline and nothing else. 每月24日 alone is one too: the day on which it was done each month, as
 * an actual answers 每月25日前.
 */
export const parseDeadline = (text: string): Deadline | undefined => {
  if (/^每月\d{1,2}日$/.test(text)) return parseDeadline(`${text}前`);
  const found = findDeadline(text);
  return found !== undefined && found.length === text.length ? found.deadline : undefined;
};

/** 20年12月31日: two digits of a year are not a year. */
export const hasShortYear = (text: string): boolean => /(?<!\d)\d{2}年\d{1,2}月(\d{1,2}日)?/.test(text);

const PERIOD_WORDS: Readonly<Record<Exclude<Period, 'once'>, string>> = {
  month: '每月',
  quarter: '每季度',
  year: '每年',
};

/** A deadline in official words: 每月25日前, 20个工作日内, 2020年12月31日前. */
export const printDeadline = ({ every, anchor, days = 0, date = '', included }: Deadline): string => {
  const end = included ? '' : '（不含当日）';
  const period = every === 'once' ? '' : PERIOD_WORDS[every];
  if (anchor === 'date') {
    const [day, month, year] = date.split('-').reverse();
    return `${year === undefined ? period : `${year}年`}${Number(month)}月${Number(day)}日前${end}`;
  }
  if (anchor === 'dayOfPeriod') {
    if (every === 'once') return `${days}日内${end}`;
    return every === 'month' ? `每月${days}日前${end}` : `${period}第${days}日前${end}`;
  }
  const span = anchor === 'workdays' ? `${days}个工作日内${end}` : `${days}日内${end}`;
  return every === 'once' ? span : `${period}结束后${span}`;
};
