import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Text of each page as a reader takes it out, in reading order, without blanks. */
export async function readPages(pdf: Uint8Array): Promise<string[]> {
  const document = await getDocument({ data: Uint8Array.from(pdf), verbosity: 0, useSystemFonts: false }).promise;
  try {
    const pages: string[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const { items } = await (await document.getPage(number)).getTextContent();
      pages.push(squeezed(items.map((item) => ('str' in item ? item.str : '')).join('')));
    }
    return pages;
  } finally {
    await document.destroy();
  }
}

/** A text without blanks: how lines and columns are set apart is not part of it. */
export const squeezed = (text: string): string => text.replace(/\s/g, '');
