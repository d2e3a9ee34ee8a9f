import { decimalText, parseValue, type DecimalText, type Indicator, type Template } from '@chengwen/domain';
import { filled, keyOf, type Line } from './lines.js';

type Place = Pick<Indicator, 'category' | 'dimension' | 'categoryLabel' | 'dimensionLabel'>;

/** The indicator rows of a grid whose first columns are merged on paper, so that cells of a row stand shifted. */
export class RowReader {
  readonly indicators: Indicator[] = [];
  private place: Place | undefined;
  private pending: string[] = [];

  constructor(private readonly template: Template) {}

  /** Takes one line; false when it cannot belong to the grid. */
  take(line: Line): boolean {
    const cells = trimmed(line.cells);
    if (cells.length === 0) return false;
    if (this.pending.length === 0 && cells.length === 1) return this.goOn(cells[0] ?? '');
    this.pending = this.pending.length > 0 ? joined(this.pending, cells) : cells;
    const row = this.read(this.pending);
    if (!row) return true;
    this.pending = [];
    this.indicators.push(row);
    return true;
  }

  /** Cells of a row that never came to its end. */
  get unfinished(): boolean {
    return this.pending.length > 0;
  }

  private read(cells: readonly string[]): Indicator | undefined {
    const place = this.placeOf(cells);
    const rest = cells.slice(place.used);
    // Merged columns leave blanks anywhere in a row, so it is read from its two figures: weight and score.
    const at = rest.findLastIndex((cell, index) => isNumber(cell) && isNumber(rest[index + 1]));
    const [name, target, actual, ...beyond] = filled(rest.slice(0, Math.max(at, 0)));
    if (name === undefined || target === undefined || actual === undefined || beyond.length > 0) return undefined;
    const [weight = '', score = '', ...words] = rest.slice(at);
    this.place = place.place;
    return {
      id: `i${this.indicators.length + 1}`,
      ...place.place,
      name,
      target: parseValue(target, { name }),
      actual: parseValue(actual, { name }),
      weight: numberOf(weight),
      score: numberOf(score),
      scoreReason: '',
      variance: filled(words).join(''),
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
    if (last.variance === '') {
      this.pending = [words];
      return true;
    }
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
