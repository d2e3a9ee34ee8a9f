/** How much an office file may hold (读取上限): what is beyond is refused before it takes memory or time. */
export interface OfficeLimits {
  /** Bytes of the file itself. */
  readonly packed: number;
  readonly entries: number;
  /** Bytes of one entry, and of all together, unpacked. */
  readonly entry: number;
  readonly unpacked: number;
  /** Unpacked over packed of one entry; entries below RATIO_FREE bytes are let be. */
  readonly ratio: number;
  readonly sheets: number;
  /** Rows and columns of a sheet that hold something; a merged range may cover more. */
  readonly rows: number;
  readonly columns: number;
  /** Cells of all sheets, blank ones before a filled one counted. */
  readonly cells: number;
  readonly merges: number;
  /** Different texts of a workbook. */
  readonly strings: number;
  /** Characters of all that is read, each cell counted with its whole text. */
  readonly characters: number;
}

/** Well beyond any form of the trade and its 10,000 rows of thirty columns, well below what a browser tab holds. */
export const OFFICE_LIMITS: OfficeLimits = {
  packed: 20 * 1024 * 1024,
  entries: 2000,
  entry: 64 * 1024 * 1024,
  unpacked: 128 * 1024 * 1024,
  ratio: 250,
  sheets: 100,
  rows: 50_000,
  columns: 256,
  cells: 1_500_000,
  merges: 20_000,
  strings: 400_000,
  characters: 16 * 1024 * 1024,
};

/** Small parts that repeat themselves pack better than any honest large one. */
export const RATIO_FREE = 1024 * 1024;
