import { refusal } from '@chengwen/domain';
import { MARK, DOUBLE, SINGLE, SLASH, LESS, EQUALS, GREATER, QUESTION, isBlank, isNamePart } from './xml-signs.js';
import { decodeText } from './xml-text.js';

/** What stands in an XML file, in order. Names come without their prefix where it is a namespace of the reader's. */
export interface XmlReader {
  open(name: string, attributes: Attributes): void;
  /** Pieces of text between two tags may come one by one. */
  text(text: string): void;
  close(name: string): void;
  /**
   * A short cut for what most of a file consists of: takes a whole element that begins here, without prefix or anything
   * unusual in it, and answers where it ends; -1 leaves it to be read the long way.
   */
  whole?(source: string, at: number): number;
}

/** Attributes of one opening tag, by their names as written. Valid only until the next tag. */
export interface Attributes {
  get(name: string): string | undefined;
}

/** One tag, text or comment may be as long as this; longer ones are no office file's. */
const LONGEST = 2 * 1024 * 1024;
const DEEPEST = 200;
const BRIDGE = 1024;
/** A root may declare some forty prefixes; no tag says more than that. */
const MOST_ATTRIBUTES = 200;
const malformed = (problem: string) => refusal('import.unreadable', { problem: `内部文件格式有误：${problem}` });

/**
 * Reads XML as it arrives (流式读取), strictly: every tag closed in turn, no document type, no entities, one encoding.
 * Made for sheets of a few hundred thousand cells, which general parsers read several times more slowly.
 *
 * `namespaces`: those whose prefix is taken off names; an element of any other namespace keeps its prefix.
 */
export class XmlScanner implements Attributes {
  private rest = '';
  /** Open elements: as written, and as the reader was told. */
  private readonly stack: string[] = [];
  private readonly told: string[] = [];
  /** Told names by written ones, as long as no prefix changes its meaning. */
  private names = new Map<string, string>();
  private readonly prefixes = new Map<string, string>([['xml', 'xml']]);
  /** What prefixes meant outside the element that gave them another meaning. */
  private readonly meanings: { readonly depth: number; readonly prefix: string; readonly before: string }[] = [];
  private readonly keys: string[] = [];
  private readonly values: string[] = [];
  private rooted = false;
  /** Whether names without a prefix are of the reader's namespaces. */
  private plain = false;

  constructor(
    private readonly reader: XmlReader,
    private readonly namespaces: RegExp,
  ) {}

  write(piece: string): void {
    if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(piece)) throw malformed('含有不能使用的字符');
    let from = 0;
    if (this.rest !== '') {
      // Letters of a text put together from two are slower to come by, so only as much is put together as is needed.
      const bridge = this.rest + piece.slice(0, BRIDGE);
      const read = this.scan(bridge, 0);
      from = read - this.rest.length;
      if (from < 0) {
        const source = this.rest + piece;
        this.keep(source, this.scan(source, read));
        return;
      }
    }
    this.keep(piece, this.scan(piece, from));
  }

  private keep(source: string, from: number): void {
    this.rest = source.slice(from);
    if (this.rest.length > LONGEST) throw malformed('内容没有结束');
  }

  end(): void {
    if (this.rest.trim() !== '' || this.stack.length > 0 || !this.rooted) throw malformed('内容没有结束');
  }

  get(name: string): string | undefined {
    const at = this.keys.indexOf(name);
    return at < 0 ? undefined : this.values[at];
  }

  /** Reads what is whole and answers where the first unfinished piece begins. */
  private scan(source: string, from: number): number {
    let at = from;
    for (;;) {
      const less = at < source.length && source.charCodeAt(at) === LESS ? at : source.indexOf('<', at);
      if (less < 0) return at;
      if (less > at) this.takeText(source.slice(at, less));
      const whole = this.plain ? (this.reader.whole?.(source, less) ?? -1) : -1;
      const next = whole < 0 ? this.markup(source, less) : whole;
      if (next < 0) return less;
      at = next;
    }
  }

  private takeText(text: string): void {
    if (this.stack.length > 0) this.reader.text(decodeText(text));
    else if (text.replace(/^\ufeff/, '').trim() !== '') throw malformed('正文之外有文字');
  }

  /** Where the markup that begins here ends; -1 where it is not whole yet. */
  private markup(source: string, at: number): number {
    if (at + 1 >= source.length) return -1;
    const second = source.charCodeAt(at + 1);
    if (second === SLASH) return this.closing(source, at);
    if (second === QUESTION) return this.instruction(source, at);
    if (second === MARK) return this.declaration(source, at);
    return this.opening(source, at);
  }

  private closing(source: string, at: number): number {
    const end = source.indexOf('>', at);
    if (end < 0) return -1;
    const open = this.stack.pop();
    const written = source.slice(at + 2, end);
    if (open === undefined || (written !== open && written.trimEnd() !== open)) throw malformed('标记没有成对');
    this.leave(this.told.pop() ?? open);
    return end + 1;
  }

  private instruction(source: string, at: number): number {
    const end = source.indexOf('?>', at);
    if (end < 0) return -1;
    const [, encoding] = /^<\?xml\s.*encoding\s*=\s*["']([^"']*)/.exec(source.slice(at, end)) ?? [];
    if (encoding !== undefined && !/^(utf-?8|us-ascii)$/i.test(encoding))
      throw malformed(`编码 ${encoding.slice(0, 20)}`);
    return end + 2;
  }

  private declaration(source: string, at: number): number {
    if (source.startsWith('<!--', at)) {
      const end = source.indexOf('-->', at + 4);
      return end < 0 ? -1 : end + 3;
    }
    if (source.startsWith('<![CDATA[', at)) {
      const end = source.indexOf(']]>', at);
      if (end < 0) return -1;
      if (this.stack.length === 0) throw malformed('正文之外有文字');
      this.reader.text(source.slice(at + 9, end).replace(/\r\n?/g, '\n'));
      return end + 3;
    }
    if (source.length - at < 9 && '<![CDATA['.startsWith(source.slice(at))) return -1;
    if (source.length - at < 4 && '<!--'.startsWith(source.slice(at))) return -1;
    throw refusal('import.hostile', { reason: '含有文档类型声明' });
  }

  private opening(source: string, at: number): number {
    let here = at + 1;
    const { length } = source;
    while (here < length && isNamePart(source.charCodeAt(here))) here++;
    if (here >= length) return -1;
    const written = source.slice(at + 1, here);
    if (written === '') throw malformed('标记没有名称');
    if (this.keys.length > 0) {
      this.keys.length = 0;
      this.values.length = 0;
    }
    let declares = false;
    for (;;) {
      const before = here;
      while (here < length && isBlank(source.charCodeAt(here))) here++;
      if (here >= length) return -1;
      const code = source.charCodeAt(here);
      if (code === GREATER) break;
      if (code === SLASH) {
        if (here + 1 >= length) return -1;
        if (source.charCodeAt(here + 1) !== GREATER) throw malformed('标记没有结束');
        break;
      }
      if (before === here) throw malformed('属性之间没有空格');
      const name = here;
      while (here < length && isNamePart(source.charCodeAt(here))) here++;
      const key = source.slice(name, here);
      while (here < length && isBlank(source.charCodeAt(here))) here++;
      if (here + 1 >= length) return -1;
      if (key === '' || source.charCodeAt(here) !== EQUALS) throw malformed('属性没有值');
      here++;
      while (here < length && isBlank(source.charCodeAt(here))) here++;
      if (here >= length) return -1;
      const quote = source.charCodeAt(here);
      if (quote !== DOUBLE && quote !== SINGLE) throw malformed('属性值没有引号');
      const end = source.indexOf(quote === DOUBLE ? '"' : "'", here + 1);
      if (end < 0) return -1;
      const value = source.slice(here + 1, end);
      if (value.includes('<')) throw malformed('属性值有误');
      if (this.keys.includes(key)) throw malformed('属性重复');
      if (this.keys.length >= MOST_ATTRIBUTES) throw malformed('属性过多');
      this.keys.push(key);
      this.values.push(decodeText(value));
      declares ||= key.startsWith('xmlns');
      here = end + 1;
    }
    if (declares) this.declare();
    this.enter(written, source.charCodeAt(here) === SLASH);
    return source.charCodeAt(here) === SLASH ? here + 2 : here + 1;
  }

  private enter(written: string, closed: boolean): void {
    if (this.stack.length === 0 && this.rooted) throw malformed('多于一个根');
    if (this.stack.length >= DEEPEST) throw refusal('import.hostile', { reason: '嵌套过深' });
    this.rooted = true;
    const name = this.nameOf(written);
    this.reader.open(name, this);
    if (closed) this.leave(name);
    else {
      this.stack.push(written);
      this.told.push(name);
    }
  }

  private leave(name: string): void {
    this.reader.close(name);
    for (let last = this.meanings.at(-1); last !== undefined && last.depth === this.stack.length;) {
      if (last.before === '') this.prefixes.delete(last.prefix);
      else this.prefixes.set(last.prefix, last.before);
      this.meanings.pop();
      last = this.meanings.at(-1);
      this.forget();
    }
  }

  private declare(): void {
    this.keys.forEach((key, at) => {
      if (key !== 'xmlns' && !key.startsWith('xmlns:')) return;
      const prefix = key.slice(6);
      const before = this.prefixes.get(prefix) ?? '';
      if (before === this.values[at]) return;
      this.meanings.push({ depth: this.stack.length, prefix, before });
      this.prefixes.set(prefix, this.values[at] ?? '');
      this.forget();
    });
  }

  private forget(): void {
    this.names = new Map();
    this.plain = this.namespaces.test(this.prefixes.get('') ?? '');
  }

  private nameOf(written: string): string {
    const known = this.names.get(written);
    if (known !== undefined) return known;
    const colon = written.indexOf(':');
    const namespace = this.prefixes.get(colon < 0 ? '' : written.slice(0, colon)) ?? '';
    const name = this.namespaces.test(namespace) ? written.slice(colon + 1) : colon < 0 ? `:${written}` : written;
    if (this.names.size < 2000) this.names.set(written, name);
    return name;
  }
}
