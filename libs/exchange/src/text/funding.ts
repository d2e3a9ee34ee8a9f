import {
  decimalText,
  emptyContent,
  type DecimalText,
  type FormContent,
  type MoneyCell,
  type Template,
} from '@chengwen/domain';
import { keyOf } from './lines.js';
import type { Span } from './spans.js';
import type { Vocabulary } from './vocabulary.js';

type Printed = Record<string, string>;

/** Figures of the total row that the product computes itself, and the head they stand under. */
const COMPUTED = { 分值: 'executionWeight', 执行率: 'executionRate', 得分: 'executionScore' } as const;

/** A decimal as printed, thousands marks taken off. */
export const decimalOf = (cell: string | undefined): DecimalText | undefined => {
  const text = (cell ?? '')
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/,(?=\d{3})/g, '')
    .replace(/分$/, '')
    .replace(/^[−–]/, '-');
  const read = decimalText.safeParse(text.replace(/^\+/, ''));
  return read.success ? read.data : undefined;
};

/** 执行率 and 1-7月执行率 are one head. */
const computedOf = (cell: string): string | undefined =>
  (COMPUTED as Printed)[keyOf(cell).replace(/^.*(?=执行率$)/, '')];
/** Words at the left of a row that say nothing of it: the second line of 项目资金（万元）. */
const isUnitAlone = (cell: string): boolean => /^\((?:单位:)?(?:万元|元|亿元)\)$/.test(keyOf(cell));

const isDash = (cell: string): boolean => /^[-—–―─/]{1,4}$/.test(cell);

/** The funding grid (项目资金), however its amounts are arranged: in a line, in halves, in rows and columns. */
export class FundingReader {
  readonly cells: Record<string, Record<string, MoneyCell>>;
  readonly printed: Printed = {};
  /** Columns of a grid with a head: what stands where. */
  private head: { readonly key: string; readonly at: number }[] = [];
  private readonly filled = new Set<string>();
  /** How often a label was met that several columns share. */
  private readonly met = new Map<string, number>();
  private readonly ownColumns = new Set<string>();

  constructor(
    private readonly template: Template,
    private readonly vocabulary: Vocabulary,
  ) {
    this.cells = structuredClone(emptyContent(template).funding);
  }

  /** Whether amounts stand under column heads from here on. */
  get hasHead(): boolean {
    return this.head.length > 0;
  }

  /** Takes the line of column heads; false where it is none. */
  takeHead({ cells }: Span): boolean {
    const head = cells.flatMap((cell, at) => {
      const column = this.vocabulary.of(cell)?.column;
      const computed = computedOf(cell);
      const key = column ?? computed;
      return key === undefined ? [] : [{ key, at }];
    });
    if (
      head.filter(({ key }) => !Object.values<string>(COMPUTED).includes(key)).length <
      Math.min(2, this.template.funding.columns.length)
    )
      return false;
    this.head = head;
    return true;
  }

  /** Whether all words of a line are labels: heads that no column of the template is called are not read over. */
  knowsAll({ cells }: Span): boolean {
    return cells.every((cell) => {
      const known = cell === '' || isUnitAlone(cell) || computedOf(cell) !== undefined;
      return known || this.vocabulary.of(cell) !== undefined;
    });
  }

  /** Takes a row under the heads; the cells behind its label, blank ones in their places. False where one has no place. */
  takeRow(key: string, { cells, placed }: Span, label: number): boolean {
    const values = cells.map((cell, at) => ({ cell, at })).filter(({ cell, at }) => at > label && cell !== '');
    const places = placed ? this.shifted(values, label) : undefined;
    const row = this.template.funding.rows.find((each) => each.key === key);
    const targets = places ?? values.map((_, index) => this.head[index + this.missing(values)]);
    let whole = cells
      .slice(0, label)
      .every((cell) => cell === '' || isUnitAlone(cell) || this.vocabulary.of(cell) !== undefined);
    values.forEach(({ cell }, index) => {
      const target = targets[index]?.key;
      if (target === undefined || !this.put(key, target, cell, row?.total === true)) whole = false;
    });
    return whole;
  }

  /** Where fewer values than columns stand between blanks, the dashes at the end are those of the last columns. */
  private missing(values: readonly { readonly cell: string }[]): number {
    return values.length > 0 && values.every(({ cell }) => isDash(cell))
      ? Math.max(0, this.head.length - values.length)
      : 0;
  }

  /** The heads above the values, all moved by as much where merged cells are missing; undefined where they fit nowhere. */
  private shifted(
    values: readonly { readonly at: number }[],
    label: number,
  ): ({ key: string } | undefined)[] | undefined {
    const first = this.head[0]?.at ?? 0;
    const natural = label + 1 - first;
    for (const shift of [0, natural, -1, 1, -2, 2]) {
      const places = values.map(({ at }) => this.head.find((head) => head.at + shift === at));
      if (first + shift > label && places.every((place) => place !== undefined)) return places;
    }
    return undefined;
  }

  /**
   * Takes a label with the amount behind it (年度资金总额：14607); columns that share a label are met in their order.
   * False where the words behind it are no amount.
   */
  takeAmount(row: { readonly key: string; readonly columns: readonly string[] }, cell: string | undefined): boolean {
    const column = this.columnFor(row);
    if (cell === undefined) return true;
    return column !== undefined && this.put(row.key, column, cell, false);
  }

  private columnFor({
    key,
    columns,
  }: {
    readonly key: string;
    readonly columns: readonly string[];
  }): string | undefined {
    if (columns.length === 1) {
      this.ownColumns.add(columns[0] ?? '');
      return columns[0];
    }
    const total = this.template.funding.rows.find((row) => row.total);
    // A side whose own total is printed nowhere is not there.
    const named = columns.filter((column) => total?.labels?.[column] === undefined || this.ownColumns.has(column));
    const open = named.length > 0 ? named : columns;
    const times = this.met.get(key) ?? 0;
    this.met.set(key, times + 1);
    return open[times];
  }

  private put(row: string, target: string, cell: string, total: boolean): boolean {
    const computed = Object.values<string>(COMPUTED).includes(target);
    if (computed && !total) return isDash(cell);
    if (computed) return this.print(target, cell);
    const cells = this.cells[row];
    const money = moneyOf(cell, this.template.moneyUnit);
    const place = `${row} ${target}`;
    if (!cells || !(target in cells) || money === undefined || this.filled.has(place)) return false;
    this.filled.add(place);
    cells[target] = money;
    return true;
  }

  private print(target: string, cell: string): boolean {
    if (isDash(cell)) return true;
    const text = target === 'executionRate' ? cell.slice(0, 40) : decimalOf(cell);
    if (text === undefined || (target === 'executionRate' && cell.length > 40) || target in this.printed) return false;
    this.printed[target] = text;
    return true;
  }
}

/** An amount, — for not applicable; undefined where it is neither. The template's own unit behind it is its own. */
function moneyOf(cell: string, unit: string): MoneyCell | undefined {
  if (isDash(cell)) return { kind: 'none' };
  const amount = decimalOf(cell.replace(new RegExp(`\\s*${unit}$`), ''));
  return amount === undefined ? undefined : { kind: 'amount', amount };
}

export type FundingPrinted = NonNullable<FormContent['printed']>;
