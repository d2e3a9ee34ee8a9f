import { refusal } from '@chengwen/domain';

/**
 * Puts together the text of a string item (富文本): its runs one after the other, readings of characters (拼音) left out.
 * Give it every tag and text inside the item.
 */
export class RichText {
  private parts = '';
  private inText = false;
  private reading = 0;

  open(name: string): void {
    if (name === 'rPh' || name === 'phoneticPr') this.reading++;
    this.inText = name === 't' && this.reading === 0;
  }

  text(text: string): void {
    if (this.inText) this.parts += text;
  }

  close(name: string): void {
    if (name === 'rPh' || name === 'phoneticPr') this.reading--;
    this.inText = false;
  }

  /** The whole text; the next item begins empty. */
  take(): string {
    const text = unescaped(this.parts);
    this.parts = '';
    return text;
  }
}

/** _x000D_ is how a workbook writes a character that XML cannot; control characters are of no use to a form. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => {
        const character = String.fromCharCode(parseInt(hex, 16));
        return /[\t\n\u0020-\ud7ff\ue000-\ufffd]/.test(character) ? character : '';
      })
    : text;

/** Adds up the characters read and refuses what is beyond the limit: a few long texts, repeated, fill any memory. */
export function characterBudget(limit: number): (text: string) => string {
  let characters = 0;
  return (text) => {
    characters += text.length;
    if (characters > limit)
      throw refusal('import.tooLarge', { what: '文字', actual: `${characters} 字`, limit: `${limit} 字` });
    return text;
  };
}
