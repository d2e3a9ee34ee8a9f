import type { Archive } from './archive.js';
import { BUILT_IN, numberFormat, printGeneral, type NumberFormat } from './number-format.js';
import { scanPart, tagReader } from './package.js';

/** Namespaces of workbooks and their parts, transitional and strict. */
export const SPREADSHEET =
  /^http:\/\/(schemas\.openxmlformats\.org\/spreadsheetml\/2006|purl\.oclc\.org\/ooxml\/spreadsheetml)\/main$/;

/** How the cells of a workbook print their numbers, by style number (单元格样式). */
export function readStyles(archive: Archive, part: string | undefined, from1904: boolean): readonly NumberFormat[] {
  if (part === undefined) return [];
  const codes = new Map<number, string>();
  const used: number[] = [];
  let inside = '';
  const reader = tagReader(
    (name, attributes) => {
      if (name === 'cellXfs' || name === 'dxfs') inside = name;
      else if (name === 'numFmt' && inside === '')
        codes.set(index(attributes.get('numFmtId')), (attributes.get('formatCode') ?? '').slice(0, 255));
      else if (name === 'xf' && inside === 'cellXfs') used.push(index(attributes.get('numFmtId')));
    },
    (name) => {
      if (name === inside) inside = '';
    },
  );
  scanPart(archive, part, SPREADSHEET, reader);
  const formats = new Map<number, NumberFormat>();
  return used.map((id) => {
    const format = formats.get(id) ?? formatOf(codes.get(id) ?? BUILT_IN[id], from1904);
    formats.set(id, format);
    return format;
  });
}

const formatOf = (code: string | undefined, from1904: boolean): NumberFormat =>
  code === undefined ? printGeneral : numberFormat(code, from1904);

/** A number that an attribute gives as an index; -1 for anything else. */
export const index = (text: string | undefined): number => (/^\d{1,9}$/.test(text ?? '') ? Number(text) : -1);
