import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parseContent } from '@chengwen/domain';
import { importText } from '@chengwen/exchange';
import { templates } from '@chengwen/templates';
import { DOCUMENTS } from './labelled.js';
import { told } from './told.js';
import { VARIANTS } from './variants.js';

const all = Object.values(templates);
const sourceOf = (text: string): string => text.trimStart().replaceAll('→', '\t');

describe('a document unlike the samples', () => {
  it.each(VARIANTS)('is read as a person reads it: %s', (_name, text, expected) => {
    const { forms, lost } = importText(sourceOf(text), all);
    expect(forms.flatMap(told)).toEqual(expected);
    expect(lost).toEqual([]);
    for (const { template, content } of forms) expect(parseContent(templates[template]!, content)).toEqual(content);
  });
});

describe('a line put anywhere into a document', () => {
  const documents = [
    ...VARIANTS.map(([, text]) => sourceOf(text)),
    ...DOCUMENTS.map((name) => readFileSync(new URL(`../samples/${name}.txt`, import.meta.url), 'utf8')),
  ].map((text) => text.split('\n'));
  const strange = [
    '标记七号',
    '标记七号\t标记八号',
    '\t标记七号\t标记八号\t',
    '标记七号 标记八号',
    '标记七号：标记八号',
    '— 标记七号 —',
  ];

  it('stands in a form, or among what was left over', () => {
    const place = fc.record({
      document: fc.nat(documents.length - 1),
      at: fc.nat(400),
      what: fc.constantFrom(...strange),
      how: fc.constantFrom('between', 'before', 'behind', 'inside'),
    });
    fc.assert(
      fc.property(place, ({ document, at, what, how }) => {
        const lines = [...(documents[document] ?? [])];
        const index = at % lines.length;
        const line = lines[index] ?? '';
        // Words inside a tag are no words of the document.
        const middle = line.includes('<') ? line.indexOf('>') + 1 : Math.floor(line.length / 2);
        if (how === 'between') lines.splice(index, 0, what);
        if (how === 'before') lines[index] = what + line;
        if (how === 'behind') lines[index] = line + what;
        if (how === 'inside') lines[index] = line.slice(0, middle) + what + line.slice(middle);
        const read = importText(lines.join('\n'), all);
        const held = JSON.stringify(read).replace(/\\t|\s/g, '');
        for (const mark of what.match(/标记.号/g) ?? []) expect(held).toContain(mark);
        for (const { template, content } of read.forms) parseContent(templates[template]!, content);
      }),
      { numRuns: 250 },
    );
  }, 120_000);
});
