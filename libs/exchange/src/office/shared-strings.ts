import { refusal } from '@chengwen/domain';
import type { Archive } from './archive.js';
import type { OfficeLimits } from './limits.js';
import { scanPart } from './package.js';
import { characterBudget, RichText } from './rich-text.js';
import { SPREADSHEET } from './styles.js';

/**
 * The texts that the cells of a workbook point at (共享字符串).
 * @throws Refusal import.tooLarge: too many of them, or too long together
 */
export function readSharedStrings(archive: Archive, part: string | undefined, limits: OfficeLimits): readonly string[] {
  if (part === undefined) return [];
  const strings: string[] = [];
  const counted = characterBudget(limits.characters);
  const item = new RichText();
  scanPart(archive, part, SPREADSHEET, {
    open: (name) => item.open(name),
    text: (text) => item.text(text),
    close: (name) => {
      item.close(name);
      if (name !== 'si') return;
      strings.push(counted(item.take()));
      if (strings.length > limits.strings)
        throw refusal('import.tooLarge', {
          what: '共享字符串',
          actual: `超过 ${limits.strings}`,
          limit: limits.strings,
        });
    },
  });
  return strings;
}
