/** Declared by the tests project, the only other reader of PDFs here; not a dependency of the product. */
const READER = 'pdfjs-dist/legacy/build/pdf.mjs';

/** The part of pdf.js that is used. */
type Reader = {
  getDocument(source: { data: Uint8Array; verbosity: number; useSystemFonts: boolean }): {
    readonly promise: Promise<{
      readonly numPages: number;
      getPage(number: number): Promise<{ getTextContent(): Promise<{ items: readonly (ReaderRun | object)[] }> }>;
      getMetadata(): Promise<{ info: { Title?: string; Language?: string | null } }>;
      getMarkInfo(): Promise<{ Marked?: boolean } | null>;
      getOutline(): Promise<readonly { title: string }[] | null>;
      destroy(): Promise<void>;
    }>;
  };
};
type ReaderRun = { readonly str: string; readonly transform: readonly number[]; readonly width: number };

/** A run of text with its place in points, from the bottom left of its page. */
export type TextRun = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
};

/** A PDF as a reader sees it. */
export type ReadPdf = {
  readonly pages: readonly (readonly TextRun[])[];
  /** Text of one page, or of all, without blanks. */
  text(page?: number): string;
  readonly title: string;
  readonly language: string | null;
  readonly tagged: boolean;
  readonly headings: readonly string[];
};

/** Reads a PDF back with pdf.js, the reader built into Firefox, as strict about text as any. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const { getDocument } = (await import(READER)) as Reader;
  const document = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0, useSystemFonts: false }).promise;
  try {
    const pages: TextRun[][] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const { items } = await (await document.getPage(number)).getTextContent();
      pages.push(
        items.flatMap((item) =>
          'str' in item
            ? [
                {
                  text: item.str,
                  x: Number(item.transform[4]),
                  y: Number(item.transform[5]),
                  width: item.width,
                  size: Math.abs(Number(item.transform[3])),
                },
              ]
            : [],
        ),
      );
    }
    const { info } = await document.getMetadata();
    const marks = await document.getMarkInfo();
    const outline = await document.getOutline();
    return {
      pages,
      text: (page) =>
        (page === undefined ? pages : [pages[page] ?? []])
          .map((runs) => runs.map(({ text }) => text).join(''))
          .join('')
          .replace(/\s/g, ''),
      title: info.Title ?? '',
      language: info.Language ?? null,
      tagged: marks?.Marked === true,
      headings: (outline ?? []).map(({ title }) => title),
    };
  } finally {
    await document.destroy();
  }
}
