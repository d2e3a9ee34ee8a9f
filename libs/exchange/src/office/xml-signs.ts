/** Signs of XML by their code: what a scanner compares letter by letter. */
export const TAB = 9;
export const LINE = 10;
export const RETURN = 13;
export const BLANK = 32;
export const MARK = 33;
export const DOUBLE = 34;
export const SINGLE = 39;
export const SLASH = 47;
export const LESS = 60;
export const EQUALS = 61;
export const GREATER = 62;
export const QUESTION = 63;

/** Blank between attributes (空白). */
export const isBlank = (code: number): boolean => code === BLANK || code === LINE || code === TAB || code === RETURN;

/** Part of a name of a tag or attribute, as far as no other sign ends it. */
export const isNamePart = (code: number): boolean =>
  !isBlank(code) &&
  code !== SLASH &&
  code !== GREATER &&
  code !== EQUALS &&
  code !== LESS &&
  code !== DOUBLE &&
  code !== SINGLE;
