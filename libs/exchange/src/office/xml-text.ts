import { refusal } from '@chengwen/domain';

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Text of an XML file with its references put in (字符引用): the five that every XML file has, and characters by number.
 * Others would have to be declared, which no office file may do: that is how a short text is made to expand without end.
 *
 * @throws Refusal import.unreadable, import.hostile
 */
export const decodeText = (text: string): string => {
  const ends = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  return ends.includes('&') ? ends.replace(/&([^;&]{0,12}(?:;|$))?/g, reference) : ends;
};

const reference = (_: string, body = ''): string => {
  const name = body.slice(0, -1);
  const [, hex, decimal] = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}));$/.exec(body) ?? [];
  const code = hex !== undefined ? parseInt(hex, 16) : decimal !== undefined ? parseInt(decimal, 10) : undefined;
  if (code !== undefined) {
    if (!isCharacter(code)) throw refusal('import.unreadable', { problem: '含有不能使用的字符' });
    return String.fromCodePoint(code);
  }
  const named = body.endsWith(';') && Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
  if (named !== undefined) return named;
  throw refusal('import.hostile', { reason: '使用了自定义实体' });
};

const isCharacter = (code: number): boolean =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff);
