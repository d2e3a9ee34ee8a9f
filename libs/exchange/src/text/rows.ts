import { decimalText, parseValue, type DecimalText, type Indicator, type Template } from '@chengwen/domain';
import { filled, keyOf, type Line } from './lines.js';

const NOTHING = { cells: [], lines: [] } as const;

type Place = Pick<Indicator, 'category' | 'dimension' | 'categoryLabel' | 'dimensionLabel'>;

/** A row that is broken over lines has so many of them at most: beyond that it is no row. */
const LONGEST_ROW = 4;

/** What is longer is no label of a category or dimension. */
const LONGEST_LABEL = 20;

/** The indicator rows of a grid whose first columns are merged on paper, so that cells of a row stand shifted. */
export class RowReader {
  readonly indicators: Indicator[] = [];
  private place: Place | undefined;
  private pending: { readonly cells: readonly string[]; readonly lines: readonly Line[] } = NOTHING;
  private readonly given: Line[] = [];
  private columns: readonly string[] = [];

  constructor(private readonly template: Template) {}

  /** Takes the head of the grid: its columns help with rows that leave cells blank. */
  head({ cells }: Line): void {
    this.columns = cells.map(keyOf);
  }

  /** Takes one line. Lines that never become a row come back from `unread`. */
  take(line: Line): void {
    const cells = trimmed(line.cells);
    if (cells.length === 1 && this.pending.lines.length === 0 && this.goOn(cells[0] ?? '')) return;
    const whole = this.pending.lines.length > 0 ? joined(this.pending.cells, cells) : cells;
    const row = this.read(whole);
    if (row) return this.keep(row);
    // Perhaps the lines before were no row, and this one is.
    const alone = this.read(cells) ?? this.readByColumns(line.cells);
    if (alone) {
      this.given.push(...this.pending.lines);
      return this.keep(alone);
    }
    this.pending = { cells: whole, lines: [...this.pending.lines, line] };
    if (this.pending.lines.length < LONGEST_ROW) return;
    this.given.push(...this.pending.lines);
    this.pending = NOTHING;
  }

  /** Lines of which no row could be made. */
  get unread(): readonly Line[] {
    return [...this.given, ...this.pending.lines];
  }

  private keep(row: Indicator): void {
    this.pending = NOTHING;
    this.indicators.push(row);
  }

  private read(cells: readonly string[]): Indicator | undefined {
    const { place, used } = this.placeOf(cells);
    const rest = cells.slice(used);
    // Merged columns leave blanks anywhere in a row, so it is read from its two figures: weight and score.
    const at = rest.findLastIndex((cell, index) => isNumber(cell) && isNumber(rest[index + 1]));
    const before = filled(rest.slice(0, Math.max(at, 0)));
    const [name, target, actual] = before.slice(-3);
    if (name === undefined || target === undefined || actual === undefined || before.length > 5) return undefined;
    if (before.slice(0, -3).some((each) => each.length > LONGEST_LABEL)) return undefined;
    const [weight = '', score = '', ...words] = rest.slice(at);
    // Labels that the template does not know stay as they were printed.
    const [dimension, category] = before.slice(0, -3).reverse();
    const printed = { ...(category && { categoryLabel: category }), ...(dimension && { dimensionLabel: dimension }) };
    return this.row(
      { ...place, ...printed },
      { name, target, actual, weight, score, variance: filled(words).join('') },
    );
  }

  /** A row with blank cells has no two figures to hold on to; where it stands straight under its head, columns do. */
  private readByColumns(cells: readonly string[]): Indicator | undefined {
    const cell = (label: string): string => cells[this.columns.findIndex((each) => each.startsWith(label))] ?? '';
    const [name, weight, score] = [cell('三级指标'), cell('分值'), cell('得分')];
    const figures = [weight, score].filter((each) => each !== '');
    if (name === '' || isNumber(name) || figures.length === 0 || !figures.every(isNumber)) return undefined;
    const { place } = this.placeOf([cell('一级指标'), cell('二级指标'), ...['', '', '', '']]);
    const [target, actual] = [cell('年度指标值'), cell('实际完成值')];
    return this.row(place, { name, target, actual, weight, score, variance: cell('偏差原因') });
  }

  private row(
    place: Place,
    cells: Record<'name' | 'target' | 'actual' | 'weight' | 'score' | 'variance', string>,
  ): Indicator {
    const { name, target, actual, weight, score, variance } = cells;
    this.place = place;
    return {
      id: `i${this.indicators.length + 1}`,
      ...place,
      name,
      target: parseValue(target, { name }),
      actual: parseValue(actual, { name }),
      weight: numberOf(weight),
      score: numberOf(score),
      scoreReason: '',
      variance,
    };
  }

  /** Leading cells that name a category or a dimension; where a merged cell left none, the row above says. */
  private placeOf(cells: readonly string[]): { place: Place; used: number } {
    let used = 0;
    let place: Place = this.place ?? { category: 'output', dimension: 'quantity' };
    // The last cells of a row are its values: what names a place stands before at least five others.
    for (let at = 0; at < cells.length - 4; at++) {
      const key = labelKey(cells[at] ?? '');
      if (key === '') continue;
      const category = used === 0 ? this.template.categories.find((each) => named(each, key)) : undefined;
      const inside = category ?? this.template.categories.find((each) => each.key === place.category);
      const dimension =
        category && category.key !== place.category && !isLastLabel(cells, at)
          ? undefined
          : [inside, ...this.template.categories]
              .flatMap((each) => each?.dimensions ?? [])
              .find((each) => named(each, key));
      if (category && !dimension) {
        place = { category: category.key, dimension: category.dimensions[0]?.key ?? place.dimension };
        if (key !== keyOf(category.label)) place = { ...place, categoryLabel: label(cells[at] ?? '') };
      } else if (dimension) {
        const owner = this.template.categories.find(({ dimensions }) => dimensions.includes(dimension));
        const kept = owner?.key === place.category && place.categoryLabel ? { categoryLabel: place.categoryLabel } : {};
        place = { category: owner?.key ?? place.category, dimension: dimension.key, ...kept };
        if (key !== keyOf(dimension.label)) place = { ...place, dimensionLabel: label(cells[at] ?? '') };
      } else break;
      used = at + 1;
    }
    return { place, used };
  }

  /** Words alone on a line go on with the last cell of the row above. */
  private goOn(words: string): boolean {
    const last = this.indicators.at(-1);
    if (!last || isNumber(words)) return false;
    if (last.variance === '') return false;
    this.indicators[this.indicators.length - 1] = { ...last, variance: last.variance + words };
    return true;
  }
}

const label = (cell: string): string => cell.replace(/[（(].*$/, '').trim();
/** 产出指标（50分） names 产出指标; the weight in brackets is checked elsewhere. */
const labelKey = (cell: string): string => keyOf(label(cell));
const named = (spec: { label: string; aliases: readonly string[] }, key: string): boolean =>
  [spec.label, ...spec.aliases].some((alias) => keyOf(alias) === key);

/** 满意度指标 is a category and an alias of a dimension: before another label it is the category. */
const isLastLabel = (cells: readonly string[], at: number): boolean =>
  !/指标$|效益$|满意度$/.test(labelKey(cells[at + 1] ?? ''));

const isNumber = (cell: string | undefined): cell is string => cell !== undefined && numberOf(cell) !== null;
const numberOf = (cell: string): DecimalText | null => {
  const read = decimalText.safeParse(cell.normalize('NFKC').replace(/分$/, '').trim());
  return read.success ? read.data : null;
};

/** Blank cells at both ends come from merged columns and ragged line ends. */
function trimmed(cells: readonly string[]): string[] {
  const from = cells.findIndex((cell) => cell !== '');
  return from < 0 ? [] : cells.slice(from, cells.findLastIndex((cell) => cell !== '') + 1);
}

/** A broken line goes on in the middle of a cell. */
const joined = (before: readonly string[], after: readonly string[]): string[] => [
  ...before.slice(0, -1),
  (before.at(-1) ?? '') + (after[0] ?? ''),
  ...after.slice(1),
];
