import { strToU8, zipSync } from 'fflate';

/** Packs parts given as text into a zip file. */
export const packed = (parts: Readonly<Record<string, string | Uint8Array>>, level: 0 | 6 | 9 = 6): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
    { level, mtime: '2020-01-01T00:00:00Z' },
  );

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

export const relationships = (targets: readonly (readonly [id: string, kind: string, target: string])[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map(([id, kind, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`)
    .join('')}</Relationships>`;

export const contentTypes = (main: string, type: string): string =>
  `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Override PartName="/${main}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`;

/** The parts of a workbook, its sheets given as the XML inside <worksheet>. */
export function workbookParts(
  sheets: readonly string[],
  {
    strings = '',
    numFmts = '',
    xfs = '',
    states = [],
    properties = '',
  }: { strings?: string; numFmts?: string; xfs?: string; states?: readonly string[]; properties?: string } = {},
): Record<string, string> {
  const listed = sheets.map((_, at) => {
    const state = states[at] === undefined ? '' : ` state="${states[at]}"`;
    return `<sheet name="表${at + 1}" sheetId="${at + 1}"${state} r:id="rId${at + 1}"/>`;
  });
  return {
    '[Content_Types].xml': contentTypes('xl/workbook.xml', 'spreadsheetml.sheet'),
    '_rels/.rels': relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${properties}<sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([
      ...sheets.map((_, at) => [`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`] as const),
      ['s', 'sharedStrings', 'sharedStrings.xml'],
      ['f', 'styles', '/xl/styles.xml'],
    ]),
    'xl/sharedStrings.xml': `${HEAD}<sst xmlns="${MAIN}">${strings}</sst>`,
    'xl/styles.xml': `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts>${numFmts}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs>${xfs}</cellXfs></styleSheet>`,
    ...Object.fromEntries(
      sheets.map((inside, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `${HEAD}<worksheet xmlns="${MAIN}">${inside}</worksheet>`,
      ]),
    ),
  };
}

/** A workbook of one sheet, given as the XML inside <sheetData>. */
export const workbookOf = (rows: string, options: Parameters<typeof workbookParts>[1] = {}, after = ''): Uint8Array =>
  packed(workbookParts([`<sheetData>${rows}</sheetData>${after}`], options));

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** A document, given as the XML inside <w:body>, with further parts by kind. */
export function documentOf(body: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  const names = Object.keys(more);
  const spaces = `xmlns:w="${WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"`;
  return packed({
    '[Content_Types].xml': contentTypes('word/document.xml', 'wordprocessingml.document'),
    '_rels/.rels': relationships([['rId1', 'officeDocument', 'word/document.xml']]),
    'word/document.xml': `${HEAD}<w:document ${spaces}><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relationships(
      names.map((name, at) => [`p${at}`, name.replace(/\d*\.xml$/, ''), name] as const),
    ),
    ...Object.fromEntries(
      Object.entries(more).map(([name, inside]) => [
        `word/${name}`,
        inside.replace(/^<w:(\w+)/, (tag) => `${tag} ${spaces}`),
      ]),
    ),
  });
}
