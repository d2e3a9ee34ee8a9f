/** A piece of a number format that stands for part of a moment: "yyyy", "mm", "[h]", "上午/下午". */
export const DATE_TOKEN = /^(?:\[(?:h+|m+|s+)\]|y+|e+|m+|d+|a{3,4}|h+|s+(?:\.0+)?|am\/pm|a\/p|上午\/下午)/i;

const DAYS = '日一二三四五六';
const DAY = 86_400;

/**
 * Prints a serial day number as a date or time (日期): the 1900 system counts a 29 February 1900 that never was; the 1904
 * system begins four years later.
 */
export function printDate(tokens: readonly string[], serial: number, from1904: boolean): string {
  const days = serial + (from1904 ? 1462 : 0);
  const seconds = Math.round((days < 60 && !from1904 ? days + 1 : days) * DAY);
  const moment = new Date(Date.UTC(1899, 11, 30) + seconds * 1000);
  const afternoon = tokens.some((token) => /^(am\/pm|a\/p|上午\/下午)$/i.test(token));
  return tokens
    .map((token, at) => {
      const kind = token.toLowerCase();
      const two = (value: number): string => String(value).padStart(kind.length > 1 ? 2 : 1, '0');
      if (!DATE_TOKEN.test(token) || token.startsWith('\0')) return token.replace(/^\0/, '');
      if (/^[ye]/.test(kind))
        return kind === 'yy' ? String(moment.getUTCFullYear()).slice(2) : String(moment.getUTCFullYear());
      if (/^d/.test(kind)) return kind.length > 2 ? `星期${DAYS[moment.getUTCDay()] ?? ''}` : two(moment.getUTCDate());
      if (/^aaa/.test(kind)) return (kind === 'aaaa' ? '星期' : '') + (DAYS[moment.getUTCDay()] ?? '');
      if (/^a|^上午/.test(kind)) return moment.getUTCHours() < 12 ? '上午' : '下午';
      if (kind.startsWith('[h')) return String(Math.floor((serial * DAY) / 3600));
      if (kind.startsWith('[m')) return String(Math.floor((serial * DAY) / 60));
      if (kind.startsWith('[s')) return String(Math.floor(serial * DAY));
      if (/^h/.test(kind)) return two(afternoon ? ((moment.getUTCHours() + 11) % 12) + 1 : moment.getUTCHours());
      if (/^s/.test(kind)) return String(moment.getUTCSeconds()).padStart(kind.startsWith('ss') ? 2 : 1, '0');
      if (isMinute(tokens, at)) return two(moment.getUTCMinutes());
      return kind.length > 2 ? `${moment.getUTCMonth() + 1}月` : two(moment.getUTCMonth() + 1);
    })
    .join('');
}

/** "m" is a minute beside an hour or a second, a month elsewhere. */
function isMinute(tokens: readonly string[], at: number): boolean {
  const parts = (from: readonly string[]): string | undefined => from.find((token) => DATE_TOKEN.test(token));
  return (
    /^\[?h/i.test(parts(tokens.slice(0, at).toReversed()) ?? '') || /^\[?s/i.test(parts(tokens.slice(at + 1)) ?? '')
  );
}
