import { refusal } from '@chengwen/domain';
import type { Archive } from './archive.js';
import { XmlScanner, type Attributes, type XmlReader } from './xml-scanner.js';

/** A relationship of a part to another (部件关系). */
export interface Relationship {
  readonly id: string;
  /** Last word of its type: "worksheet", "sharedStrings", "header". */
  readonly kind: string;
  /** Name of the part it points at, from the root; undefined where it points outside the file. */
  readonly part: string | undefined;
}

const PACKAGE = /^http:\/\/schemas\.openxmlformats\.org\/package\/2006\/(content-types|relationships)$/;

/** A part of an office file, read through from beginning to end. */
export function scanPart(archive: Archive, name: string, namespaces: RegExp, reader: XmlReader): void {
  const scanner = new XmlScanner(reader, namespaces);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (piece?: Uint8Array): string => {
    try {
      return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
    } catch {
      throw refusal('import.unreadable', { problem: '内部文件不是 UTF-8 编码' });
    }
  };
  archive.read(name, (piece) => scanner.write(decode(piece)));
  scanner.write(decode());
  scanner.end();
}

/** More tags than any list of parts, styles or numberings of an honest file has. */
const MOST_TAGS = 400_000;

/** A reader that looks only at tags, of a part that lists things: there cannot be too many of them. */
export function tagReader(
  open: (name: string, attributes: Attributes) => void,
  close: (name: string) => void = () => undefined,
): XmlReader {
  let tags = 0;
  return {
    open: (name, attributes) => {
      if (++tags > MOST_TAGS)
        throw refusal('import.tooLarge', { what: '内部清单', actual: `超过 ${MOST_TAGS}`, limit: MOST_TAGS });
      open(name, attributes);
    },
    text: () => undefined,
    close,
  };
}

/** What an office file is, by the content type of its main part (文件种类); the name it goes by says nothing. */
export type PackageKind = 'workbook' | 'document' | 'binaryWorkbook' | 'other';

export function packageKind(archive: Archive): PackageKind {
  if (!archive.has('[Content_Types].xml')) return 'other';
  const types: string[] = [];
  const reader = tagReader((name, attributes) => {
    if (name === 'Override' || name === 'Default') types.push(attributes.get('ContentType') ?? '');
  });
  scanPart(archive, '[Content_Types].xml', PACKAGE, reader);
  const has = (type: RegExp): boolean => types.some((each) => type.test(each));
  if (has(/(spreadsheetml\.(sheet|template)|ms-excel\.(sheet|template)\.macroEnabled)\.main\+xml$/)) return 'workbook';
  if (has(/(wordprocessingml\.(document|template)|ms-word\.(document|template)\.macroEnabled\w*)\.main\+xml$/))
    return 'document';
  return has(/ms-excel\.sheet\.binary/) ? 'binaryWorkbook' : 'other';
}

/** The relationships of a part, by id; none where it has no list. The empty name stands for the whole package. */
export function relationshipsOf(archive: Archive, part: string): ReadonlyMap<string, Relationship> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const list = `${folder}_rels/${part.slice(slash)}.rels`;
  const found = new Map<string, Relationship>();
  if (!archive.has(list)) return found;
  const reader = tagReader((name, attributes) => {
    const id = attributes.get('Id');
    if (name !== 'Relationship' || id === undefined) return;
    const kind = /[^/]*$/.exec(attributes.get('Type') ?? '')?.[0] ?? '';
    const outside = attributes.get('TargetMode') === 'External';
    found.set(id, { id, kind, part: outside ? undefined : resolved(folder, attributes.get('Target') ?? '') });
  });
  scanPart(archive, list, PACKAGE, reader);
  return found;
}

/** The main part of an office file: its workbook or document. */
export function mainPart(archive: Archive): string {
  for (const { kind, part } of relationshipsOf(archive, '').values())
    if (kind === 'officeDocument' && part !== undefined) return part;
  throw refusal('import.unreadable', { problem: '缺少主文件' });
}

function resolved(folder: string, target: string): string {
  const parts: string[] = [];
  for (const part of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) throw refusal('import.hostile', { reason: '内部文件名越界' });
    } else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
