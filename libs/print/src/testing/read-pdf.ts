import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

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
    const { info } = (await document.getMetadata()) as { info: { Title?: string; Language?: string | null } };
    const marks = await document.getMarkInfo();
    const outline = (await document.getOutline()) as { title: string }[] | null;
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
