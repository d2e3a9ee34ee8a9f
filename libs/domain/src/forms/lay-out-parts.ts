import type { IndicatorColumn, Template, Track } from './template.js';

/** Sheet an edition is printed on (纸张): A4 upright, A4 lengthwise (横版), or an official document by GB/T 9704. */
export type PaperName = NonNullable<Template['paper']>;

/** A text field as printed; an empty one keeps its label. */
export interface LaidOutField {
  readonly key: string;
  readonly label: string;
  readonly text: string;
  /** Several lines on paper. */
  readonly long: boolean;
  /** False for a field that the paper does not have and nobody has filled in. */
  readonly there: boolean;
}

/** A group of boxes (勾选项): each label, then √ or □ behind it. */
export interface LaidOutChoice {
  readonly key: string;
  readonly label: string;
  readonly options: readonly { readonly label: string; readonly ticked: boolean }[];
}

/** A money cell with the name that its own column gives the row: 中长期资金总额. */
export interface LaidOutMoney {
  readonly label: string;
  readonly text: string;
  /** Whether the form has this cell at all. */
  readonly there: boolean;
}

/** One indicator row as printed. A column that the template does not have is an empty text. */
export interface LaidOutRow {
  readonly id: string;
  /** 指标N： before the name, where rows are numbered. */
  readonly no: string;
  readonly name: string;
  readonly target: string;
  readonly actual: string;
  readonly weight: string;
  readonly score: string;
  readonly recheckScore?: string;
  readonly variance: string;
  /** Every column that the template prints, by its key; blank and — apart. */
  readonly cells: Readonly<Partial<Record<IndicatorColumn, string>>>;
  /** The other side of a form of two tracks (中长期), on the same line: printed although it may be blank. */
  readonly beside?: LaidOutBeside;
}

/** Left half of a line of two tracks. */
export interface LaidOutBeside {
  readonly label: string;
  readonly no: string;
  readonly name: string;
  readonly cells: Readonly<Partial<Record<IndicatorColumn, string>>>;
}

/** 二级指标 with its rows; `besideLabel` is its name on the left of two tracks. */
export interface LaidOutDimension {
  readonly label: string;
  readonly besideLabel?: string;
  readonly rows: readonly LaidOutRow[];
}

/** 一级指标 with its 二级指标 and rows, merged on paper. */
export interface LaidOutGroup {
  readonly label: string;
  readonly weight: string;
  readonly dimensions: readonly LaidOutDimension[];
}

/** A matrix (收支分析表) with its computed cells filled; rows of one group share a merged label. */
export interface LaidOutMatrix {
  readonly key: string;
  readonly title: string;
  /** 单位：亿元. */
  readonly unitNote: string;
  readonly columns: readonly string[];
  readonly groups: readonly {
    readonly label: string;
    readonly rows: readonly { readonly label: string; readonly cells: readonly string[] }[];
  }[];
  /** The same cells by row key, then column key. */
  readonly figures: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What stands in a chapter, in order: a paragraph, a matrix, or a table without a template. */
export type LaidOutBlock =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'matrix'; readonly matrix: LaidOutMatrix }
  | { readonly kind: 'table'; readonly title: string; readonly rows: readonly (readonly string[])[] };

/** A chapter (章节); what comes before 一、 has neither number nor heading. */
export interface LaidOutChapter {
  readonly level: number;
  readonly number: string;
  readonly heading: string;
  readonly blocks: readonly LaidOutBlock[];
}

/** A content as it stands on paper (排版内容): every string ready to print, the same for paper and screen. */
export interface LaidOut {
  readonly paper: PaperName;
  readonly title: string;
  readonly yearLine: string;
  readonly unitNote: string;
  readonly header: { readonly projectName: string; readonly department: string; readonly unit: string };
  /** Every text field of the template by its key, in paper order. */
  readonly fields: Readonly<Record<string, LaidOutField>>;
  readonly choices: Readonly<Record<string, LaidOutChoice>>;
  /** The funding grid as rows × columns; rows that are printed only where filled are left out. */
  readonly funding: {
    readonly label: string;
    readonly columns: readonly string[];
    readonly rows: readonly { readonly label: string; readonly cells: readonly string[] }[];
  };
  /** The same by row key, then column key, each with its own name: for forms that print funds in a line or side by side. */
  readonly money: Readonly<Record<string, Readonly<Record<string, LaidOutMoney>>>>;
  /** The cells of each funding column from top to bottom; with two tracks, sides of one length. */
  readonly funds: Readonly<Record<string, readonly LaidOutMoney[]>>;
  /** By key; a template without one of the two leaves it empty. */
  readonly goals: Readonly<Record<string, string>> & { readonly expected: string; readonly actual: string };
  /** The same in paper order, with their labels. */
  readonly goalList: readonly LaidOutField[];
  /** Columns of the indicator grid behind 三级指标. */
  readonly columns: readonly { readonly key: IndicatorColumn; readonly label: string }[];
  readonly tracks: readonly { readonly key: Track; readonly label: string }[];
  readonly groups: readonly LaidOutGroup[];
  /** Only on forms that are scored. */
  readonly total?: {
    readonly weight: string;
    readonly score: string;
    readonly recheckScore?: string;
    readonly grade: string;
  };
  readonly matrices: Readonly<Record<string, LaidOutMatrix>>;
  readonly chapters: readonly LaidOutChapter[];
  /** Titles of the forms it rests on (附表). */
  readonly attachments: readonly string[];
  readonly note: string;
}
