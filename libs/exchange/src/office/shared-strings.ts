import { refusal } from '@chengwen/domain';
import type { Archive } from './archive.js';
import type { OfficeLimits } from './limits.js';
import { scanPart } from './package.js';
import { characterBudget, RichText } from './rich-text.js';
import { SPREADSHEET } from './styles.js';

const PLAIN = ['<si><t>', '<si><t xml:space="preserve">'];
const END = '</t></si>';

/**
 * The texts that the cells of a workbook point at (共享字符串).
 * @throws Refusal import.tooLarge: too many of them, or too long together
 */
export function readSharedStrings(archive: Archive, part: string | undefined, limits: OfficeLimits): readonly string[] {
  if (part === undefined) return [];
  const strings: string[] = [];
  const counted = characterBudget(limits.characters);
  const item = new RichText();
  let inside = false;
  const add = (text: string): void => {
    strings.push(counted(text));
    if (strings.length > limits.strings)
      throw refusal('import.tooLarge', { what: '共享字符串', actual: `超过 ${limits.strings}`, limit: limits.strings });
  };
  scanPart(archive, part, SPREADSHEET, {
    open: (name) => {
      inside ||= name === 'si';
      item.open(name);
    },
    text: (text) => item.text(text),
    close: (name) => {
      item.close(name);
      if (name !== 'si') return;
      inside = false;
      add(item.take());
    },
    // Almost all are one plain text: <si><t>参保人数</t></si>.
    whole: (source, at) => {
      const start = inside ? undefined : PLAIN.find((each) => source.startsWith(each, at));
      if (start === undefined) return -1;
      const from = at + start.length;
      const end = source.indexOf('<', from);
      if (end < 0 || !source.startsWith(END, end)) return -1;
      const text = source.slice(from, end);
      if (/[&\r]|_x/.test(text)) return -1;
      add(text);
      return end + END.length;
    },
  });
  return strings;
}
