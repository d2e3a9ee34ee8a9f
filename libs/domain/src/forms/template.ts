import type { Decimal } from 'decimal.js';
import type { CATEGORIES, DIMENSIONS, BindingRole, FormContent, TRACKS } from './content.js';
import type { PackOptions } from '../score/pack-options.js';
import type { DecimalText } from '../values/decimal-text.js';

export type Category = (typeof CATEGORIES)[number];
export type Dimension = (typeof DIMENSIONS)[number];
export type Track = (typeof TRACKS)[number];

/** A text field of a form. */
export interface FieldSpec {
  readonly key: string;
  readonly label: string;
  readonly required: boolean;
  /** Several lines on paper. */
  readonly long?: boolean;
  readonly hint?: string;
  /** Other printed names of the same field: 社会保险基金预算支出部门 for 实施单位. */
  readonly aliases?: readonly string[];
  /** Printed only where it is filled; `required` says whether it has to be. */
  readonly optional?: true;
}

/** A group of boxes to tick (勾选项); on paper the mark follows its label. */
export interface ChoiceSpec {
  readonly key: string;
  readonly label: string;
  readonly options: readonly { readonly key: string; readonly label: string }[];
  readonly multiple: boolean;
}

/** Cells of an indicator row that a template may print, in paper order; 三级指标 itself always stands first. */
export type IndicatorColumn =
  | 'target'
  | 'actual'
  | 'forecast'
  | 'basis'
  | 'lastYear'
  | 'weight'
  | 'score'
  | 'rule'
  | 'evidence'
  | 'variance'
  | 'measure';

/** A column of the indicator grid as one edition prints it. */
export interface ColumnSpec {
  readonly key: IndicatorColumn;
  /** May hold fields of the form, as a title line does: 1—{stageMonth}月完成值. */
  readonly label: string;
  /** Printed only where a row fills it: the column for reasons that a paper lacks and the product adds. */
  readonly optional?: true;
  readonly aliases?: readonly string[];
  /** What may be entered, where the paper offers a list: 历史标准, 计划标准 … */
  readonly options?: readonly string[];
}

/** A row of the funding grid. */
export interface FundingRow {
  readonly key: string;
  readonly label: string;
  readonly total?: true;
  readonly aliases?: readonly string[];
  /** Printed only where it is filled: 社保基金 or 医保基金, whichever pays. */
  readonly optional?: true;
  /** The columns that have this row, where not all do. */
  readonly columns?: readonly string[];
  /** Its name in a column that calls it otherwise: 中长期资金总额, 年度资金总额. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** How a cell of a matrix is computed from other rows of its column; `sum` runs over the columns instead. */
export type MatrixFormula =
  | { readonly op: 'minus'; readonly of: string; readonly on: string }
  /** (of − on) ÷ on, in percent. */
  | { readonly op: 'growth'; readonly of: string; readonly on: string }
  /** of ÷ on, in percent. */
  | { readonly op: 'rate'; readonly of: string; readonly on: string };

/** A matrix of a report as data (收支分析表): what may be entered, what is computed. */
export interface MatrixSpec {
  readonly key: string;
  readonly title: string;
  /** Recognises the printed title: a regular expression. */
  readonly titles: readonly string[];
  readonly unit: '元' | '万元' | '亿元';
  /** Usual columns; a form may name its own. `sum` is the sum of the others. */
  readonly columns: readonly { readonly key: string; readonly label: string; readonly aliases?: readonly string[] }[];
  readonly sum?: { readonly key: string; readonly label: string };
  readonly rows: readonly {
    readonly key: string;
    /** Merged label before it: 预算, 2020年; {year} and {lastYear} stand for years. */
    readonly group: string;
    readonly label: string;
    readonly percent?: true;
    readonly formula?: MatrixFormula;
  }[];
}

/** A chapter that a report has to have (章节). `{fund}` and the like in a heading stand for words of the form. */
export interface ChapterSpec {
  readonly level: number;
  readonly number: string;
  readonly heading: string;
  /** Recognises the printed heading, number taken off: a regular expression. */
  readonly pattern: string;
  /** What belongs in it (填表提示); never printed. */
  readonly hint?: string;
  readonly matrix?: string;
}

/** An official form as data (表样): one edition (年度版), never edited once released. */
export interface Template {
  /** "self-evaluation@2020": what a form pins for life. */
  readonly id: string;
  readonly kind: string;
  readonly edition: string;
  /** Printed title, e.g. 项目支出绩效自评表. */
  readonly title: string;
  readonly years: { readonly from: number; readonly to?: number };
  /** Money unit of the funding grid: all cells of a form share it. */
  readonly moneyUnit: '元' | '万元' | '亿元';
  readonly fields: readonly FieldSpec[];
  readonly goals: readonly FieldSpec[];
  readonly funding: {
    /** Keys that rules know: initialBudget, revisedBudget, executed, forecast, midTerm. */
    readonly columns: readonly { readonly key: string; readonly label: string; readonly aliases?: readonly string[] }[];
    readonly rows: readonly FundingRow[];
  };
  readonly categories: readonly {
    readonly key: Category;
    readonly label: string;
    readonly aliases: readonly string[];
    readonly dimensions: readonly {
      readonly key: Dimension;
      readonly label: string;
      readonly aliases: readonly string[];
    }[];
  }[];
  readonly scoring: ScoringPack;
  /** Printed note (备注). */
  readonly note: string;
  /** Title as printed where it holds more than words: {year}年{projectName}绩效目标表. */
  readonly titleLine?: string;
  /** Line under the title: （{year}年度） where absent, none where empty. */
  readonly yearLine?: string;
  /** Right above the grid: 单位：万元. */
  readonly unitNote?: string;
  /** Sheet it is printed on (纸张): A4 upright where absent, `landscape` for wide tables, `document` by GB/T 9704. */
  readonly paper?: 'portrait' | 'landscape' | 'document';
  /** How a printed paper of this edition is recognised; absent: by its title alone. */
  readonly recognition?: Recognition;
  /** scored: weights and scores (the default); weighted: weights only; plain: neither. */
  readonly weighing?: 'scored' | 'weighted' | 'plain';
  /** Columns of the indicator grid; absent: those of the ministry's self-evaluation ({@link columnsOf}). */
  readonly columns?: readonly ColumnSpec[];
  readonly choices?: readonly ChoiceSpec[];
  /** Sides of a form that sets objectives twice; goals, funding columns and rows then name theirs. */
  readonly tracks?: readonly { readonly key: Track; readonly label: string }[];
  readonly matrices?: readonly MatrixSpec[];
  readonly chapters?: readonly ChapterSpec[];
  /** Forms it binds, by kind: a self-evaluation its objective, a report both; see {@link bindsOf}. */
  readonly binds?: readonly { readonly role: BindingRole; readonly kinds: readonly string[]; readonly many?: true }[];
}

/** How a printed paper is told from others (表样识别). */
export interface Recognition {
  /** Regular expressions over the title without blanks, in half-width signs. */
  readonly titles: readonly string[];
  /** Labels that have to occur, and labels that must not, blanks taken off: tells editions of one title apart. */
  readonly marks?: readonly string[];
  readonly strangers?: readonly string[];
}

/** Weights, formulas, bands and rounding order of a year and region (评分规则), pinned like an edition. */
export interface ScoringPack extends PackOptions {
  /** "national@2020". */
  readonly id: string;
  readonly source: string;
  /** Weight of the execution row (预算执行率). */
  readonly executionWeight: DecimalText;
  /** What the indicator weights of a form add up to, execution left out. */
  readonly indicatorTotal: DecimalText;
  readonly categoryWeights: Readonly<Partial<Record<Category, DecimalText>>>;
  /** Places of a row score, rounded half up. */
  readonly places: number;
  /** Reverse targets (≤): by overshoot (REV-1) or by share (REV-2). */
  readonly reverse: 'overshoot' | 'share';
  /** A hand score above the automatic one: with a reason, or not at all. */
  readonly handAbove: 'reason' | 'refuse';
  /** From this share of the target on, a deviation wants a reason. Below 1: short of; above 1: beyond. */
  readonly explain: { readonly below: DecimalText; readonly above: DecimalText };
  /** Lower bounds, included, of the total after rounding: 90 / 80 / 60. */
  readonly bands: { readonly excellent: DecimalText; readonly good: DecimalText; readonly fair: DecimalText };
}

/** 评价等级：优 / 良 / 中 / 差. */
export type Grade = 'excellent' | 'good' | 'fair' | 'poor';

/** How one row came by its score, in words an auditor accepts. */
export interface RowScore {
  readonly row: string;
  readonly weight: DecimalText | null;
  /** By the rule; undefined where only a person can judge (定性) or an input is missing. */
  readonly automatic?: DecimalText;
  /** For a judged row, what the band allows. */
  readonly band?: { readonly low: DecimalText; readonly high: DecimalText; readonly highIncluded: boolean };
  readonly given: DecimalText | null;
  readonly formula: string;
  readonly steps: readonly string[];
  /** Actual over target, exact; undefined where no ratio can be formed. */
  readonly ratio?: Decimal;
  readonly met?: boolean;
}

/** The score of a whole form (得分汇总). */
export interface FormScore {
  readonly execution: {
    readonly weight: DecimalText;
    /** In percent, two places: 94.07. */
    readonly rate?: DecimalText;
    readonly score?: DecimalText;
    readonly steps: readonly string[];
  };
  readonly rows: readonly RowScore[];
  /** Execution row included: the true total (总分). */
  readonly total: { readonly weight: DecimalText; readonly score: DecimalText };
  /** Where the pack limits the total by the execution rate, and it did (总分上限). */
  readonly ceiling?: { readonly score: DecimalText; readonly steps: readonly string[] };
  /** The same with 复核得分 in place of 自评得分, where a recheck was given. */
  readonly recheckTotal?: DecimalText;
  readonly grade: Grade;
}

/** 复核得分 of the performance section, beside the author's own; rows it leaves out keep the author's score. */
export interface Recheck {
  readonly rows: Readonly<Record<string, { readonly score: DecimalText; readonly reason: string }>>;
}

export type { FormContent };

/** The columns of a template's indicator grid, in paper order (指标表列). */
export const columnsOf = ({ columns }: Template): readonly ColumnSpec[] => columns ?? SELF_EVALUATION_COLUMNS;

const SELF_EVALUATION_COLUMNS: readonly ColumnSpec[] = [
  { key: 'target', label: '年度指标值' },
  { key: 'actual', label: '实际完成值' },
  { key: 'weight', label: '分值' },
  { key: 'score', label: '得分' },
  { key: 'variance', label: '偏差原因分析及改进措施' },
];

/** The forms that a form of this template binds (绑定); absent: a self-evaluation binds the objective it is measured by. */
export const bindsOf = (template: Template): NonNullable<Template['binds']> =>
  template.binds ?? (hasColumn(template, 'actual') ? [{ role: 'objective', kinds: OBJECTIVES }] : []);

const OBJECTIVES: readonly string[] = ['fund-objective', 'project-objective', 'dual-objective'];

/** Whether the grid of a template prints a column. */
export const hasColumn = (template: Template, column: IndicatorColumn): boolean =>
  columnsOf(template).some(({ key }) => key === column);
