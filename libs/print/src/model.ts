import type { LaidOut, LaidOutBeside, LaidOutRow } from '@chengwen/domain';

/** One indicator row (三级指标) as printed. */
export type PrintIndicator = {
  /** 三级指标 */
  readonly name: string;
  /** 年度指标值 */
  readonly target: string;
  /** 实际完成值 */
  readonly actual: string;
  /** 分值 */
  readonly weight: string;
  /** 得分 */
  readonly score: string;
  /** 复核得分; its column is printed when any row has one. */
  readonly recheckScore?: string;
  /** 偏差原因分析及改进措施 */
  readonly variance: string;
  /** 指标N： before the name; empty or absent for none. */
  readonly no?: string;
  /** Every column of the grid by its key; absent where the named ones above are all there is. */
  readonly cells?: LaidOutRow['cells'];
  /** 中长期 half of the line, on a form of two tracks. */
  readonly beside?: LaidOutBeside;
};

/** 二级指标 with its rows. */
export type PrintDimension = {
  readonly label: string;
  /** Its name on the left of two tracks. */
  readonly besideLabel?: string;
  readonly rows: readonly PrintIndicator[];
};

/** 一级指标 with its weight as printed behind it, e.g. `50分`; an empty weight prints no brackets. */
export type PrintGroup = {
  readonly label: string;
  readonly weight: string;
  readonly dimensions: readonly PrintDimension[];
};

/** One entry of the approval record (审核意见). */
export type PrintOpinion = {
  /** 环节 */
  readonly stage: string;
  /** 审核人 (name) */
  readonly person: string;
  /** 角色 or post */
  readonly role: string;
  /** 审核结果, e.g. 审核通过 */
  readonly decision: string;
  /** 意见; may be empty */
  readonly opinion: string;
  readonly date: string;
  /** The version the reviewer saw. */
  readonly version: string;
  /** 沿用: an approval of an earlier round that still counts. */
  readonly carried: boolean;
};

/** The round seal drawn over unit and date. A picture without legal force; see {@link drawSeal}. */
export type PrintSeal = {
  /** Name along the arc. */
  readonly owner: string;
  /** Line under the star, e.g. 财务专用章. */
  readonly centre?: string;
  /** Serial number below, e.g. 6531000000000. */
  readonly serial?: string;
  /** 42 for county and city bureaus (the default), at most 45. */
  readonly diameterMm?: number;
};

/** What forms have besides the grid of the ministry's self-evaluation; a model without them has none of it. */
export type PrintParts = Pick<
  LaidOut,
  | 'paper'
  | 'fields'
  | 'choices'
  | 'money'
  | 'funds'
  | 'goalList'
  | 'columns'
  | 'tracks'
  | 'matrices'
  | 'chapters'
  | 'attachments'
>;

/**
 * A form as it is printed (打印模型): every string is already the one to print. Nothing is formatted here; `—`, blank
 * and `0` are three different cells.
 */
export type PrintModel = Partial<PrintParts> & {
  /** 表名, e.g. 项目支出绩效自评表 */
  readonly title: string;
  /** Under the title, e.g. （2020年度） */
  readonly yearLine: string;
  /** 编号 */
  readonly number: string;
  /** 版本号, e.g. 第3版 */
  readonly versionLabel: string;
  /** Hash of the version's canonical content, in full; the page margin shows its first 16 characters. */
  readonly hash: string;
  /** What the QR code says; empty for no code. */
  readonly qrText: string;
  /** Right above the grid, e.g. 单位：万元; empty when the column says so. */
  readonly unitNote: string;
  readonly header: {
    readonly projectName: string;
    /** 主管部门 */
    readonly department: string;
    /** 实施单位 */
    readonly unit: string;
  };
  /** 项目资金（万元）: one cell per column in every row. */
  readonly funding: {
    readonly label: string;
    readonly columns: readonly string[];
    readonly rows: readonly { readonly label: string; readonly cells: readonly string[] }[];
  };
  /** 年度总体目标 */
  readonly goals: LaidOut['goals'];
  readonly groups: readonly PrintGroup[];
  /** 总分 and 评价等级, on scored forms only; an empty grade prints no grade line. */
  readonly total?: {
    readonly weight: string;
    readonly score: string;
    readonly recheckScore?: string;
    readonly grade: string;
  };
  /** 备注; empty for none. */
  readonly note: string;
  readonly opinions: readonly PrintOpinion[];
  readonly foot: {
    /** 填报单位 */
    readonly unit: string;
    /** 负责人 */
    readonly head: string;
    /** 填报人 */
    readonly author: string;
    readonly date: string;
  };
  readonly seal?: PrintSeal;
};
