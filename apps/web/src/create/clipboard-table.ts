/**
 * What was copied from Excel, Word or a web page, as lines with a tab between cells (剪贴板表格). The clipboard's plain text
 * loses which cells were merged; its HTML does not, so tables are taken from there. Undefined where it holds no table.
 */
export const textOfHtml = (html: string): string | undefined => {
  const source = html.replace(/<!--[\s\S]*?-->/g, '').replace(/<(style|script|head|xml)\b[\s\S]*?<\/\1\s*>/gi, '');
  if (!/<table[\s>]/i.test(source)) return undefined;
  const page = new Page();
  for (const [token] of source.matchAll(/<\/?[a-z][^>]*>|[^<]+|</gi)) {
    if (/^<\/?[a-z]/i.test(token)) page.tag(token);
    else page.words(decode(token));
  }
  return page.text();
};

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  ge: '≥',
  le: '≤',
  mdash: '—',
  ndash: '–',
  middot: '·',
  permil: '‰',
};

const decode = (text: string): string =>
  text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

const spanOf = (tag: string, name: string): number => {
  const [, digits = '1'] = new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,3})`, 'i').exec(tag) ?? [];
  return Math.max(1, Math.min(100, Number(digits)));
};

/** Words of one cell or line: what a browser draws as a break between words stays one blank. */
const tidy = (words: string): string => words.replace(/\s+/g, ' ').trim();

/** What has been read of the page: finished lines, and the line, row and cell that are being read. */
class Page {
  readonly #lines: string[] = [];
  #line = '';
  #depth = 0;
  #row: string[] | undefined;
  #cell: string | undefined;
  /** Lines for which a merged cell still covers a column. */
  #covered: number[] = [];
  #spans = { columns: 1, rows: 1 };

  words(text: string): void {
    if (this.#cell !== undefined) this.#cell += text;
    else if (this.#depth === 0) this.#line += text;
  }

  tag(tag: string): void {
    const [, close = '', found = ''] = /^<(\/?)([a-z0-9]+)/i.exec(tag) ?? [];
    const name = found.toLowerCase();
    if (name === 'table') this.#table(close !== '');
    // A table inside a cell is part of its words.
    else if (this.#depth > 1) this.words(' ');
    else if (name === 'tr') this.#endRow(close === '' ? [] : undefined);
    else if (name === 'td' || name === 'th') this.#cellTag(tag, close !== '');
    else if (/^(p|div|br|li|h[1-6])$/.test(name)) this.#break();
  }

  text(): string {
    this.#endRow(undefined);
    this.#endLine();
    return this.#lines.join('\n');
  }

  #table(close: boolean): void {
    if (this.#depth + (close ? -1 : 0) === 0) {
      this.#endRow(undefined);
      this.#endLine();
      this.#covered = [];
    }
    this.#depth = Math.max(0, this.#depth + (close ? -1 : 1));
  }

  #cellTag(tag: string, close: boolean): void {
    this.#endCell();
    if (close) return;
    this.#row ??= [];
    this.#skipCovered();
    this.#cell = '';
    this.#spans = { columns: spanOf(tag, 'colspan'), rows: spanOf(tag, 'rowspan') };
  }

  /** Places that a merged cell above covers stay empty, so that what follows keeps its column. */
  #skipCovered(): void {
    const row = this.#row ?? [];
    while ((this.#covered[row.length] ?? 0) > 0) {
      this.#covered[row.length] = (this.#covered[row.length] ?? 1) - 1;
      row.push('');
    }
  }

  #endCell(): void {
    if (this.#cell === undefined || this.#row === undefined) return;
    for (let column = 0; column < this.#spans.columns; column += 1) {
      this.#covered[this.#row.length] = this.#spans.rows - 1;
      this.#row.push(column === 0 ? tidy(this.#cell) : '');
    }
    this.#cell = undefined;
  }

  #endRow(next: string[] | undefined): void {
    this.#endCell();
    if (this.#row !== undefined) {
      this.#skipCovered();
      this.#lines.push(this.#row.join('\t').trimEnd());
    }
    this.#row = next;
  }

  #break(): void {
    if (this.#cell !== undefined) this.#cell += ' ';
    else if (this.#depth === 0) this.#endLine();
  }

  #endLine(): void {
    const words = tidy(this.#line);
    if (words !== '') this.#lines.push(words);
    this.#line = '';
  }
}
