import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { Refusal } from '@chengwen/domain';
import { packed, workbookParts } from './testing/packed.js';
import { readWorkbook } from './workbook.js';
import { XmlScanner } from './xml-scanner.js';

/** What a reader is told, texts that come in pieces put together. */
class Told {
  readonly events: string[] = [];
  private waiting = '';
  add(event: string): void {
    if (this.waiting !== '') this.events.push(`text ${this.waiting}`);
    this.waiting = '';
    this.events.push(event);
  }
  text(text: string): void {
    this.waiting += text;
  }
}

const scanned = (pieces: readonly string[]): string[] => {
  const told = new Told();
  const scanner = new XmlScanner(
    {
      open: (name, attributes) => told.add(`open ${name} ${attributes.get('a') ?? ''}|${attributes.get('p:b') ?? ''}`),
      text: (text) => told.text(text),
      close: (name) => told.add(`close ${name}`),
    },
    /^main$/,
  );
  for (const piece of pieces) scanner.write(piece);
  scanner.end();
  return told.events;
};

/** The same by another parser, which knows namespaces: names of `main` bare, others with their prefix or a colon. */
const parsed = (xml: string): string[] => {
  const told = new Told();
  const parser = new SaxesParser({ xmlns: true });
  const nameOf = ({ uri, local, prefix }: { uri: string; local: string; prefix: string }): string =>
    uri === 'main' ? local : `${prefix}:${local}`;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) =>
    told.add(`open ${nameOf(tag)} ${tag.attributes['a']?.value ?? ''}|${tag.attributes['p:b']?.value ?? ''}`),
  );
  let depth = 0;
  parser.on('opentagstart', () => depth++);
  // Blanks outside the root say nothing.
  parser.on('text', (text) => depth > 0 && told.text(text));
  parser.on('cdata', (text) => told.text(text));
  parser.on('closetag', (tag) => {
    depth--;
    told.add(`close ${nameOf(tag)}`);
  });
  parser.write(xml).close();
  return told.events;
};

const words = fc.constantFrom(
  '参保',
  'a&amp;b',
  '&#x4E09;&#65;',
  ' \n ',
  ']] >',
  '<![CDATA[x<y]]>',
  '<!-- a > b -->',
  '<?pi x?>',
  '',
);
const attributes = fc.constantFrom(
  '',
  ' a="1"',
  ` a='x>y' p:b = "&lt;"`,
  ' xmlns="main"',
  ' xmlns="other" a="2"',
  '\n\ta="二"\n',
  ' xmlns:p="main"',
  ' xmlns:p="pp"',
);
const names = fc.constantFrom('c', 'row', 'p:x', 'v', '行');
const { tree } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    words,
    fc
      .tuple(names, attributes, fc.array(tie('tree'), { maxLength: 4 }))
      .map(([name, marks, inner]) => `<${name}${marks}>${inner.join('')}</${name} >`),
    fc.tuple(names, attributes).map(([name, marks]) => `<${name}${marks}/>`),
  ),
}));
const documents = fc
  .array(tree, { maxLength: 6 })
  .map((inner) => `<?xml version="1.0" encoding="UTF-8"?>\n<root xmlns="main" xmlns:p="pp">${inner.join('')}</root>\n`);

describe('XmlScanner', () => {
  it('tells the same as another parser, however the file arrives', () => {
    fc.assert(
      fc.property(
        documents,
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 10 }),
        (xml, sizes) => {
          const pieces: string[] = [];
          for (let at = 0, turn = 0; at < xml.length; turn++) {
            const size = sizes[turn % sizes.length] ?? 1;
            pieces.push(xml.slice(at, at + size));
            at += size;
          }
          const expected = parsed(xml);
          expect(scanned([xml])).toEqual(expected);
          expect(scanned(pieces)).toEqual(expected);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('refuses what another parser refuses', () => {
    const wound = fc.record({ at: fc.nat(), put: fc.constantFrom('', '<', '"', '&', '/', '=', 'x') });
    fc.assert(
      fc.property(documents, wound, (xml, { at, put }) => {
        const place = at % xml.length;
        const broken = xml.slice(0, place) + put + xml.slice(place + 1);
        let expected: string[] | undefined;
        try {
          expected = parsed(broken);
        } catch {
          // Not XML. Names and undeclared prefixes are not looked at so closely here, but no tag is misread.
        }
        let told: string[] | undefined;
        try {
          told = scanned([broken]);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
        }
        if (expected && told) expect(told).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the short cut for plain cells', () => {
  const value = fc.oneof(
    fc.constantFrom(
      '0',
      '-1',
      '0.10',
      '1.',
      '.5',
      '007',
      '9.4100000000000001',
      '1e3',
      '12345678901234567',
      '',
      '165692.15',
      '-0',
      '00',
    ),
    fc.integer({ min: -1000, max: 1_000_000 }).map(String),
    fc.tuple(fc.nat(99999), fc.nat(99999)).map(([whole, part]) => `${whole}.${part}`),
  );
  const cell = fc.record({
    value,
    kind: fc.constantFrom('', ' t="n"', ' t="s"'),
    style: fc.constantFrom('', ' s="0"', ' s="1"', ' s="2"', ' s="99"'),
    gap: fc.nat(2),
  });

  it('reads the same as the long way, to the last refusal', () => {
    const reading = (bytes: Uint8Array): unknown => {
      try {
        return readWorkbook(bytes).sheets[0]?.rows;
      } catch (error) {
        if (error instanceof Refusal) return error.code;
        throw error;
      }
    };
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 4 }), (rows) => {
        const written = (long: boolean): string =>
          rows
            .map((cells, row) => {
              let column = 0;
              const inside = cells.map(({ value: text, kind, style, gap }) => {
                column += 1 + gap;
                // A blank before the end of a tag is all it takes to have it read the long way.
                const place = ` r="${String.fromCharCode(64 + column)}${row + 1}"${style}${kind}`;
                return `<c${place}${long ? ' ' : ''}><v>${text}</v></c>`;
              });
              return `<row r="${row + 1}">${inside.join('')}</row>`;
            })
            .join('');
        const options = {
          strings: '<si><t>甲</t></si><si ><t>乙</t></si>',
          xfs: '<xf numFmtId="0"/><xf numFmtId="2"/><xf numFmtId="10"/>',
        };
        const bytes = (long: boolean): Uint8Array =>
          packed(workbookParts([`<sheetData>${written(long)}</sheetData>`], options), 0);
        expect(reading(bytes(false))).toEqual(reading(bytes(true)));
      }),
      { numRuns: 400 },
    );
  });
});
