/** Halves of letters, which no canonical JSON can hold (RFC 8785), and control characters other than line ends and tabs. */
const UNPRINTABLE = /\p{Surrogate}|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/u;

/** The first character of a text that cannot be printed (无法打印的字符), by its code point ("U+0007"); undefined where there is none. */
export const unprintableIn = (text: string): string | undefined => {
  const code = UNPRINTABLE.exec(text)?.[0].codePointAt(0);
  return code === undefined ? undefined : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
};
