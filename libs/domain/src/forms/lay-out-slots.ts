import type { FormContent } from './content.js';

const SLOT = /\{([a-zA-Z]+)\}/g;
/** Room for what is not filled in yet, in a label: 1—　月. */
export const ROOM = '\u3000';

/** Fills the slots of a printed line: {year}, {lastYear}, and any text field by its key; `empty` for what nobody filled in. */
export const fillSlots = (line: string, { fields }: Pick<FormContent, 'fields'>, year: number, empty = ''): string =>
  line.replace(SLOT, (_, key: string) =>
    key === 'year'
      ? String(year)
      : key === 'lastYear'
        ? String(year - 1)
        : (Object.hasOwn(fields, key) && fields[key]) || empty,
  );

/** A label with the years of the form: {year}年, {lastYear}年. */
export const fillYears = (label: string, year: number): string =>
  label.replaceAll('{year}', String(year)).replaceAll('{lastYear}', String(year - 1));
