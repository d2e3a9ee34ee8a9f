import { refusal, type Template } from '@chengwen/domain';
import { importLines, importText, type Imported, type ImportResult } from './import-text.js';
import { readArchive, type Archive } from './office/archive.js';
import { documentIn } from './office/document.js';
import { linesOfDocument, linesOfSheet } from './office/lines.js';
import { OFFICE_LIMITS, type OfficeLimits } from './office/limits.js';
import { OWN_SHEET, readOwnCopies, type OwnCopy } from './office/own-copy.js';
import { packageKind } from './office/package.js';
import { workbookIn, type Sheet } from './office/workbook.js';
import { decodePlainText } from './office/plain-text.js';

/** What was read of a file, and what a person has to know about it. */
export interface FileImport extends ImportResult {
  /** Sentences: a hidden sheet that was left out, formulas that were never calculated. */
  readonly notes: readonly string[];
}

/**
 * Reads the forms in a file (导入文件), recognised by its content whatever its name says: .xlsx, .docx, or text in UTF-8,
 * UTF-16 or GB18030. Every sheet is a source of its own. Our own export comes back as it was, unless somebody has changed
 * what it shows: then what it shows counts.
 *
 * @throws Refusal import.kind, import.locked, import.hostile, import.tooLarge, import.unreadable
 */
export function importFile(
  bytes: Uint8Array,
  name: string,
  templates: readonly Template[],
  limits: OfficeLimits = OFFICE_LIMITS,
): FileImport {
  refuseOthers(bytes, name);
  if (!startsWith(bytes, ZIP)) {
    if (bytes.length > limits.packed)
      throw refusal('import.tooLarge', { what: '文件大小', actual: bytes.length, limit: limits.packed });
    return { ...importText(decodePlainText(bytes), templates), notes: [] };
  }
  const archive = readArchive(bytes, limits);
  switch (packageKind(archive)) {
    case 'workbook':
      return importWorkbook(archive, templates, limits);
    case 'document':
      return importDocument(archive, templates, limits);
    case 'binaryWorkbook':
      throw refusal('import.kind', { kind: '二进制工作簿（.xlsb）', advice: '另存为 .xlsx' });
    default:
      throw refusal('import.kind', { kind: '压缩包', advice: '解压并逐个导入其中的 .xlsx、.docx 或文本文件' });
  }
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];
const PDF = [0x25, 0x50, 0x44, 0x46];
const startsWith = (bytes: Uint8Array, sign: readonly number[]): boolean =>
  sign.every((byte, at) => bytes[at] === byte);

function refuseOthers(bytes: Uint8Array, name: string): void {
  if (startsWith(bytes, PDF))
    throw refusal('import.kind', { kind: ' PDF 文件', advice: '打开后复制其中的文字，粘贴到导入框' });
  if (!startsWith(bytes, COMPOUND)) return;
  // A locked new file is wrapped into the old kind of container, under a name in UTF-16.
  const head =
    new TextDecoder('utf-16le').decode(bytes.slice(0, 8192)) + new TextDecoder('utf-16le').decode(bytes.slice(-8192));
  if (head.includes('EncryptedPackage')) throw refusal('import.locked');
  const document = /\.(doc|wps|dot)$/i.test(name);
  throw refusal('import.kind', {
    kind: document ? '旧版文档（.doc、.wps）' : '旧版办公文件（.xls、.doc、.et、.wps）',
    advice: document ? '用 Word 或 WPS 另存为 .docx' : '用 Excel、Word 或 WPS 另存为 .xlsx 或 .docx',
  });
}

function importWorkbook(archive: Archive, templates: readonly Template[], limits: OfficeLimits): FileImport {
  const { sheets } = workbookIn(archive, limits);
  const { copies, edited } = readOwnCopies(sheets, templates);
  const results = sheets
    .filter(({ hidden }) => !hidden)
    .map((sheet): ImportResult => {
      const copy = copies.get(sheet.name);
      return copy ? { forms: [formOf(copy)], lost: [] } : importLines(linesOfSheet(sheet), templates);
    });
  return {
    forms: results.flatMap(({ forms }) => forms),
    lost: results.flatMap(({ lost }) => lost),
    notes: [
      ...sheets.filter(({ name }) => name !== OWN_SHEET).flatMap(notesOf),
      ...[...edited].map((name) => `工作表“${name}”导出后改动过，按改动后显示的内容读取`),
    ],
  };
}

const formOf = ({ template, title, year, content }: OwnCopy): Imported => ({
  template: template.id,
  edition: template.edition,
  title,
  year,
  content,
  lost: [],
});

function notesOf({ name, hidden, rows, uncalculated }: Sheet): string[] {
  if (hidden) return rows.length === 0 ? [] : [`工作表“${name}”是隐藏的，其中 ${rows.length} 行没有导入`];
  return uncalculated === 0
    ? []
    : [`工作表“${name}”有 ${uncalculated} 个公式没有计算结果，按空白读取，请用 Excel 或 WPS 打开并保存后再导入`];
}

function importDocument(archive: Archive, templates: readonly Template[], limits: OfficeLimits): FileImport {
  const document = documentIn(archive, limits);
  const lines = linesOfDocument(document);
  const { forms, lost } = importLines(lines, templates);
  const running = document.running.map((text, at) => ({ line: lines.length + at + 1, text }));
  return { forms, lost: [...lost, ...running], notes: [] };
}
